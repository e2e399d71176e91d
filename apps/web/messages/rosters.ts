import type { Language } from '../../../libs/channels/language';
import type { RowFault } from '../../../libs/check-ins/rosters/roster-row';

/** What the pages say by which a school or hospital sends a list of people present. */
export interface RosterWords {
  readonly title: string;
  readonly hint: string;
  readonly form: string;
  readonly key: string;
  readonly keyHint: string;
  readonly incident: string;
  readonly incidentHint: string;
  readonly file: string;
  readonly fileHint: string;
  readonly submit: string;
  readonly refusals: Readonly<Record<RosterRefusal, string>>;
  readonly result: string;
  readonly reading: (done: number, rows: number) => string;
  readonly finished: (rows: number) => string;
  readonly taken: string;
  readonly unchanged: string;
  readonly refused: string;
  /** What to do about rows that were refused. */
  readonly again: string;
  readonly download: string;
  readonly line: string;
  readonly column: string;
  readonly columns: Readonly<Record<'phone' | 'status', string>>;
  readonly wrong: string;
  readonly toDo: string;
  /** What is wrong, and what to do. */
  readonly faults: Readonly<Record<RowFault, readonly [string, string]>>;
  readonly another: string;
}

export const rosterRefusals = [
  'organisation-key-refused', 'incident-not-found', 'incident-closed', 'roster-too-large', 'roster-unreadable',
  'roster-without-columns', 'no-file',
] as const; // prettier-ignore
export type RosterRefusal = (typeof rosterRefusals)[number];

