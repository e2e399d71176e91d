const markup = /<\/?[a-z!][^<>]{0,500}>|&(?:#x?[0-9a-f]{1,7}|[a-z]{2,8});/i;
const rightToLeft = /^(?:ar|fa|he|ur|ps|ckb|yi|dv)(?:-|$)/i;

/**
 * Why a text would not look the same on every phone. One judge for what officers write and what other systems send.
 * @param language RFC 3066 tag, e.g. "fr-FR"
 */
export function plainTextFault(text: string, language: string): string | undefined {
  if (text.normalize('NFC') !== text) return 'is not in Unicode normal form C';
  return characterFault(text, language) ?? markupFault(text);
}

export const markupFault = (text: string): string | undefined =>
  markup.test(text) ? 'has HTML: only plain text is shown' : undefined;

/**
 * Characters that hide, reorder or pile up. Right-to-left languages may isolate left-to-right words (U+2066–2069);
 * nothing may override the order of letters.
 */
export function characterFault(text: string, language: string): string | undefined {
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
