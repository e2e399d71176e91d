import type { Language } from '../channels/language';
import type { AlertContent, AlertText, PreparedText, PreparedTexts } from './alert';
import { plainAfterword } from './plain-version';

/** An all-clear stays in the feeds for an hour: people must be told that it is over, not see it vanish. */
const afterwordLifeMs = 60 * 60 * 1000;

type Wording = Record<Language, (about: AlertText) => PreparedText>;

const correction: Wording = {
  fr: ({ event, areaName }) => ({
    headline: `FAUSSE ALERTE : ${event}, ${areaName}`,
    description: 'Cette alerte a été envoyée par erreur. Elle est annulée.',
    instruction: "Il n'y a pas de danger. Ne suivez plus les consignes de l'alerte.",
  }),
  en: ({ event, areaName }) => ({
    headline: `FALSE ALARM: ${event}, ${areaName}`,
    description: 'This alert was sent by mistake. It is cancelled.',
    instruction: 'There is no danger. Stop following the instructions of the alert.',
  }),
  es: ({ event, areaName }) => ({
    headline: `FALSA ALARMA: ${event}, ${areaName}`,
    description: 'Esta alerta se envió por error. Queda anulada.',
    instruction: 'No hay peligro. Deje de seguir las instrucciones de la alerta.',
  }),
  de: ({ event, areaName }) => ({
    headline: `FEHLALARM: ${event}, ${areaName}`,
    description: 'Diese Warnung wurde irrtümlich gesendet. Sie ist aufgehoben.',
    instruction: 'Es besteht keine Gefahr. Die Anweisungen der Warnung gelten nicht mehr.',
  }),
  ar: ({ event, areaName }) => ({
    headline: `إنذار خاطئ: ${event}، ${areaName}`,
    description: 'أُرسل هذا التنبيه عن طريق الخطأ وقد أُلغي.',
    instruction: 'لا يوجد خطر. لا تتبعوا تعليمات التنبيه بعد الآن.',
  }),
};

const allClear: Wording = {
  fr: ({ event, areaName }) => ({
    headline: `Fin de l'alerte : ${event}, ${areaName}`,
    description: 'Le danger est passé.',
    instruction: 'Vous pouvez reprendre vos activités. Suivez les indications des secours sur place.',
  }),
  en: ({ event, areaName }) => ({
    headline: `All clear: ${event}, ${areaName}`,
    description: 'The danger has passed.',
    instruction: 'You may go about your day again. Follow the directions of responders on the spot.',
  }),
  es: ({ event, areaName }) => ({
    headline: `Fin de la alerta: ${event}, ${areaName}`,
    description: 'El peligro ha pasado.',
    instruction: 'Puede retomar sus actividades. Siga las indicaciones de los equipos de emergencia.',
  }),
  de: ({ event, areaName }) => ({
    headline: `Entwarnung: ${event}, ${areaName}`,
    description: 'Die Gefahr ist vorüber.',
    instruction: 'Sie können Ihren Alltag fortsetzen. Folgen Sie den Hinweisen der Einsatzkräfte vor Ort.',
  }),
  ar: ({ event, areaName }) => ({
    headline: `انتهاء التنبيه: ${event}، ${areaName}`,
    description: 'زال الخطر.',
    instruction: 'يمكنكم استئناف أنشطتكم. اتبعوا إرشادات فرق الإنقاذ في المكان.',
  }),
};

const withdrawal: Wording = {
  fr: ({ event, areaName }) => ({
    headline: `Alerte annulée : ${event}, ${areaName}`,
    description: "L'autorité qui avait donné cette alerte l'a annulée.",
    instruction: "Ne suivez plus les consignes de l'alerte. Suivez les indications des secours sur place.",
  }),
  en: ({ event, areaName }) => ({
    headline: `Alert cancelled: ${event}, ${areaName}`,
    description: 'The authority that gave this alert has cancelled it.',
    instruction: 'Stop following the instructions of the alert. Follow the directions of responders on the spot.',
  }),
  es: ({ event, areaName }) => ({
    headline: `Alerta anulada: ${event}, ${areaName}`,
    description: 'La autoridad que dio esta alerta la ha anulado.',
    instruction: 'Deje de seguir las instrucciones de la alerta. Siga las indicaciones de los equipos de emergencia.',
  }),
  de: ({ event, areaName }) => ({
    headline: `Aufgehoben: ${event}, ${areaName}`,
    description: 'Die Behörde, die diese Warnung gegeben hat, hat sie aufgehoben.',
    instruction: 'Die Anweisungen der Warnung gelten nicht mehr. Folgen Sie den Hinweisen der Einsatzkräfte vor Ort.',
  }),
  ar: ({ event, areaName }) => ({
    headline: `أُلغي التنبيه: ${event}، ${areaName}`,
    description: 'ألغت الجهة التي أصدرت هذا التنبيه تنبيهها.',
    instruction: 'لا تتبعوا تعليمات التنبيه بعد الآن. اتبعوا إرشادات فرق الإنقاذ في المكان.',
  }),
};

/**
 * The correction of a false alarm, in every language of the alert.
 * @param written what its author wrote instead; a part left empty keeps the prepared words
 */
export const preparedCorrection = (texts: AlertContent['texts'], written: PreparedTexts = {}): PreparedTexts =>
  prepared(texts, correction, written);

/** What is said when the source of an imported alert takes it back. */
export const preparedWithdrawal = (texts: AlertContent['texts']): PreparedTexts => prepared(texts, withdrawal);

/** The false alarm called off, in the words that were approved with the alert: nobody types under that pressure. */
export const correctionOf = (alert: AlertContent, now: Date): AlertContent =>
  afterword(alert, preparedCorrection(alert.texts, alert.correction), now, ['None']);

/** The end of the danger, as an Update with AllClear (CAP 1.2 §3.2.2 `responseType`). */
export const allClearOf = (alert: AlertContent, now: Date): AlertContent =>
  afterword(alert, prepared(alert.texts, allClear), now, ['AllClear']);

/**
 * The end of an alert that its source took back without saying why (CAP 1.2 §3.2.1 `msgType` Cancel): it may have been
 * false or be over, so neither is claimed.
 */
export const withdrawalOf = (alert: AlertContent, now: Date): AlertContent =>
  afterword(alert, prepared(alert.texts, withdrawal, alert.withdrawal), now, ['None']);

function prepared(texts: AlertContent['texts'], wording: Wording, written: PreparedTexts = {}): PreparedTexts {
  const entries = Object.entries(texts).map(([language, text]) => {
    const { headline, description, instruction } = wording[language as Language](text);
    const own = written[language as Language];
    const words: PreparedText = {
      headline: own?.headline || headline,
      description: own?.description || description,
      instruction: own?.instruction || instruction,
    };
    return [language, words];
  });
  return Object.fromEntries(entries) as PreparedTexts;
}

/** Nothing is left to call off after it: what was prepared for the alert is not carried on. */
function afterword(
  { correction: _, withdrawal: __, ...alert }: AlertContent,
  words: PreparedTexts,
  now: Date,
  responseTypes: AlertContent['responseTypes'],
): AlertContent {
  const texts = Object.entries(alert.texts).map(([language, text]) => [
    language,
    { ...text, ...words[language as Language], plain: plainAfterword({ ...text, ...words[language as Language] }) },
  ]);
  const expires = new Date(now.getTime() + afterwordLifeMs).toISOString();
  return {
    ...alert,
    responseTypes,
    urgency: 'Past',
    expires,
    texts: Object.fromEntries(texts) as AlertContent['texts'],
  };
}
