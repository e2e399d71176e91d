import { type CapFinding, capError } from './cap-message';
import type { XmlElement } from './hardened-xml';

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

const markup = /<\/?[a-z!][^<>]{0,500}>|&(?:#x?[0-9a-f]{1,7}|[a-z]{2,8});/i;
const rightToLeft = /^(?:ar|fa|he|ur|ps|ckb|yi|dv)(?:-|$)/i;

/** Texts that would not be seen as they are written, in every element of an alert. */
export function checkTexts(alert: XmlElement): CapFinding[] {
  return checkTree(alert, 'alert', '');
}

function checkTree(element: XmlElement, path: string, language: string): CapFinding[] {
  const own = element.children.find(({ name }) => name === 'language')?.text.trim() ?? language;
  const reason = textFault(element.text, own) ?? (humanTexts.has(element.name) ? markupFault(element.text) : undefined);
  const counts = new Map<string, number>();
  const below = element.children.flatMap((child) => {
    const number = (counts.get(child.name) ?? 0) + 1;
    counts.set(child.name, number);
    const isNumbered = number > 1 || child.name === 'info' || child.name === 'area';
    return checkTree(child, `${path}/${child.name}${isNumbered ? `[${number}]` : ''}`, own);
  });
  return reason ? [capError('cap-text', `${path}: ${reason}`), ...below] : below;
}

const markupFault = (text: string): string | undefined =>
  markup.test(text) ? 'has HTML: only plain text is shown' : undefined;

/**
 * Characters that hide, reorder or pile up. Right-to-left languages may isolate left-to-right words (U+2066–2069);
 * nothing may override the order of letters.
 */
function textFault(text: string, language: string): string | undefined {
  if (/[^\P{Cc}\t\n\r]/u.test(text)) return 'has control characters';
  if (/[\u202a-\u202e]/.test(text)) return 'has characters that reverse the order of letters';
  if (/[\u2066-\u2069]/.test(text) && !rightToLeft.test(language))
    return 'has direction isolates in a left-to-right language';
  if (/[\u00ad\u180e\u200b\u2060-\u2064\ufeff]/.test(text)) return 'has invisible characters';
  if (/\p{Co}|[\u{e0000}-\u{e007f}]/u.test(text)) return 'has private or tag characters';
  if (/\p{Cn}/u.test(text)) return 'has characters that Unicode does not know';
  if (/\p{M}{4,}/u.test(text.normalize('NFC'))) return 'has more than 3 marks on one letter';
  return undefined;
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
