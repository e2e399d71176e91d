import type { Language } from '../../../libs/channels/language';

/** What the page says on which somebody answers an alert, and of the word for duress. */
export interface AnswerPageWords {
  /** The link to it. */
  readonly here: string;
  readonly lead: string;
  readonly said: (answer: string) => string;
  /** Of an answer that is six hours old or older. */
  readonly stale: string;
  readonly none: string;
  readonly helpAsked: string;
  readonly taken: string;
  readonly word: string;
  readonly wordHint: string;
  readonly stored: string;
  readonly sending: string;
  readonly refused: string;
  readonly signIn: string;
  readonly back: string;
  readonly duressTitle: string;
  readonly duressHint: string;
  readonly duressWord: string;
  readonly duressForget: string;
}

export const answerPageWords: Readonly<Record<Language, AnswerPageWords>> = {
  fr: {
    here: 'Répondre ici',
    lead: 'Les proches que vous avez acceptés sont prévenus aussitôt.',
    said: (answer) => `Votre réponse : ${answer}.`,
    stale: 'Elle date de plus de six heures : répondez à nouveau.',
    none: 'Vous n’avez pas encore répondu.',
    helpAsked: 'Votre appel à l’aide est enregistré. Appelez le 112 : eux seuls envoient les secours.',
    taken: 'Réponse enregistrée.',
    word: 'Mot convenu (facultatif)',
    wordHint: 'Laissez vide si vous n’en avez pas.',
    stored: 'Réponse gardée sur cet appareil, pas encore envoyée. Elle partira dès que la connexion revient.',
    sending: 'Envoi…',
    refused: 'Cette réponse n’a pas pu être prise. Rechargez la page et répondez à nouveau.',
    signIn: 'Gardée sur cet appareil : reconnectez-vous pour l’envoyer.',
    back: 'Retour à l’alerte',
    duressTitle: 'Sous la contrainte',
    duressHint:
      'Choisissez un mot. Si quelqu’un vous force à répondre, ajoutez-le : « 1 mot » par SMS, ou dans le champ « Mot convenu ». Tout semblera normal ; les secours seront prévenus en silence. Cette page ne montre jamais si un mot est choisi.',
    duressWord: 'Mot de 3 à 20 lettres ou chiffres',
    duressForget: 'Oublier le mot',
  },
  en: {
    here: 'Answer here',
    lead: 'The relatives you have accepted are told at once.',
    said: (answer) => `Your answer: ${answer}.`,
    stale: 'It is more than six hours old: please answer again.',
    none: 'You have not answered yet.',
    helpAsked: 'Your call for help is recorded. Call 112: only they can send rescue.',
    taken: 'Answer recorded.',
    word: 'Agreed word (optional)',
    wordHint: 'Leave it empty if you have none.',
    stored: 'Your answer is kept on this device, not sent yet. It will leave as soon as the connection is back.',
    sending: 'Sending…',
    refused: 'This answer could not be taken. Reload the page and answer again.',
    signIn: 'Kept on this device: sign in again to send it.',
    back: 'Back to the alert',
    duressTitle: 'Under pressure',
    duressHint:
      'Choose a word. If somebody forces you to answer, add it: “1 word” by SMS, or in the field “Agreed word”. Everything will look normal; responders are told in silence. This page never shows whether a word is chosen.',
    duressWord: 'A word of 3 to 20 letters or digits',
    duressForget: 'Forget the word',
  },
  es: {
    here: 'Responder aquí',
    lead: 'Los allegados que ha aceptado se enteran enseguida.',
    said: (answer) => `Su respuesta: ${answer}.`,
    stale: 'Tiene más de seis horas: responda de nuevo.',
    none: 'Todavía no ha respondido.',
    helpAsked: 'Su petición de ayuda está registrada. Llame al 112: solo ellos envían el rescate.',
    taken: 'Respuesta registrada.',
    word: 'Palabra acordada (opcional)',
    wordHint: 'Déjelo vacío si no tiene ninguna.',
    stored: 'Su respuesta está guardada en este aparato, todavía sin enviar. Saldrá en cuanto vuelva la conexión.',
    sending: 'Enviando…',
    refused: 'Esta respuesta no se pudo aceptar. Recargue la página y responda de nuevo.',
    signIn: 'Guardada en este aparato: inicie sesión otra vez para enviarla.',
    back: 'Volver a la alerta',
    duressTitle: 'Bajo presión',
    duressHint:
      'Elija una palabra. Si alguien le obliga a responder, añádala: «1 palabra» por SMS, o en el campo «Palabra acordada». Todo parecerá normal; se avisará en silencio a los equipos. Esta página nunca muestra si hay una palabra elegida.',
    duressWord: 'Palabra de 3 a 20 letras o cifras',
    duressForget: 'Olvidar la palabra',
  },
  de: {
    here: 'Hier antworten',
    lead: 'Die Angehörigen, denen Sie es erlaubt haben, erfahren es sofort.',
    said: (answer) => `Ihre Antwort: ${answer}.`,
    stale: 'Sie ist älter als sechs Stunden: Bitte antworten Sie noch einmal.',
    none: 'Sie haben noch nicht geantwortet.',
    helpAsked: 'Ihr Hilferuf ist vermerkt. Rufen Sie die 112: Nur von dort kommt Rettung.',
    taken: 'Antwort vermerkt.',
    word: 'Vereinbartes Wort (freiwillig)',
    wordHint: 'Lassen Sie es leer, wenn Sie keines haben.',
    stored:
      'Ihre Antwort ist auf diesem Gerät aufbewahrt, noch nicht gesendet. Sie geht ab, sobald die Verbindung wieder da ist.',
    sending: 'Wird gesendet…',
    refused: 'Diese Antwort konnte nicht angenommen werden. Laden Sie die Seite neu und antworten Sie noch einmal.',
    signIn: 'Auf diesem Gerät aufbewahrt: Melden Sie sich wieder an, um sie zu senden.',
    back: 'Zurück zur Warnung',
    duressTitle: 'Unter Zwang',
    duressHint:
      'Wählen Sie ein Wort. Zwingt Sie jemand zu antworten, fügen Sie es an: „1 Wort“ per SMS oder im Feld „Vereinbartes Wort“. Alles sieht aus wie sonst; die Helfer werden still verständigt. Diese Seite zeigt nie, ob ein Wort gewählt ist.',
    duressWord: 'Ein Wort aus 3 bis 20 Buchstaben oder Ziffern',
    duressForget: 'Wort vergessen',
  },
  ar: {
    here: 'أجب هنا',
    lead: 'يُبلَّغ فوراً أقاربك الذين وافقت عليهم.',
    said: (answer) => `جوابك: ${answer}.`,
    stale: 'مضى عليه أكثر من ست ساعات: أجب مرة أخرى.',
    none: 'لم تُجب بعد.',
    helpAsked: 'سُجّل طلبك للمساعدة. اتصل بالرقم 112: هم وحدهم من يرسل الإنقاذ.',
    taken: 'سُجّل الجواب.',
    word: 'كلمة متفق عليها (اختياري)',
    wordHint: 'اتركها فارغة إن لم تكن لديك كلمة.',
    stored: 'جوابك محفوظ على هذا الجهاز ولم يُرسل بعد. سيُرسل حالما يعود الاتصال.',
    sending: 'جارٍ الإرسال…',
    refused: 'تعذر قبول هذا الجواب. أعد تحميل الصفحة وأجب مرة أخرى.',
    signIn: 'جوابك محفوظ على هذا الجهاز: سجّل الدخول من جديد لإرساله.',
    back: 'العودة إلى التنبيه',
    duressTitle: 'تحت الإكراه',
    duressHint:
      'اختر كلمة. إذا أجبرك أحد على الرد فأضفها: «1 الكلمة» في رسالة قصيرة، أو في خانة «كلمة متفق عليها». سيبدو كل شيء عادياً ويُبلَّغ المنقذون بصمت. لا تُظهر هذه الصفحة أبداً هل اختيرت كلمة.',
    duressWord: 'كلمة من 3 إلى 20 حرفاً أو رقماً',
    duressForget: 'انسَ الكلمة',
  },
};
