import { type CapFinding, capError } from './cap-message';
import type { XmlElement } from './hardened-xml';
import { characterFault, markupFault } from './plain-text';

/** Elements that people read: plain text, so that it looks the same on every phone. */
const humanTexts = new Set([
  'event',
  'headline',
  'description',
  'instruction',
  'areaDesc',
  'senderName',
  'contact',
  'note',
  'audience',
]);

/** Texts that would not be seen as they are written, in every element of an alert. */
export function checkTexts(alert: XmlElement): CapFinding[] {
  return checkTree(alert, 'alert', '');
}

function checkTree(element: XmlElement, path: string, language: string): CapFinding[] {
  const own = element.children.find(({ name }) => name === 'language')?.text.trim() ?? language;
  const reason =
    characterFault(element.text, own) ?? (humanTexts.has(element.name) ? markupFault(element.text) : undefined);
  const counts = new Map<string, number>();
  const below = element.children.flatMap((child) => {
    const number = (counts.get(child.name) ?? 0) + 1;
    counts.set(child.name, number);
    const isNumbered = number > 1 || child.name === 'info' || child.name === 'area';
    return checkTree(child, `${path}/${child.name}${isNumbered ? `[${number}]` : ''}`, own);
  });
  return reason ? [capError('cap-text', `${path}: ${reason}`), ...below] : below;
}

/** A link that shows where it leads: http(s), an ASCII host as written, no user part. */
export function linkFault(link: string): string | undefined {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return 'is not an http(s) address';
  if (!/^[\x21-\x7e]*$/.test(link)) return 'has letters outside ASCII, which may imitate another name';
  if (/^xn--|\.xn--/i.test(url.hostname)) return 'has an encoded host name, which may imitate another';
  if (url.username || url.password) return 'has a user name before the host';
  return undefined;
}
