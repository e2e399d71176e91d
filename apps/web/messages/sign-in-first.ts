import type { Language } from '../../../libs/channels/language';

interface SignInFirstWords {
  readonly title: string;
  /** What to do so that nothing typed is lost. */
  readonly keep: string;
  readonly go: string;
}

/** For whoever asks for a page of their own without being signed in, or no longer. */
export const signInFirstWords: Readonly<Record<Language, SignInFirstWords>> = {
  fr: {
    title: 'Identifiez-vous',
    keep: 'Votre session est terminée. Identifiez-vous dans l’autre onglet, puis rechargez cette page : ce que vous avez écrit sera envoyé.',
    go: 'Continuer',
  },
  en: {
    title: 'Sign in first',
    keep: 'Your session has ended. Sign in on the other tab, then reload this page: what you wrote will be sent.',
    go: 'Go on',
  },
  es: {
    title: 'Identifíquese primero',
    keep: 'Su sesión ha terminado. Identifíquese en la otra pestaña y recargue esta página: se enviará lo que escribió.',
    go: 'Continuar',
  },
  de: {
    title: 'Melden Sie sich zuerst an',
    keep: 'Ihre Sitzung ist beendet. Melden Sie sich im anderen Tab an und laden Sie diese Seite neu: Ihre Eingaben werden dann gesendet.',
    go: 'Weiter',
  },
  ar: {
    title: 'سجّلوا الدخول أولًا',
    keep: 'انتهت جلستكم. سجّلوا الدخول في علامة التبويب الأخرى ثم أعيدوا تحميل هذه الصفحة: سيُرسل ما كتبتموه.',
    go: 'متابعة',
  },
};
