import type { Language } from '../../../libs/channels/language';
import type { ShownMemberStatus } from '../../../libs/circles/household';

/** What /me/household says: whom the reader speaks for, and who speaks for the reader. */
export interface HouseholdWords {
  readonly title: string;
  readonly hint: string;
  /** How a text speaks for `count` members; `example` is the name of one. */
  readonly howTo: (count: number, example: string) => string;
  readonly nobody: string;
  readonly statuses: Readonly<Record<ShownMemberStatus, string>>;
  readonly remove: string;
  readonly addTitle: string;
  readonly name: string;
  readonly phone: string;
  readonly phoneHint: string;
  readonly add: string;
  readonly unnamed: string;
  readonly full: string;
  readonly ownNumber: string;
  readonly membershipsTitle: string;
  readonly membershipsHint: string;
  readonly noMembership: string;
  readonly accept: string;
  readonly refuse: string;
  readonly leave: string;
}

export const householdWords: Readonly<Record<Language, HouseholdWords>> = {
  fr: {
    title: 'Mon foyer',
    hint: 'Déclarez huit personnes au plus : lors d’une alerte, un seul SMS répond pour toutes. Ceux qui vous suivent lisent alors leurs prénoms.',
    howTo: (count, example) =>
      `Par SMS : « OK ${count} » dit que tout le foyer est en sécurité avec vous, « OK AVEC ${example} » seulement ceux que vous nommez. De même avec 2 pour de l’aide, 3 ou 4.`,
    nobody: 'Personne n’est déclaré.',
    statuses: { no_phone: 'sans téléphone', asked: 'son accord est demandé', accepted: 'd’accord' },
    remove: 'Retirer',
    addTitle: 'Ajouter quelqu’un',
    name: 'Prénom',
    phone: 'Son numéro de téléphone, s’il y en a un',
    phoneHint: 'Cette personne devra d’abord être d’accord. Sa propre réponse l’emporte toujours.',
    add: 'Ajouter',
    unnamed: 'Écrivez un prénom, en lettres.',
    full: 'Un foyer compte huit personnes au plus. Retirez-en une d’abord.',
    ownNumber: 'C’est votre propre numéro.',
    membershipsTitle: 'Qui parle pour moi',
    membershipsHint: 'Vous êtes informé de ce qui est dit pour vous, et pouvez le démentir.',
    noMembership: 'Personne.',
    accept: 'Accepter',
    refuse: 'Refuser',
    leave: 'Y mettre fin',
  },
  en: {
    title: 'My household',
    hint: 'Declare up to eight people: in an alert one text answers for all of them. Those who follow you then read their first names.',
    howTo: (count, example) =>
      `By text: “OK ${count}” says that the whole household is safe with you, “OK WITH ${example}” only those whom you name. The same with 2 for help, 3 or 4.`,
    nobody: 'Nobody is declared.',
    statuses: { no_phone: 'no phone', asked: 'asked to agree', accepted: 'agrees' },
    remove: 'Remove',
    addTitle: 'Add somebody',
    name: 'First name',
    phone: 'Their phone number, if they have one',
    phoneHint: 'They have to agree first. Their own answer always comes first.',
    add: 'Add',
    unnamed: 'Write a first name, in letters.',
    full: 'A household has eight people at most. Remove somebody first.',
    ownNumber: 'This is your own number.',
    membershipsTitle: 'Who speaks for me',
    membershipsHint: 'You are told what is said for you, and can deny it.',
    noMembership: 'Nobody.',
    accept: 'Accept',
    refuse: 'Refuse',
    leave: 'End it',
  },
  es: {
    title: 'Mi hogar',
    hint: 'Declare hasta ocho personas: en una alerta un solo SMS responde por todas. Quienes le siguen leen entonces sus nombres.',
    howTo: (count, example) =>
      `Por SMS: «OK ${count}» dice que todo el hogar está a salvo con usted, «OK CON ${example}» solo quienes usted nombre. Igual con 2 para pedir ayuda, 3 o 4.`,
    nobody: 'No hay nadie declarado.',
    statuses: { no_phone: 'sin teléfono', asked: 'se le pide su acuerdo', accepted: 'de acuerdo' },
    remove: 'Quitar',
    addTitle: 'Añadir a alguien',
    name: 'Nombre',
    phone: 'Su número de teléfono, si lo tiene',
    phoneHint: 'Antes tiene que estar de acuerdo. Su propia respuesta siempre cuenta antes.',
    add: 'Añadir',
    unnamed: 'Escriba un nombre, con letras.',
    full: 'Un hogar tiene ocho personas como mucho. Quite antes a alguien.',
    ownNumber: 'Es su propio número.',
    membershipsTitle: 'Quién habla por mí',
    membershipsHint: 'Usted sabrá lo que se dice por usted, y podrá negarlo.',
    noMembership: 'Nadie.',
    accept: 'Aceptar',
    refuse: 'Rechazar',
    leave: 'Terminar',
  },
  de: {
    title: 'Mein Haushalt',
    hint: 'Geben Sie bis zu acht Personen an: Bei einer Warnung antwortet eine SMS für alle. Wer Ihnen folgt, liest dann ihre Vornamen.',
    howTo: (count, example) =>
      `Per SMS: „OK ${count}“ sagt, dass der ganze Haushalt mit Ihnen in Sicherheit ist, „OK MIT ${example}“ nur, wen Sie nennen. Ebenso mit 2 für Hilfe, 3 oder 4.`,
    nobody: 'Niemand ist angegeben.',
    statuses: { no_phone: 'ohne Telefon', asked: 'um Zustimmung gebeten', accepted: 'einverstanden' },
    remove: 'Entfernen',
    addTitle: 'Jemanden hinzufügen',
    name: 'Vorname',
    phone: 'Telefonnummer der Person, falls es eine gibt',
    phoneHint: 'Die Person muss erst zustimmen. Ihre eigene Antwort gilt immer mehr.',
    add: 'Hinzufügen',
    unnamed: 'Schreiben Sie einen Vornamen, in Buchstaben.',
    full: 'Ein Haushalt hat höchstens acht Personen. Entfernen Sie zuerst jemanden.',
    ownNumber: 'Das ist Ihre eigene Nummer.',
    membershipsTitle: 'Wer für mich spricht',
    membershipsHint: 'Sie erfahren, was für Sie gesagt wird, und können widersprechen.',
    noMembership: 'Niemand.',
    accept: 'Annehmen',
    refuse: 'Ablehnen',
    leave: 'Beenden',
  },
  ar: {
    title: 'أسرتي',
    hint: 'سجّلوا ثمانية أشخاص على الأكثر: عند التنبيه تجيب رسالة واحدة عن الجميع. ومن يتابعونكم يقرأون حينها أسماءهم.',
    howTo: (count, example) =>
      `برسالة: «بخير ${count}» تقول إن الأسرة كلها بخير معكم، و«بخير مع ${example}» عمن تسمونهم فقط. وكذلك 2 للمساعدة أو 3 أو 4.`,
    nobody: 'لا أحد مسجل.',
    statuses: { no_phone: 'بلا هاتف', asked: 'طُلبت موافقته', accepted: 'موافق' },
    remove: 'إزالة',
    addTitle: 'إضافة شخص',
    name: 'الاسم الأول',
    phone: 'رقم هاتفه إن وجد',
    phoneHint: 'على هذا الشخص أن يوافق أولا. وجوابه هو يسبق دائما.',
    add: 'إضافة',
    unnamed: 'اكتبوا اسما بالحروف.',
    full: 'الأسرة ثمانية أشخاص على الأكثر. أزيلوا أحدهم أولا.',
    ownNumber: 'هذا رقمكم أنتم.',
    membershipsTitle: 'من يتكلم عني',
    membershipsHint: 'ستعلمون بما يقال عنكم، ويمكنكم نفيه.',
    noMembership: 'لا أحد.',
    accept: 'قبول',
    refuse: 'رفض',
    leave: 'إنهاء',
  },
};
