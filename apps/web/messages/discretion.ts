import type { Language } from '../../../libs/channels/language';

/** Of the quick exit, and of the phone that must give nothing away. */
interface DiscretionWords {
  readonly leave: string;
  readonly title: string;
  readonly hint: string;
  readonly isOn: string;
  readonly turnOn: string;
  readonly turnOff: string;
}

export const discretionWords: Readonly<Record<Language, DiscretionWords>> = {
  fr: {
    leave: 'Quitter vite',
    title: 'Téléphone discret',
    hint: 'Sans son ni appel. L’écran verrouillé dit seulement « Info de 21:40. Répondez 5 pour la lire. » Aucune nouvelle ni demande de vos proches n’arrive sur ce téléphone : elles restent sur cette page. Un seul STOP arrête tout. La sonnerie des SMS se règle sur le téléphone.',
    isOn: 'Le mode discret est actif.',
    turnOn: 'Activer le mode discret',
    turnOff: 'Revenir au mode ordinaire',
  },
  en: {
    leave: 'Leave quickly',
    title: 'Discreet phone',
    hint: 'No sound and no calls. The lock screen says only “News of 21:40. Reply 5 to read it.” No news or requests of relatives come to this phone: they stay on this page. A single STOP ends everything. The tone of text messages is set on the phone.',
    isOn: 'Discreet mode is on.',
    turnOn: 'Turn discreet mode on',
    turnOff: 'Back to ordinary mode',
  },
  es: {
    leave: 'Salir rápido',
    title: 'Teléfono discreto',
    hint: 'Sin sonido ni llamadas. La pantalla bloqueada solo dice «Aviso de las 21:40. Responda 5 para leerlo.» A este teléfono no llegan noticias ni solicitudes de sus allegados: quedan en esta página. Un solo STOP lo termina todo. El tono de los SMS se ajusta en el teléfono.',
    isOn: 'El modo discreto está activo.',
    turnOn: 'Activar el modo discreto',
    turnOff: 'Volver al modo normal',
  },
  de: {
    leave: 'Schnell weg',
    title: 'Unauffälliges Telefon',
    hint: 'Kein Ton, keine Anrufe. Der Sperrbildschirm sagt nur „Info von 21:40. Zum Lesen 5 antworten.“ Nachrichten und Anfragen von Angehörigen kommen nicht auf dieses Telefon: Sie bleiben auf dieser Seite. Ein einziges STOP beendet alles. Der SMS-Ton wird am Telefon eingestellt.',
    isOn: 'Der unauffällige Modus ist an.',
    turnOn: 'Unauffälligen Modus einschalten',
    turnOff: 'Zurück zum normalen Modus',
  },
  ar: {
    leave: 'خروج سريع',
    title: 'هاتف لا يلفت الانتباه',
    hint: 'بلا صوت ولا مكالمات. لا تقول شاشة القفل إلا «خبر الساعة 21:40. أجيبوا بالرقم 5 لقراءته.» لا تصل إلى هذا الهاتف أخبار الأقارب ولا طلباتهم، بل تبقى في هذه الصفحة. كلمة STOP واحدة تنهي كل شيء. نغمة الرسائل تُضبط في الهاتف.',
    isOn: 'الوضع الخفي مفعّل.',
    turnOn: 'تفعيل الوضع الخفي',
    turnOff: 'العودة إلى الوضع العادي',
  },
};
