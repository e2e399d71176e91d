import type { Speech } from './speech';

export const fr: Speech = {
  running: (about) => `Alerte en cours : ${about}.`,
  ended: (about) => `L'alerte est terminée : ${about}.`,
  nothingRunning: "Aucune alerte n'est en cours. En danger, appelez le 112, ou le 114 par SMS. Au revoir.",
  keys:
    "Appuyez sur 1 si tout va bien pour vous, sur 2 si vous avez besoin d'aide, sur 3 si vous vous trouvez ailleurs, " +
    'sur 4 si tout va bien mais que vous cherchez un abri.',
  again: 'Pour réécouter, appuyez sur 5.',
  switchToThis: 'Pour le français, appuyez sur 9.',
  confirmed: {
    safe: (about) => `C'est noté : vous êtes en sécurité. ${about}. Les personnes qui vous suivent en sont informées.`,
    need_help: (about) =>
      `Appelez maintenant le 112, ou le 114 par SMS : eux seuls envoient les secours. Votre demande d'aide est enregistrée. ${about}.`,
    not_in_area: (about) => `C'est noté : vous n'êtes pas sur place. ${about}.`,
    safe_need_shelter: (about) =>
      `C'est noté : vous êtes en sécurité, mais vous cherchez un abri. ${about}. Suivez les consignes officielles.`,
  },
  helpInExercise: (about) => `Demande d'aide notée pour l'exercice. ${about}.`,
  mayChange: "Si ce n'est pas juste, appuyez sur une autre touche. Sinon, raccrochez.",
  mayLeaveMessage: 'Pour laisser un message vocal de trente secondes à ceux qui vous suivent, appuyez sur 6.',
  speakNow: 'Parlez après le signal. Pour finir, appuyez sur la touche dièse.',
  messageKept: 'Merci. Ceux qui vous suivent pourront écouter votre message pendant deux jours. Au revoir.',
  over: "L'alerte pour laquelle nous vous appelions n'est plus en cours. Au revoir.",
  hiddenNumber:
    'Votre numéro est masqué : nous ne pouvons pas noter votre réponse. Rappelez sans le masquer. En danger, appelez le 112.',
  goodbye: 'Au revoir.',
};
