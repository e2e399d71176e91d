import type { Language } from '../channels/language';
import { type Relation, relations } from '../check-ins/source';
import type { OptOutClass } from '../people/person';
import { carrierWords } from './carrier-words';
import { fold } from './fold';
import { ar } from './vocabulary/ar';
import { de } from './vocabulary/de';
import { en } from './vocabulary/en';
import { es } from './vocabulary/es';
import { fr } from './vocabulary/fr';
import type { Vocabulary } from './vocabulary/vocabulary';

/** What a phrase inside an answer says. */
export type Said = 'safe' | 'needHelp' | 'notInArea' | 'needShelter' | 'filler';

export type Command =
  | 'accept'
  | 'refuse'
  | 'unfollow'
  | 'follow'
  | 'dispute'
  | 'list'
  | 'read'
  | 'manage'
  | 'help'
  | 'optIn'
  | 'optOut'
  | 'household'
  | 'addMember'
  | 'languageWord';

/** What may follow the number of somebody on whose behalf an answer is given. */
export type Circumstance = 'inContact' | 'notInContact' | Relation;

/** What a STOP or START names; `here` when it names nothing: what the number that it was sent to is for. */
export type OptOutScope = OptOutClass | 'all' | 'here';

const vocabularies: Readonly<Record<Language, Vocabulary>> = { fr, en, es, de, ar };

/** Folded phrase → its meaning and the languages that say it so. */
export class Phrases<Meaning> {
  private readonly known = new Map<string, { meaning: Meaning; languages: Set<Language> }>();
  private longest = 0;

  /** Several phrases may mean the same; the first meaning that a phrase is given stays. */
  add(meaning: Meaning, phrases: readonly string[], language?: Language): this {
    for (const words of phrases.flatMap(spellings)) {
      const phrase = words.join(' ');
      const entry = this.known.get(phrase) ?? { meaning, languages: new Set() };
      if (language) entry.languages.add(language);
      this.known.set(phrase, entry);
      this.longest = Math.max(this.longest, words.length);
    }
    return this;
  }

  /** The longest phrase that begins at word `from`. */
  at(words: readonly string[], from: number) {
    for (let length = Math.min(this.longest, words.length - from); length > 0; length -= 1) {
      const entry = this.known.get(words.slice(from, from + length).join(' '));
      if (entry) return { ...entry, length };
    }
    return undefined;
  }

  /** The meaning of the whole, when it is one phrase. */
  whole(words: readonly string[]): Meaning | undefined {
    return this.known.get(words.join(' '))?.meaning;
  }
}

/** An apostrophe may be typed, left out, or become a space: "d'aide", "daide", "d aide". */
function spellings(phrase: string): (readonly string[])[] {
  return [fold(phrase).words, fold(phrase.replace(/['’]/g, ' ')).words];
}

export const said = new Phrases<Said>();
export const cries = new Phrases<true>().add(true, ['sos']);
export const negations = new Set<string>();
export const commands = new Phrases<Command>();
export const classes = new Phrases<OptOutScope>();
export const languageNames = new Phrases<Language>();
export const onBehalfWords = new Set<string>();
export const togetherWords = new Set<string>();
export const circumstances = new Phrases<Circumstance>();

// Said the same in every language: they tell nothing of the speaker's.
said.add('safe', ['ok', 'okay', 'okey', 'oki', 'safe']).add('needHelp', ['sos']);
for (const [word, meaning] of carrierWords) if (meaning === 'opt_out') commands.add('optOut', [word]);
commands.add('optOut', ['opt out']).add('optIn', ['start', 'unstop', 'optin', 'opt in']);

commands.add('read', ['5']).add('dispute', ['8']);

for (const [language, words] of Object.entries(vocabularies) as [Language, Vocabulary][]) {
  said.add('safe', words.safe, language).add('needHelp', [...words.needHelp, ...words.cries], language);
  said.add('notInArea', words.notInArea, language).add('needShelter', words.needShelter, language);
  said.add('filler', words.fillers, language);
  cries.add(true, words.cries, language);
  for (const word of words.negations) negations.add(fold(word).words.join(' '));
  for (const command of [
    'accept', 'refuse', 'unfollow', 'follow', 'dispute', 'list', 'read', 'manage', 'help', 'optIn', 'optOut', 'household',
    'addMember', 'languageWord',
  ] as const) commands.add(command, words[command], language); // prettier-ignore
  for (const name of ['all', 'alerts', 'relatives', 'shelter'] as const)
    classes.add(name, words.classes[name], language);
  for (const word of words.onBehalf) onBehalfWords.add(fold(word).words.join(' '));
  for (const word of words.together) togetherWords.add(fold(word).words.join(' '));
  circumstances.add('inContact', words.inContact, language).add('notInContact', words.notInContact, language);
  for (const relation of relations) circumstances.add(relation, words.relations[relation], language);
  languageNames.add(language, [language, ...words.names], language);
}