export const rosterWords: Readonly<Record<Language, RosterWords>> = {
  fr: {
    title: 'Liste des personnes présentes',
    hint: 'Pour les écoles et hôpitaux que la préfecture a vérifiés. Leurs proches qui les suivent sont informés, et chaque personne peut démentir.',
    form: 'Un fichier CSV dont la première ligne nomme une colonne « phone » et une colonne « status ». Statut : 1 en sécurité, 2 besoin d’aide, 3 pas sur place, 4 en sécurité sans abri. Les autres colonnes ne sont pas lues.',
    key: 'Clé de l’établissement',
    keyHint: 'Remise par la préfecture.',
    incident: 'Numéro de l’alerte',
    incidentHint: 'Le dernier nombre du lien dans le message d’alerte.',
    file: 'Fichier',
    fileHint: '10 Mo, 100 000 lignes et 50 colonnes au plus.',
    submit: 'Envoyer',
    refusals: {
      'organisation-key-refused': 'Cette clé n’est pas celle d’un établissement vérifié. Demandez-la à la préfecture.',
      'incident-not-found': 'Aucune alerte de ce numéro.',
      'incident-closed': 'Cette alerte ne reçoit plus de réponses.',
      'roster-too-large': 'Le fichier est trop grand : partagez-le.',
      'roster-unreadable': 'Le fichier n’est pas un CSV lisible. Enregistrez-le de nouveau en CSV (UTF-8).',
      'roster-without-columns': 'La première ligne doit nommer une colonne « phone » et une colonne « status ».',
      'no-file': 'Choisissez un fichier.',
    },
    result: 'Votre liste',
    reading: (done, rows) => `Lecture : ${done} lignes sur ${rows}. Cette page se recharge seule.`,
    finished: (rows) => `Les ${rows} lignes sont lues.`,
    taken: 'Notées',
    unchanged: 'Inchangées',
    refused: 'Refusées',
    again: 'Corrigez ces lignes dans votre fichier et envoyez-le de nouveau en entier : rien n’est compté deux fois.',
    download: 'Toutes les erreurs en CSV',
    line: 'Ligne',
    column: 'Colonne',
    columns: { phone: 'téléphone', status: 'statut' },
    wrong: 'Erreur',
    toDo: 'Que faire',
    faults: {
      'phone-missing': ['Numéro absent', 'Écrivez le numéro, ou retirez la ligne.'],
      'phone-unreadable': ['Numéro illisible', 'Écrivez-le comme 06 12 34 56 78 ou +33612345678, en format texte.'],
      'status-missing': ['Statut absent', 'Écrivez 1, 2, 3 ou 4.'],
      'status-unknown': ['Statut inconnu', 'Écrivez 1, 2, 3 ou 4.'],
      'status-death': ['Un décès ne se déclare pas ici', 'Appelez l’officier de liaison de la préfecture.'],
      'named-twice': ['Deux statuts pour ce numéro', 'Gardez la ligne qui est juste.'],
    },
    another: 'Envoyer une autre liste',
  },
  en: {
    title: 'List of people present',
    hint: 'For schools and hospitals that the authority has verified. Relatives who follow them are told, and each person can deny it.',
    form: 'A CSV file whose first line names a column “phone” and a column “status”. Status: 1 safe, 2 needs help, 3 not in the area, 4 safe but needs shelter. Other columns are not read.',
    key: 'Key of the organisation',
    keyHint: 'Handed out by the authority.',
    incident: 'Number of the alert',
    incidentHint: 'The last number of the link in the alert message.',
    file: 'File',
    fileHint: 'At most 10 MB, 100,000 rows and 50 columns.',
    submit: 'Send',
    refusals: {
      'organisation-key-refused': 'This is not the key of a verified organisation. Ask the authority for it.',
      'incident-not-found': 'There is no alert of this number.',
      'incident-closed': 'This alert takes no answers any more.',
      'roster-too-large': 'The file is too large: split it.',
      'roster-unreadable': 'The file cannot be read as CSV. Save it as CSV (UTF-8) again.',
      'roster-without-columns': 'The first line must name a column “phone” and a column “status”.',
      'no-file': 'Choose a file.',
    },
    result: 'Your list',
    reading: (done, rows) => `Reading: ${done} of ${rows} rows. This page loads itself again.`,
    finished: (rows) => `All ${rows} rows are read.`,
    taken: 'Taken',
    unchanged: 'Unchanged',
    refused: 'Refused',
    again: 'Correct these lines in your file and send all of it again: nothing is counted twice.',
    download: 'All errors as CSV',
    line: 'Line',
    column: 'Column',
    columns: { phone: 'phone', status: 'status' },
    wrong: 'Error',
    toDo: 'What to do',
    faults: {
      'phone-missing': ['No number', 'Write the number, or remove the line.'],
      'phone-unreadable': ['Unreadable number', 'Write it like 06 12 34 56 78 or +33612345678, as text.'],
      'status-missing': ['No status', 'Write 1, 2, 3 or 4.'],
      'status-unknown': ['Unknown status', 'Write 1, 2, 3 or 4.'],
      'status-death': ['A death is not reported here', 'Call the liaison officer of the authority.'],
      'named-twice': ['Two statuses for this number', 'Keep the line that is right.'],
    },
    another: 'Send another list',
  },
  es: {
    title: 'Lista de personas presentes',
    hint: 'Para escuelas y hospitales verificados por la autoridad. Se avisa a los allegados que les siguen, y cada persona puede negarlo.',
    form: 'Un archivo CSV cuya primera línea nombra una columna «phone» y una columna «status». Estado: 1 a salvo, 2 necesita ayuda, 3 no está en la zona, 4 a salvo sin refugio. Las demás columnas no se leen.',
    key: 'Clave del centro',
    keyHint: 'La entrega la autoridad.',
    incident: 'Número de la alerta',
    incidentHint: 'El último número del enlace en el mensaje de alerta.',
    file: 'Archivo',
    fileHint: 'Como mucho 10 MB, 100 000 líneas y 50 columnas.',
    submit: 'Enviar',
    refusals: {
      'organisation-key-refused': 'Esta no es la clave de un centro verificado. Pídala a la autoridad.',
      'incident-not-found': 'No hay ninguna alerta con este número.',
      'incident-closed': 'Esta alerta ya no admite respuestas.',
      'roster-too-large': 'El archivo es demasiado grande: divídalo.',
      'roster-unreadable': 'El archivo no se puede leer como CSV. Guárdelo de nuevo como CSV (UTF-8).',
      'roster-without-columns': 'La primera línea debe nombrar una columna «phone» y una columna «status».',
      'no-file': 'Elija un archivo.',
    },
    result: 'Su lista',
    reading: (done, rows) => `Lectura: ${done} de ${rows} líneas. Esta página se recarga sola.`,
    finished: (rows) => `Se han leído las ${rows} líneas.`,
    taken: 'Anotadas',
    unchanged: 'Sin cambios',
    refused: 'Rechazadas',
    again: 'Corrija estas líneas en su archivo y envíelo entero de nuevo: nada se cuenta dos veces.',
    download: 'Todos los errores en CSV',
    line: 'Línea',
    column: 'Columna',
    columns: { phone: 'teléfono', status: 'estado' },
    wrong: 'Error',
    toDo: 'Qué hacer',
    faults: {
      'phone-missing': ['Falta el número', 'Escriba el número, o quite la línea.'],
      'phone-unreadable': ['Número ilegible', 'Escríbalo como +34612345678, en formato de texto.'],
      'status-missing': ['Falta el estado', 'Escriba 1, 2, 3 o 4.'],
      'status-unknown': ['Estado desconocido', 'Escriba 1, 2, 3 o 4.'],
      'status-death': ['Un fallecimiento no se declara aquí', 'Llame al oficial de enlace de la autoridad.'],
      'named-twice': ['Dos estados para este número', 'Deje la línea correcta.'],
    },
    another: 'Enviar otra lista',
  },
  de: {
    title: 'Liste der Anwesenden',
    hint: 'Für Schulen und Krankenhäuser, die die Behörde bestätigt hat. Angehörige, die ihnen folgen, erfahren es, und jede Person kann widersprechen.',
    form: 'Eine CSV-Datei, deren erste Zeile eine Spalte „phone“ und eine Spalte „status“ nennt. Status: 1 in Sicherheit, 2 braucht Hilfe, 3 nicht vor Ort, 4 in Sicherheit ohne Unterkunft. Andere Spalten werden nicht gelesen.',
    key: 'Schlüssel der Einrichtung',
    keyHint: 'Die Behörde gibt ihn aus.',
    incident: 'Nummer der Warnung',
    incidentHint: 'Die letzte Zahl im Link der Warnung.',
    file: 'Datei',
    fileHint: 'Höchstens 10 MB, 100 000 Zeilen und 50 Spalten.',
    submit: 'Senden',
    refusals: {
      'organisation-key-refused': 'Das ist nicht der Schlüssel einer bestätigten Einrichtung. Fragen Sie die Behörde.',
      'incident-not-found': 'Es gibt keine Warnung mit dieser Nummer.',
      'incident-closed': 'Diese Warnung nimmt keine Antworten mehr an.',
      'roster-too-large': 'Die Datei ist zu groß: Teilen Sie sie.',
      'roster-unreadable': 'Die Datei ist nicht als CSV lesbar. Speichern Sie sie erneut als CSV (UTF-8).',
      'roster-without-columns': 'Die erste Zeile muss eine Spalte „phone“ und eine Spalte „status“ nennen.',
      'no-file': 'Wählen Sie eine Datei.',
    },
    result: 'Ihre Liste',
    reading: (done, rows) => `Gelesen: ${done} von ${rows} Zeilen. Diese Seite lädt sich selbst neu.`,
    finished: (rows) => `Alle ${rows} Zeilen sind gelesen.`,
    taken: 'Notiert',
    unchanged: 'Unverändert',
    refused: 'Abgelehnt',
    again: 'Berichtigen Sie diese Zeilen in Ihrer Datei und senden Sie sie ganz noch einmal: Nichts zählt doppelt.',
    download: 'Alle Fehler als CSV',
    line: 'Zeile',
    column: 'Spalte',
    columns: { phone: 'Telefon', status: 'Status' },
    wrong: 'Fehler',
    toDo: 'Was zu tun ist',
    faults: {
      'phone-missing': ['Nummer fehlt', 'Schreiben Sie die Nummer, oder entfernen Sie die Zeile.'],
      'phone-unreadable': ['Nummer unlesbar', 'Schreiben Sie sie wie +4915112345678, als Text.'],
      'status-missing': ['Status fehlt', 'Schreiben Sie 1, 2, 3 oder 4.'],
      'status-unknown': ['Status unbekannt', 'Schreiben Sie 1, 2, 3 oder 4.'],
      'status-death': ['Ein Todesfall wird nicht hier gemeldet', 'Rufen Sie den Verbindungsbeamten der Behörde an.'],
      'named-twice': ['Zwei Status für diese Nummer', 'Behalten Sie die richtige Zeile.'],
    },
    another: 'Eine weitere Liste senden',
  },
  ar: {
    title: 'قائمة الحاضرين',
    hint: 'للمدارس والمستشفيات التي تحققت منها السلطة. يُبلَّغ الأقارب الذين يتابعونهم، ويمكن لكل شخص النفي.',
    form: 'ملف CSV يسمي سطره الأول عمود «phone» وعمود «status». الحالة: 1 بخير، 2 يحتاج مساعدة، 3 ليس في المنطقة، 4 بخير بلا مأوى. لا تُقرأ الأعمدة الأخرى.',
    key: 'مفتاح المؤسسة',
    keyHint: 'تسلمه السلطة.',
    incident: 'رقم التنبيه',
    incidentHint: 'آخر رقم في رابط رسالة التنبيه.',
    file: 'الملف',
    fileHint: '10 ميغابايت و100000 سطر و50 عمودا على الأكثر.',
    submit: 'إرسال',
    refusals: {
      'organisation-key-refused': 'هذا ليس مفتاح مؤسسة تم التحقق منها. اطلبوه من السلطة.',
      'incident-not-found': 'لا يوجد تنبيه بهذا الرقم.',
      'incident-closed': 'هذا التنبيه لم يعد يستقبل أجوبة.',
      'roster-too-large': 'الملف كبير جدا: قسّموه.',
      'roster-unreadable': 'لا يمكن قراءة الملف. احفظوه من جديد بصيغة CSV (UTF-8).',
      'roster-without-columns': 'يجب أن يسمي السطر الأول عمود «phone» وعمود «status».',
      'no-file': 'اختاروا ملفا.',
    },
    result: 'قائمتكم',
    reading: (done, rows) => `القراءة: ${done} من ${rows} سطرا. تُحدَّث هذه الصفحة وحدها.`,
    finished: (rows) => `قُرئت كل الأسطر وعددها ${rows}.`,
    taken: 'سُجلت',
    unchanged: 'دون تغيير',
    refused: 'رُفضت',
    again: 'صححوا هذه الأسطر في ملفكم وأرسلوه كاملا من جديد: لا يُحسب شيء مرتين.',
    download: 'كل الأخطاء بصيغة CSV',
    line: 'السطر',
    column: 'العمود',
    columns: { phone: 'الهاتف', status: 'الحالة' },
    wrong: 'الخطأ',
    toDo: 'ما العمل',
    faults: {
      'phone-missing': ['الرقم غائب', 'اكتبوا الرقم أو احذفوا السطر.'],
      'phone-unreadable': ['رقم غير مقروء', 'اكتبوه مثل +33612345678 كنص.'],
      'status-missing': ['الحالة غائبة', 'اكتبوا 1 أو 2 أو 3 أو 4.'],
      'status-unknown': ['حالة غير معروفة', 'اكتبوا 1 أو 2 أو 3 أو 4.'],
      'status-death': ['لا يُبلَّغ عن وفاة هنا', 'اتصلوا بضابط الاتصال لدى السلطة.'],
      'named-twice': ['حالتان لهذا الرقم', 'أبقوا السطر الصحيح.'],
    },
    another: 'إرسال قائمة أخرى',
  },
};
