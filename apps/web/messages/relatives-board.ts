import type { Language } from '../../../libs/channels/language';
import type { AnswerWay } from '../../../libs/alerting/answer-way';
import type { Answer } from '../../../libs/check-ins/answer';

/** What the page says on which somebody sees how those are whom they follow. Times are quarters of an hour. */
export interface RelativesBoardWords {
  readonly title: string;
  /** The link to it. */
  readonly here: string;
  readonly lead: string;
  readonly nobody: string;
  readonly nothing: string;
  readonly someone: string;
  readonly answers: Readonly<Record<Answer, (time: string) => string>>;
  /** Beside an answer: how far it may be relied on, where it is not the person's own from a confirmed phone. */
  readonly ways: Readonly<Partial<Record<AnswerWay, string>>>;
  readonly conflicting: string;
  readonly alsoFor: (names: readonly string[]) => string;
  /** Beside an answer that is six hours old or older. */
  readonly stale: string;
  readonly silent: string;
  readonly reached: (time: string) => string;
  readonly onItsWay: string;
  readonly notReached: string;
  readonly notWarned: string;
  readonly share: (percent: number) => string;
  readonly degraded: string;
  readonly advice: string;
  readonly reload: string;
  readonly ask: string;
  /** Said in every case. */
  readonly asked: string;
}

