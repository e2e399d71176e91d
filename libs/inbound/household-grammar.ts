import { carrierWords } from './carrier-words';
import { fold, type Folded } from './fold';
import type { HouseholdAnswerIntent, Intent } from './intent';
import { classes, commands, cries, negations, said, togetherWords } from './phrases';

const unknown: Intent = { kind: 'unknown' };

const membershipCommands = { unfollow: 'remove_member', accept: 'join_household', refuse: 'leave_household' } as const;

/** "FOYER", "FOYER RETIRER 2", "FOYER ACCEPTER". */
export function householdCommand(tail: readonly string[]): Intent {
  if (tail.length === 0) return { kind: 'household' };
  const command = commands.at(tail, 0);
  const meaning = command?.meaning;
  if (!command || (meaning !== 'unfollow' && meaning !== 'accept' && meaning !== 'refuse')) return unknown;
  const [code, ...others] = tail.slice(command.length);
  if (others.length > 0 || (code !== undefined && !/^[0-9]{1,3}$/.test(code))) return unknown;
  return { kind: membershipCommands[meaning], ...(code !== undefined && { code }) };
}

/** "AJOUTER Léa 06 12 34 56 78": the name in the letters in which it was typed. */
export function newMember(typed: string, rest: readonly string[]): Intent {
  const [, said = ''] = /^\P{L}*[\p{L}\p{M}]+[\p{P}\s]*(.*)$/su.exec(typed) ?? [];
  const phone = said.match(/[+(]?\p{Nd}[\p{Nd}\s()./+-]*$/u)?.[0];
  const name = (phone === undefined ? said : said.slice(0, -phone.length)).trim();
  if (rest.some((word) => isOurs(word))) return unknown;
  const number = phone && fold(phone).text.replace(/[^0-9)]+$/, '');
  return { kind: 'add_member', name, ...(number && { phone: number }) };
}

/** A word that says something to us, or takes it back, is nobody's name. */
const isOurs = (word: string): boolean => {
  const says = said.whole([word]);
  return (
    carrierWords.has(word) ||
    negations.has(word) ||
    cries.whole([word]) !== undefined ||
    (says !== undefined && says !== 'filler')
  );
};

type AnswerIn = (folded: Folded) => (Intent & { readonly kind: 'answer' }) | undefined;

/**
 * "OK 4", "1 4", "OK AVEC LÉA ET TOM". The count stands apart from the answer and nothing links them, or it would be a
 * choice not made ("1 et 2", "1/2"); a second digit before it is one, too.
 * @param alone what the words say of the sender alone
 */
export function householdAnswer(
  folded: Folded,
  answerIn: AnswerIn,
  alone: Intent | undefined,
): HouseholdAnswerIntent | undefined {
  const { words, text } = folded;
  const at = words.findIndex((word) => togetherWords.has(word));
  const [lead, rest] = at > 0 ? [words.slice(0, at), words.slice(at + 1)] : [words.slice(0, -1), words.slice(-1)];
  const own = lead.length > 0 && rest.length > 0 ? answerIn({ ...folded, words: lead }) : undefined;
  if (!own) return undefined;
  const { kind: _, ...answer } = own;
  const [first = ''] = rest;
  if (rest.length === 1 && /^[1-8]$/.test(first)) {
    const before = text.slice(0, text.lastIndexOf(first));
    const isApart = at > 0 || (/[\p{L}\p{N}]\s+$/u.test(before) && !endsInFiller(lead));
    // Above four it is no answer, so that the sender can only have counted.
    const otherwise = alone ?? (Number(first) > 4 ? own : unknown);
    return isApart ? { kind: 'household_answer', ...answer, count: Number(first), otherwise } : undefined;
  }
  if (at < 0) return undefined;
  const isAll = classes.whole(rest) === 'all';
  return { kind: 'household_answer', ...answer, ...(!isAll && { named: rest }), otherwise: alone ?? unknown };
}

function endsInFiller(words: readonly string[]): boolean {
  return words.some((_, index) => {
    const phrase = said.at(words, index);
    return phrase?.meaning === 'filler' && index + phrase.length === words.length;
  });
}
