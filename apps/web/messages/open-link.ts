import type { Language } from '../../../libs/channels/language';

/** The page behind the link that a text message brings. */
export const openLinkWords: Readonly<Record<Language, { readonly lead: string; readonly open: string }>> = {
  fr: { lead: 'Ce lien s’ouvre une seule fois et montre vos données pendant une heure.', open: 'Voir mes données' },
  en: { lead: 'This link opens once and shows your data for one hour.', open: 'See my data' },
  es: { lead: 'Este enlace se abre una sola vez y muestra sus datos durante una hora.', open: 'Ver mis datos' },
  de: { lead: 'Dieser Link öffnet sich einmal und zeigt Ihre Daten eine Stunde lang.', open: 'Meine Daten ansehen' },
  ar: { lead: 'يُفتح هذا الرابط مرة واحدة ويعرض بياناتكم لمدة ساعة.', open: 'عرض بياناتي' },
};
