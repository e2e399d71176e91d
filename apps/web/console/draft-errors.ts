import { isLanguage } from '../../../libs/channels/language';
import type { FieldError } from '../fields';
import type { ConsoleLanguage, ConsoleMessages } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import { languageNames } from '../messages/language-names';

/** One refusal of a draft, by the path of what it is about: "texts.fr.headline", "expires", "area.shape". */
export interface Refusal {
  readonly path: string;
  readonly reason: string;
}

/** The refusals as lines of the error summary, each led by the label of its field. One line per field: the first. */
export function draftErrors(refusals: readonly Refusal[], language: ConsoleLanguage): FieldError[] {
  const t = consoleMessagesFor(language);
  const lines = new Map<string, FieldError>();
  for (const { path, reason } of refusals) {
    const { field, label } = placeOf(path, t);
    if (!lines.has(field)) lines.set(field, { field, message: `${label}: ${reason}` });
  }
  return [...lines.values()];
}

/** The label of the field that a path names, e.g. "Français, Titre". */
export const draftLabel = (path: string, language: ConsoleLanguage): string =>
  placeOf(path, consoleMessagesFor(language)).label;

function placeOf(path: string, t: ConsoleMessages): { readonly field: string; readonly label: string } {
  const [head = '', language = '', part = ''] = path.split('.');
  if (head === 'texts' || head === 'correction' || head === 'withdrawal') {
    const spoken = isLanguage(language) ? languageNames[language] : t.draft.texts;
    const named = part in t.text ? `${spoken}, ${t.text[part as keyof typeof t.text]}` : spoken;
    const label = head === 'texts' ? named : `${t.draft[head]}, ${named}`;
    return { field: part && isLanguage(language) ? `${head}.${language}.${part}` : 'texts', label };
  }
  const field = Object.hasOwn(labelled, head) ? head : 'area';
  return { field, label: t.draft[labelled[field] ?? 'area'] };
}

const labelled: Readonly<Record<string, 'mode' | 'category' | 'urgency' | 'severity' | 'certainty' | 'responseTypes' | 'onset' | 'expires' | 'web' | 'contact' | 'note'>> = {
  mode: 'mode', category: 'category', urgency: 'urgency', severity: 'severity', certainty: 'certainty',
  responseTypes: 'responseTypes', onset: 'onset', expires: 'expires', web: 'web', contact: 'contact', note: 'note',
}; // prettier-ignore
