import type { Answer } from '../check-ins/answer';
import type { Member } from '../circles/household';
import { fold } from './fold';
import type { HouseholdAnswerIntent, Intent } from './intent';
import { negations, said } from './phrases';

/** What an answer for a household says, once the household of its sender is known. */
export type HouseholdReading =
  /** Of the sender and these. */
  | { readonly kind: 'together'; readonly answer: Answer; readonly members: readonly Member[] }
  /** Of the sender: what stands for the others does not fit the household. */
  | { readonly kind: 'alone'; readonly answer: Answer }
  /** Nothing that could be relied on; the sender is asked again. */
  | { readonly kind: 'unclear' }
  /** Nobody is declared: it says what it says of the sender alone. */
  | { readonly kind: 'as_usual'; readonly intent: Intent };

/**
 * A number counts: it fits only when it is that of the whole household, since a smaller one does not say who is missing.
 * What does not fit marks nobody else; the sender's own answer counts all the same, save where a 2 might be a call for
 * help. Names that are not all known say nothing: "ok avec une blessure".
 */
export function readHousehold(intent: HouseholdAnswerIntent, household: readonly Member[]): HouseholdReading {
  const { answer, count, named, otherwise } = intent;
  if (household.length === 0) return { kind: 'as_usual', intent: otherwise };
  const members = named ? membersNamed(named, household) : household;
  if (members && (count ?? members.length) === members.length) return { kind: 'together', answer, members };
  if (count !== undefined && count !== 2) return { kind: 'alone', answer };
  return otherwise.kind === 'answer' ? { kind: 'alone', answer: otherwise.answer } : { kind: 'unclear' };
}

/** Every word must be of a name, or "and"; undefined otherwise. Two members of one name are both meant. */
function membersNamed(words: readonly string[], household: readonly Member[]): readonly Member[] | undefined {
  const names = household.map((member) => ({ member, words: fold(member.name).words }));
  const found = new Set<Member>();
  for (let index = 0; index < words.length;) {
    const rest = words.slice(index);
    const fitting = names.filter((name) => name.words.length > 0 && name.words.every((word, at) => rest[at] === word));
    const length = Math.max(0, ...fitting.map((name) => name.words.length));
    if (rest.slice(0, length).some((word) => negations.has(word))) return undefined;
    for (const { member } of fitting.filter((name) => name.words.length === length)) found.add(member);
    const filler = length > 0 ? undefined : said.at(words, index);
    if (length === 0 && filler?.meaning !== 'filler') return undefined;
    index += length || (filler?.length ?? 1);
  }
  return found.size > 0 ? household.filter((member) => found.has(member)) : undefined;
}
