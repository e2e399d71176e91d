import { type Language, languages } from '../channels/language';
import type { AlertContent, AlertText } from './alert';
import { type CapFinding, capWarning } from './cap-message';
import { textCeilings } from './linter';

/** Others write longer than a phone shows: what is too long is cut at the end of a sentence or word, and that is said. */
export function shortenContent(content: AlertContent): { content: AlertContent; warnings: CapFinding[] } {
  const warnings: CapFinding[] = [];
  const fit = (path: string, value: string, ceiling: number): string => {
    if (value.length <= ceiling) return value;
    warnings.push(capWarning('cap-text-shortened', `${path}: is cut from ${value.length} to ${ceiling} characters`));
    return shortenTo(value, ceiling);
  };
  const texts: Partial<Record<Language, AlertText>> = {};
  for (const language of languages) {
    const text = content.texts[language];
    if (!text) continue;
    const fitField = (field: Exclude<keyof AlertText, 'plain'>): string =>
      fit(`texts.${language}.${field}`, text[field], textCeilings[field]);
    texts[language] = {
      event: fitField('event'),
      headline: fitField('headline'),
      description: fitField('description'),
      instruction: fitField('instruction'),
      areaName: fitField('areaName'),
    };
  }
  const { contact, note, senderName } = content;
  return {
    content: {
      ...content,
      texts,
      senderName: fit('senderName', senderName, 100),
      ...(contact !== undefined && { contact: fit('contact', contact, 200) }),
      ...(note !== undefined && { note: fit('note', note, 500) }),
    },
    warnings,
  };
}

/** Whole sentences when they keep half of what fits, else whole words and an ellipsis. */
function shortenTo(text: string, ceiling: number): string {
  const room = text.slice(0, ceiling);
  const sentence = /^[^]*[.!?؟;…](?=\s)/.exec(`${room} `)?.[0] ?? '';
  if (sentence.length > ceiling / 2 && sentence.length <= ceiling) return sentence;
  const words = /^[^]*\S(?=\s)/.exec(text.slice(0, ceiling))?.[0] ?? '';
  const kept = words.length > ceiling / 2 && words.length < ceiling ? words : wholeCharacters(text, ceiling - 1);
  return `${kept}…`;
}

/** Letters with their marks and joined signs stay whole. */
function wholeCharacters(text: string, ceiling: number): string {
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text.slice(0, ceiling + 50))) {
    if (kept.length + segment.length > ceiling) break;
    kept += segment;
  }
  return kept;
}