export const relativesBoardWords: Readonly<Record<Language, RelativesBoardWords>> = {
  fr: {
    title: 'Mes proches',
    here: 'Voir comment vont mes proches',
    lead: 'Seules les personnes qui vous ont accepté sont ici. Les heures sont données au quart d’heure, jamais un lieu.',
    nobody: 'Personne ne vous a encore accepté.',
    nothing: 'Aucune alerte en cours ne concerne vos proches.',
    someone: 'Une personne que vous suivez',
    answers: {
      safe: (time) => `En sécurité vers ${time}.`,
      need_help: (time) => `A demandé de l’aide vers ${time}.`,
      not_in_area: (time) => `Pas sur place, dit vers ${time}.`,
      safe_need_shelter: (time) => `En sécurité vers ${time}, mais cherche un abri.`,
    },
    ways: {
      unproven: 'Numéro non vérifié.',
      relative: 'Selon un proche.',
      hearsay: 'Selon un proche sans contact direct : à confirmer.',
      organisation: 'Selon un organisme.',
    },
    conflicting: 'Des informations se contredisent.',
    alsoFor: (names) => `Aussi pour : ${names.join(', ')}.`,
    stale: 'C’était il y a plus de six heures.',
    silent: 'Pas encore de réponse.',
    reached: (time) => `L’alerte est arrivée sur son téléphone vers ${time}.`,
    onItsWay: 'L’alerte est partie ; rien ne confirme encore qu’elle soit arrivée sur son téléphone.',
    notReached: 'L’alerte n’a pas atteint son téléphone.',
    notWarned: 'Aucune alerte n’a été envoyée à ce téléphone.',
    share: (percent) => `Dans la zone, environ ${percent} % des personnes prévenues ont répondu.`,
    degraded: 'Le réseau est perturbé : des messages et des réponses peuvent tarder.',
    advice: 'Un silence ne veut pas dire un danger : téléphone vide, éteint ou réseau saturé. N’allez pas sur place.',
    reload: 'Actualiser',
    ask: 'Demander des nouvelles',
    asked: 'C’est noté. Pendant une alerte, cette personne reçoit une question, au plus une fois en six heures.',
  },
  en: {
    title: 'My relatives',
    here: 'See how my relatives are',
    lead: 'Only people who have accepted you are here. Times are given to the quarter hour, a place never is.',
    nobody: 'Nobody has accepted you yet.',
    nothing: 'No current alert concerns your relatives.',
    someone: 'Someone you follow',
    answers: {
      safe: (time) => `Safe at about ${time}.`,
      need_help: (time) => `Asked for help at about ${time}.`,
      not_in_area: (time) => `Not in the area, said at about ${time}.`,
      safe_need_shelter: (time) => `Safe at about ${time}, but needs shelter.`,
    },
    ways: {
      unproven: 'Number not verified.',
      relative: 'Says a relative.',
      hearsay: 'Says a relative without direct contact: unconfirmed.',
      organisation: 'Says an organisation.',
    },
    conflicting: 'Reports contradict each other.',
    alsoFor: (names) => `Also for: ${names.join(', ')}.`,
    stale: 'That was more than six hours ago.',
    silent: 'No answer yet.',
    reached: (time) => `The alert reached their phone at about ${time}.`,
    onItsWay: 'The alert has left; nothing confirms yet that it reached their phone.',
    notReached: 'The alert has not reached their phone.',
    notWarned: 'No alert was sent to this phone.',
    share: (percent) => `In the area, about ${percent} % of the people warned have answered.`,
    degraded: 'The network is disturbed: messages and answers may be late.',
    advice:
      'Silence does not mean danger: an empty battery, a phone switched off, a full network. Please do not go there.',
    reload: 'Refresh',
    ask: 'Ask if safe',
    asked: 'Noted. During an alert this person gets a question, at most once in six hours.',
  },
  es: {
    title: 'Mis allegados',
    here: 'Ver cómo están mis allegados',
    lead: 'Aquí solo están las personas que le han aceptado. Las horas se dan por cuartos de hora, nunca un lugar.',
    nobody: 'Nadie le ha aceptado todavía.',
    nothing: 'Ninguna alerta en curso afecta a sus allegados.',
    someone: 'Una persona que usted sigue',
    answers: {
      safe: (time) => `A salvo hacia las ${time}.`,
      need_help: (time) => `Pidió ayuda hacia las ${time}.`,
      not_in_area: (time) => `No está en la zona, dicho hacia las ${time}.`,
      safe_need_shelter: (time) => `A salvo hacia las ${time}, pero necesita refugio.`,
    },
    ways: {
      unproven: 'Número no verificado.',
      relative: 'Según un allegado.',
      hearsay: 'Según un allegado sin contacto directo: por confirmar.',
      organisation: 'Según un organismo.',
    },
    conflicting: 'Las informaciones se contradicen.',
    alsoFor: (names) => `También para: ${names.join(', ')}.`,
    stale: 'Fue hace más de seis horas.',
    silent: 'Aún no hay respuesta.',
    reached: (time) => `La alerta llegó a su teléfono hacia las ${time}.`,
    onItsWay: 'La alerta ha salido; nada confirma aún que haya llegado a su teléfono.',
    notReached: 'La alerta no ha llegado a su teléfono.',
    notWarned: 'No se envió ninguna alerta a este teléfono.',
    share: (percent) => `En la zona ha respondido cerca del ${percent} % de las personas avisadas.`,
    degraded: 'La red está alterada: los mensajes y las respuestas pueden tardar.',
    advice: 'El silencio no significa peligro: batería vacía, teléfono apagado o red saturada. No vaya al lugar.',
    reload: 'Actualizar',
    ask: 'Preguntar si está a salvo',
    asked: 'Anotado. Durante una alerta esta persona recibe una pregunta, como mucho una vez cada seis horas.',
  },
  de: {
    title: 'Meine Angehörigen',
    here: 'Sehen, wie es meinen Angehörigen geht',
    lead: 'Hier stehen nur Personen, die Ihnen zugestimmt haben. Zeiten auf die Viertelstunde genau, nie ein Ort.',
    nobody: 'Noch hat Ihnen niemand zugestimmt.',
    nothing: 'Keine laufende Warnung betrifft Ihre Angehörigen.',
    someone: 'Eine Person, der Sie folgen',
    answers: {
      safe: (time) => `Gegen ${time} in Sicherheit.`,
      need_help: (time) => `Hat gegen ${time} um Hilfe gebeten.`,
      not_in_area: (time) => `Nicht vor Ort, gesagt gegen ${time}.`,
      safe_need_shelter: (time) => `Gegen ${time} in Sicherheit, braucht aber eine Unterkunft.`,
    },
    ways: {
      unproven: 'Nummer nicht bestätigt.',
      relative: 'Laut Angehörigen.',
      hearsay: 'Laut Angehörigen ohne direkten Kontakt: unbestätigt.',
      organisation: 'Laut einer Organisation.',
    },
    conflicting: 'Die Angaben widersprechen sich.',
    alsoFor: (names) => `Auch für: ${names.join(', ')}.`,
    stale: 'Das ist mehr als sechs Stunden her.',
    silent: 'Noch keine Antwort.',
    reached: (time) => `Die Warnung kam gegen ${time} auf dem Telefon an.`,
    onItsWay: 'Die Warnung ist gesendet; noch bestätigt nichts, dass sie auf dem Telefon ankam.',
    notReached: 'Die Warnung hat das Telefon nicht erreicht.',
    notWarned: 'An dieses Telefon wurde keine Warnung gesendet.',
    share: (percent) => `In der Zone haben etwa ${percent} % der Gewarnten geantwortet.`,
    degraded: 'Das Netz ist gestört: Nachrichten und Antworten können sich verspäten.',
    advice: 'Schweigen heißt nicht Gefahr: Akku leer, Telefon aus oder Netz überlastet. Bitte gehen Sie nicht hin.',
    reload: 'Aktualisieren',
    ask: 'Nachfragen',
    asked: 'Notiert. Während einer Warnung erhält diese Person eine Frage, höchstens einmal in sechs Stunden.',
  },
  ar: {
    title: 'أقاربي',
    here: 'الاطلاع على أحوال أقاربي',
    lead: 'لا يظهر هنا إلا من قبلوا طلبكم. الأوقات بالتقريب إلى ربع الساعة، ولا يُذكر أي مكان.',
    nobody: 'لم يقبل أحد طلبكم بعد.',
    nothing: 'لا يوجد تنبيه جارٍ يخص أقاربكم.',
    someone: 'شخص تتابعونه',
    answers: {
      safe: (time) => `بخير نحو الساعة ${time}.`,
      need_help: (time) => `طلب المساعدة نحو الساعة ${time}.`,
      not_in_area: (time) => `ليس في المنطقة، قيل نحو الساعة ${time}.`,
      safe_need_shelter: (time) => `بخير نحو الساعة ${time}، لكن يحتاج إلى مأوى.`,
    },
    ways: {
      unproven: 'رقم غير مؤكد.',
      relative: 'حسب أحد الأقارب.',
      hearsay: 'حسب أحد الأقارب دون اتصال مباشر: غير مؤكد.',
      organisation: 'حسب جهة.',
    },
    conflicting: 'المعلومات متضاربة.',
    alsoFor: (names) => `كذلك عن: ${names.join('، ')}.`,
    stale: 'كان ذلك قبل أكثر من ست ساعات.',
    silent: 'لا جواب بعد.',
    reached: (time) => `وصل التنبيه إلى الهاتف نحو الساعة ${time}.`,
    onItsWay: 'أُرسل التنبيه، ولا شيء يؤكد بعد وصوله إلى الهاتف.',
    notReached: 'لم يصل التنبيه إلى الهاتف.',
    notWarned: 'لم يُرسل أي تنبيه إلى هذا الهاتف.',
    share: (percent) => `أجاب نحو ${percent} % ممن جرى تنبيههم في المنطقة.`,
    degraded: 'الشبكة مضطربة: قد تتأخر الرسائل والأجوبة.',
    advice: 'الصمت لا يعني الخطر: بطارية فارغة أو هاتف مغلق أو شبكة مزدحمة. لا تذهبوا إلى المكان.',
    reload: 'تحديث',
    ask: 'السؤال عن الحال',
    asked: 'تم. أثناء التنبيه تصل إلى هذا الشخص رسالة سؤال، مرة واحدة على الأكثر كل ست ساعات.',
  },
};
