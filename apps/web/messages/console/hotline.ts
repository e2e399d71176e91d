import type { ConsoleLanguage } from './console-messages';

interface HotlineWords {
  readonly title: string;
  readonly lead: string;
  readonly lookUpTitle: string;
  readonly sought: string;
  readonly lookUp: string;
  /** In every case in which nothing may be told. */
  readonly nothing: string;
  /** @param said what may be told */
  readonly mayTell: (said: string) => string;
  readonly askTitle: string;
  readonly askHint: string;
  readonly phone: string;
  readonly caller: string;
  readonly callerHint: string;
  readonly reason: string;
  readonly ask: string;
  /** In every case. */
  readonly asked: string;
  readonly unreadable: string;
  readonly phoneUnreadable: string;
  readonly callerUnreadable: string;
  readonly reasonMissing: string;
  readonly tooMany: string;
}

export const hotlineWords: Readonly<Record<ConsoleLanguage, HotlineWords>> = {
  fr: {
    title: 'Ligne d’information',
    lead: 'Pour une personne qui appelle sans téléphone à elle. Ne dites jamais si un numéro est connu : vous ne le savez pas non plus.',
    lookUpTitle: 'Ce qui peut être dit',
    sought: 'Code que l’appelant a reçu, ou numéro de la personne',
    lookUp: 'Chercher',
    nothing:
      'À dire : « Nous ne pouvons rien dire de cette personne. Si elle utilise le service, c’est elle qui décide qui voit sa réponse. »',
    mayTell: (said) => `À dire, et rien de plus : « ${said} »`,
    askTitle: 'Faire demander si elle va bien',
    askHint:
      'Une fois en six heures pour un appelant, trois fois par jour en tout. La question nomme l’appelant. Votre demande est inscrite au journal.',
    phone: 'Numéro de la personne',
    caller: 'Prénom de l’appelant',
    callerHint: 'Comme il se nomme. La personne saura que nous ne l’avons pas vérifié.',
    reason: 'Pourquoi vous posez la question',
    ask: 'Poser la question',
    asked:
      'À dire : « C’est noté. Si cette personne utilise le service et qu’une alerte est en cours, elle reçoit votre question. Sa réponse va à ceux qu’elle a acceptés. »',
    unreadable: 'Écrivez un numéro de téléphone, ou un code de 12 lettres et chiffres.',
    phoneUnreadable: 'Ce numéro de téléphone n’est pas lisible.',
    callerUnreadable: 'Un prénom : des lettres, des espaces, des traits d’union.',
    reasonMissing: 'Dites pourquoi, en 3 lettres au moins.',
    tooMany: 'Trop de demandes aujourd’hui avec ce compte.',
  },
  en: {
    title: 'Hotline',
    lead: 'For somebody who calls without a phone of their own. Never say whether a number is known: you do not know either.',
    lookUpTitle: 'What may be told',
    sought: 'Code that the caller was given, or number of the person',
    lookUp: 'Look up',
    nothing:
      'Say: “We cannot say anything about this person. If they use the service, they decide who sees their answer.”',
    mayTell: (said) => `Say this and nothing more: “${said}”`,
    askTitle: 'Have them asked whether they are safe',
    askHint:
      'Once in six hours for one caller, three times a day in all. The question names the caller. Your request is logged.',
    phone: 'Number of the person',
    caller: 'First name of the caller',
    callerHint: 'As they give it. The person is told that we have not checked it.',
    reason: 'Why you ask',
    ask: 'Ask',
    asked:
      'Say: “Noted. If this person uses the service and an alert is running, they get your question. Their answer goes to those whom they have accepted.”',
    unreadable: 'Write a phone number, or a code of 12 letters and digits.',
    phoneUnreadable: 'This phone number cannot be read.',
    callerUnreadable: 'A first name: letters, spaces, hyphens.',
    reasonMissing: 'Say why, in 3 letters at least.',
    tooMany: 'Too many requests today with this account.',
  },
};
