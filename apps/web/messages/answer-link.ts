import type { Language } from '../../../libs/channels/language';

/** What the page says that a link in a message opens. */
export interface AnswerLinkWords {
  readonly forPhone: (digits: string) => string;
  readonly notMe: string;
  readonly recorded: (answer: string) => string;
  readonly helpFirst: string;
  readonly undo: string;
  readonly undoHint: string;
  readonly undone: string;
  readonly tooLate: string;
  readonly change: string;
}

export const answerLinkWords: Readonly<Record<Language, AnswerLinkWords>> = {
  fr: {
    forPhone: (digits) => `Vous répondez pour le téléphone qui finit par ${digits}.`,
    notMe: 'Ce n’est pas mon téléphone',
    recorded: (answer) => `Réponse enregistrée : ${answer}.`,
    helpFirst: 'Appelez le 112 maintenant, ou envoyez un SMS au 114 : eux seuls envoient les secours.',
    undo: 'Annuler cette réponse',
    undoHint: 'Possible pendant dix minutes.',
    undone: 'Cette réponse est annulée.',
    tooLate: 'Plus de dix minutes ont passé : donnez une nouvelle réponse.',
    change: 'Si la situation change, répondez à nouveau :',
  },
  en: {
    forPhone: (digits) => `You answer for the phone ending in ${digits}.`,
    notMe: 'This is not my phone',
    recorded: (answer) => `Answer recorded: ${answer}.`,
    helpFirst: 'Call 112 now, or text 114 in France: only they can send rescue.',
    undo: 'Take this answer back',
    undoHint: 'Possible for ten minutes.',
    undone: 'This answer has been taken back.',
    tooLate: 'More than ten minutes have passed: give a new answer.',
    change: 'If things change, answer again:',
  },
  es: {
    forPhone: (digits) => `Responde por el teléfono que termina en ${digits}.`,
    notMe: 'No es mi teléfono',
    recorded: (answer) => `Respuesta anotada: ${answer}.`,
    helpFirst: 'Llame ahora al 112, o escriba al 114 en Francia: solo ellos mandan socorro.',
    undo: 'Anular esta respuesta',
    undoHint: 'Posible durante diez minutos.',
    undone: 'Esta respuesta queda anulada.',
    tooLate: 'Han pasado más de diez minutos: dé una nueva respuesta.',
    change: 'Si algo cambia, responda otra vez:',
  },
  de: {
    forPhone: (digits) => `Sie antworten für das Telefon, das auf ${digits} endet.`,
    notMe: 'Das ist nicht mein Telefon',
    recorded: (answer) => `Antwort notiert: ${answer}.`,
    helpFirst: 'Rufen Sie jetzt 112 an, in Frankreich auch SMS an 114: Nur sie schicken Rettung.',
    undo: 'Diese Antwort zurücknehmen',
    undoHint: 'Zehn Minuten lang möglich.',
    undone: 'Diese Antwort ist zurückgenommen.',
    tooLate: 'Mehr als zehn Minuten sind vergangen: Geben Sie eine neue Antwort.',
    change: 'Wenn sich etwas ändert, antworten Sie erneut:',
  },
  ar: {
    forPhone: (digits) => `أنتم تجيبون عن الهاتف الذي ينتهي بالرقم ${digits}.`,
    notMe: 'هذا ليس هاتفي',
    recorded: (answer) => `سُجّل جوابكم: ${answer}.`,
    helpFirst: 'اتصلوا الآن بالرقم 112، أو أرسلوا رسالة إلى 114 في فرنسا: هم وحدهم يرسلون الإنقاذ.',
    undo: 'التراجع عن هذا الجواب',
    undoHint: 'ممكن خلال عشر دقائق.',
    undone: 'أُلغي هذا الجواب.',
    tooLate: 'مضت أكثر من عشر دقائق: أعطوا جوابا جديدا.',
    change: 'إن تغيّر الوضع فأجيبوا من جديد:',
  },
};
