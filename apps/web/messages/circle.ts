import type { Language } from '../../../libs/channels/language';
import type { ConsentCommand } from '../../../libs/circles/follow';

/** What one's own page says of those who follow, beyond yes and no. */
export interface CircleWords {
  readonly hint: string;
  readonly state: {
    readonly paused: string;
    readonly blocked: string;
    /** @param day the last one of a consent that sleeps until an incident */
    readonly pre_agreed: (day: string) => string;
  };
  /** @param day on which an open consent ends by itself */
  readonly ends: (day: string) => string;
  readonly more: string;
  readonly commands: Readonly<Record<Exclude<ConsentCommand, 'agree'>, string>>;
  readonly agree: string;
  readonly agreeFor: string;
  readonly days: (count: number) => string;
  readonly aheadTitle: string;
  readonly aheadHint: string;
  readonly aheadPhone: string;
  readonly aheadDo: string;
  /** Of somebody whom the reader followed. */
  readonly over: string;
}

export const circleWords: Readonly<Record<Language, CircleWords>> = {
  fr: {
    hint: 'Une personne en pause ne reçoit plus rien et ne le voit pas. Un accord prend fin 30 jours après une alerte qui vous concerne.',
    state: {
      paused: 'en pause',
      blocked: 'bloqué',
      pre_agreed: (day) => `seulement lors d’une alerte, jusqu’au ${day}`,
    },
    ends: (day) => `prend fin le ${day}`,
    more: 'Autres choix',
    commands: {
      accept: 'Accepter',
      refuse: 'Refuser',
      revoke: 'Arrêter',
      pause: 'Mettre en pause',
      resume: 'Reprendre',
      keep: 'Garder plus longtemps',
      block: 'Bloquer',
      unblock: 'Débloquer',
    },
    agree: 'Seulement lors d’une alerte',
    agreeFor: 'Pendant',
    days: (count) => `${count} jours`,
    aheadTitle: 'Accepter quelqu’un d’avance',
    aheadHint:
      'Cette personne ne voit rien avant une alerte qui vous concerne. Alors elle apprend que vous l’avez acceptée et reçoit de vos nouvelles.',
    aheadPhone: 'Numéro de la personne à accepter',
    aheadDo: 'Accepter d’avance',
    over: 'terminé',
  },
  en: {
    hint: 'Someone who is paused gets nothing any more and does not notice. A consent ends 30 days after an alert that concerns you.',
    state: { paused: 'paused', blocked: 'blocked', pre_agreed: (day) => `only during an alert, until ${day}` },
    ends: (day) => `ends on ${day}`,
    more: 'More choices',
    commands: {
      accept: 'Accept',
      refuse: 'Refuse',
      revoke: 'Stop',
      pause: 'Pause',
      resume: 'Resume',
      keep: 'Keep longer',
      block: 'Block',
      unblock: 'Unblock',
    },
    agree: 'Only during an alert',
    agreeFor: 'For',
    days: (count) => `${count} days`,
    aheadTitle: 'Accept someone in advance',
    aheadHint:
      'They see nothing before an alert that concerns you. Then they learn that you have accepted them, and get your news.',
    aheadPhone: 'Number of the person to accept',
    aheadDo: 'Accept in advance',
    over: 'ended',
  },
  es: {
    hint: 'Quien está en pausa no recibe nada más y no lo nota. Un permiso termina 30 días después de una alerta que le afecte.',
    state: {
      paused: 'en pausa',
      blocked: 'bloqueado',
      pre_agreed: (day) => `solo durante una alerta, hasta el ${day}`,
    },
    ends: (day) => `termina el ${day}`,
    more: 'Más opciones',
    commands: {
      accept: 'Aceptar',
      refuse: 'Rechazar',
      revoke: 'Terminar',
      pause: 'Pausar',
      resume: 'Reanudar',
      keep: 'Mantener más tiempo',
      block: 'Bloquear',
      unblock: 'Desbloquear',
    },
    agree: 'Solo durante una alerta',
    agreeFor: 'Durante',
    days: (count) => `${count} días`,
    aheadTitle: 'Aceptar a alguien de antemano',
    aheadHint:
      'Esa persona no ve nada antes de una alerta que le afecte a usted. Entonces sabrá que la ha aceptado y recibirá sus noticias.',
    aheadPhone: 'Número de la persona que acepta',
    aheadDo: 'Aceptar de antemano',
    over: 'terminado',
  },
  de: {
    hint: 'Wer pausiert ist, erhält nichts mehr und merkt es nicht. Eine Zustimmung endet 30 Tage nach einer Warnung, die Sie betrifft.',
    state: {
      paused: 'pausiert',
      blocked: 'blockiert',
      pre_agreed: (day) => `nur während einer Warnung, bis ${day}`,
    },
    ends: (day) => `endet am ${day}`,
    more: 'Weitere Möglichkeiten',
    commands: {
      accept: 'Annehmen',
      refuse: 'Ablehnen',
      revoke: 'Beenden',
      pause: 'Pausieren',
      resume: 'Fortsetzen',
      keep: 'Länger behalten',
      block: 'Blockieren',
      unblock: 'Freigeben',
    },
    agree: 'Nur während einer Warnung',
    agreeFor: 'Für',
    days: (count) => `${count} Tage`,
    aheadTitle: 'Jemandem im Voraus zustimmen',
    aheadHint:
      'Die Person sieht nichts vor einer Warnung, die Sie betrifft. Dann erfährt sie, dass Sie zugestimmt haben, und erhält Ihre Nachrichten.',
    aheadPhone: 'Nummer der Person, der Sie zustimmen',
    aheadDo: 'Im Voraus zustimmen',
    over: 'beendet',
  },
  ar: {
    hint: 'من تُوقف متابعته مؤقتًا لا يصله شيء ولا يلاحظ ذلك. تنتهي الموافقة بعد 30 يومًا من تنبيه يخصكم.',
    state: { paused: 'موقوف مؤقتًا', blocked: 'محظور', pre_agreed: (day) => `أثناء التنبيه فقط، حتى ${day}` },
    ends: (day) => `تنتهي في ${day}`,
    more: 'خيارات أخرى',
    commands: {
      accept: 'قبول',
      refuse: 'رفض',
      revoke: 'إنهاء',
      pause: 'إيقاف مؤقت',
      resume: 'استئناف',
      keep: 'الإبقاء مدة أطول',
      block: 'حظر',
      unblock: 'رفع الحظر',
    },
    agree: 'أثناء التنبيه فقط',
    agreeFor: 'لمدة',
    days: (count) => `${count} يومًا`,
    aheadTitle: 'قبول شخص مسبقًا',
    aheadHint: 'لا يرى هذا الشخص شيئًا قبل تنبيه يخصكم. عندئذ يعلم أنكم قبلتموه وتصله أخباركم.',
    aheadPhone: 'رقم الشخص الذي تقبلونه',
    aheadDo: 'قبول مسبق',
    over: 'انتهى',
  },
};
