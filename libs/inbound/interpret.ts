import type { Language } from '../channels/language';
import type { Answer } from '../check-ins/answer';
import type { Relation } from '../check-ins/source';
import { carrierWords } from './carrier-words';
import { fold, type Folded } from './fold';
import { householdAnswer, householdCommand, newMember } from './household-grammar';
import type { Intent } from './intent';
import {
  circumstances,
  classes,
  commands,
  cries,
  languageNames,
  negations,
  onBehalfWords,
  said,
  type Circumstance,
  type Said,
} from './phrases';

const unknown: Intent = { kind: 'unknown' };

/** One plain SMS. What is longer is prose: no word in it is taken for an answer, save a call for help that opens it. */
const longestMessage = 160;

/** The digits say what these words say. */
const digits: Readonly<Record<string, readonly Said[]>> = {
  '1': ['safe'],
  '2': ['needHelp'],
  '3': ['notInArea'],
  '4': ['safe', 'needShelter'],
};

/**
 * Reads an SMS as a closed grammar: a message is understood only if **every** word of it is known, so that a negation, a
 * third person or a doubt anywhere ("PAS SAFE", "1 non", "maman est safe") leaves it unknown. The only open form is a
 * call for help followed by anything, since a false alarm costs a call and a missed one a life.
 */
export function interpret(body: string): Intent {
  const message = body.trim();
  const folded = fold(message.slice(0, longestMessage));
  if (message.length > longestMessage) return cryIntent(folded) ?? unknown;
  if (folded.words.length === 0) return folded.isQuestion ? { kind: 'help' } : unknown;
  return (
    carrierIntent(folded.words) ??
    commandIntent(folded, message) ??
    onBehalfIntent(folded) ??
    aboutThemselves(folded) ??
    unknown
  );
}

/** Of the sender, and perhaps of others of their household, too. */
function aboutThemselves(folded: Folded): Intent | undefined {
  const alone = answerIntent(folded) ?? cryIntent(folded);
  return householdAnswer(folded, answerIntent, alone) ?? alone;
}

function carrierIntent(words: readonly string[]): Intent | undefined {
  const [word = ''] = words;
  const meaning = words.length === 1 ? carrierWords.get(word) : undefined;
  switch (meaning) {
    case 'opt_out':
    case 'opt_in':
      return { kind: meaning, class: word === 'stopall' ? 'all' : 'here', isCarriers: true };
    case 'help':
      return { kind: 'help' };
    case 'none':
      return unknown;
    case undefined:
      return undefined;
  }
}

/** A command opens the message, perhaps after fillers ("svp LISTE"), and only its own complement follows. */
function commandIntent({ words, text, isQuestion }: Folded, typed: string): Intent | undefined {
  const language = languageNames.whole(words);
  if (language) return { kind: 'language', language };
  let start = 0;
  for (let filler = said.at(words, 0); filler?.meaning === 'filler' && !commands.at(words, start);) {
    start += filler.length;
    filler = said.at(words, start);
  }
  const command = commands.at(words, start);
  if (!command) return undefined;
  const rest = words.slice(start + command.length);
  const tail = withoutFillers(rest);
  switch (command.meaning) {
    case 'follow':
      return followIntent(text, rest);
    case 'accept':
    case 'refuse':
    case 'unfollow':
    case 'dispute':
      if (isQuestion) return unknown;
      if (tail.length === 0) return { kind: command.meaning };
      return tail.length === 1 && /^[0-9]{1,6}$/.test(tail[0] ?? '')
        ? { kind: command.meaning, code: tail[0] }
        : unknown;
    case 'optOut':
    case 'optIn': {
      const named = classes.whole(rest) ?? classes.whole(tail) ?? (tail.length === 0 ? 'here' : undefined);
      const kind = command.meaning === 'optOut' ? 'opt_out' : 'opt_in';
      return named && !isQuestion ? { kind, class: named } : undefined;
    }
    case 'languageWord': {
      const named = languageNames.whole(tail);
      return named ? { kind: 'language', language: named } : undefined;
    }
    case 'household':
      return isQuestion ? unknown : householdCommand(tail);
    case 'addMember':
      return start === 0 && !isQuestion ? newMember(typed, rest) : unknown;
    case 'list':
    case 'read':
    case 'manage':
    case 'help':
      return tail.length === 0 ? { kind: command.meaning } : undefined;
  }
}

function followIntent(text: string, rest: readonly string[]): Intent {
  if (rest.length === 0) return { kind: 'follow', phone: '' };
  const phone = text.slice(Math.max(0, text.search(/[+(0-9]/))).replace(/[^0-9)]+$/, '');
  return /^[+(0-9]/.test(phone) && rest.every((word) => /^[0-9]+$/.test(word)) ? { kind: 'follow', phone } : unknown;
}

/** "1 POUR 06 12 34 56 78 VUE VOISINE": an answer, the number of whom it is about, and how the sender knows. */
function onBehalfIntent({ words, text, isQuestion }: Folded): Intent | undefined {
  const at = words.findIndex((word) => onBehalfWords.has(word));
  const answer = at > 0 && !isQuestion ? decideWhole(words.slice(0, at)) : undefined;
  const rest = words.slice(at + 1);
  const digitsEnd = rest.findIndex((word) => !/^[0-9]+$/.test(word));
  const numbers = digitsEnd < 0 ? rest : rest.slice(0, digitsEnd);
  if (!answer || numbers.length === 0) return undefined;
  const told = circumstancesIn(rest.slice(numbers.length));
  const typed = text.slice(text.indexOf(words[at] ?? '')).match(/[+(]?[0-9][0-9\s()./+-]*/)?.[0];
  return told && typed ? { kind: 'on_behalf', answer, phone: typed.replace(/[^0-9)]+$/, ''), ...told } : undefined;
}

/** Nothing said of it is no contact; undefined when a word is left over, or two contradict each other. */
function circumstancesIn(words: readonly string[]): { relation: Relation; hadContact: boolean } | undefined {
  const found = new Set<Circumstance>();
  for (let index = 0; index < words.length;) {
    const phrase = circumstances.at(words, index) ?? fillerAt(words, index);
    if (!phrase) return undefined;
    if (phrase.meaning !== 'filler') found.add(phrase.meaning);
    index += phrase.length;
  }
  const relations = [...found].filter((each) => each !== 'inContact' && each !== 'notInContact');
  if (relations.length > 1 || (found.has('inContact') && found.has('notInContact'))) return undefined;
  return { relation: relations[0] ?? 'other', hadContact: found.has('inContact') };
}

function fillerAt(words: readonly string[], index: number): { meaning: 'filler'; length: number } | undefined {
  const phrase = said.at(words, index);
  return phrase?.meaning === 'filler' ? { meaning: 'filler', length: phrase.length } : undefined;
}

function decideWhole(words: readonly string[]): Answer | undefined {
  const statement = read(words);
  return statement && decide(statement);
}

function withoutFillers(words: readonly string[]): string[] {
  const kept: string[] = [];
  for (let index = 0; index < words.length;) {
    const phrase = said.at(words, index);
    if (phrase?.meaning !== 'filler') kept.push(...words.slice(index, index + (phrase?.length ?? 1)));
    index += phrase?.length ?? 1;
  }
  return kept;
}

function answerIntent({ words, isQuestion }: Folded): (Intent & { kind: 'answer' }) | undefined {
  if (isQuestion) return undefined;
  const prefix = said.at(words, 0) ? undefined : languageNames.at(words, 0);
  const statement = read(words.slice(prefix?.length ?? 0));
  const answer = statement && decide(statement);
  if (!answer) return undefined;
  const language = prefix?.meaning ?? onlyOne(statement.languages);
  return { kind: 'answer', answer, ...(language && { language }) };
}

interface Statement {
  readonly says: ReadonlySet<Said>;
  readonly digits: ReadonlySet<string>;
  /** The languages that every word belongs to; undefined while nothing told. */
  readonly languages: ReadonlySet<Language> | undefined;
}

/** Cuts the message into known phrases, longest first; undefined when a word is left over. */
function read(words: readonly string[]): Statement | undefined {
  const says = new Set<Said>();
  const typed = new Set<string>();
  let languages: ReadonlySet<Language> | undefined;
  for (let index = 0; index < words.length;) {
    const word = words[index] ?? '';
    const digit = digits[word];
    const phrase = digit ? undefined : said.at(words, index);
    if (!digit && !phrase) return undefined;
    if (digit) typed.add(word);
    for (const one of digit ?? [phrase?.meaning ?? 'filler']) if (one !== 'filler') says.add(one);
    if (phrase && phrase.languages.size > 0) languages = narrow(languages, phrase.languages);
    index += phrase?.length ?? 1;
  }
  return { says, digits: typed, languages };
}

/**
 * Somebody who says both "safe" and "help" needs help: the worse reading is the safer one. Two digits are a choice not made
 * ("1 et 2") and all four statements at once our own prompt sent back: both stay unknown, and the reply asks again.
 */
function decide({ says, digits: typed }: Statement): Answer | undefined {
  if (typed.size > 1 || says.size > 3) return undefined;
  if (says.has('needHelp')) return 'need_help';
  if (says.has('needShelter')) return says.has('safe') && !says.has('notInArea') ? 'safe_need_shelter' : undefined;
  if (says.has('notInArea')) return 'not_in_area';
  return says.has('safe') ? 'safe' : undefined;
}

/** "au secours …", "I need help …": the rest may be anything but a question, or a negation that takes it back. */
function cryIntent({ words, isQuestion }: Folded): Intent | undefined {
  if (isQuestion) return undefined;
  let start = 0;
  for (let filler = said.at(words, 0); filler?.meaning === 'filler'; filler = said.at(words, start))
    start += filler.length;
  // Whoever texts "STOP help me" does not want to be left alone.
  const stop = commands.at(words, start);
  if (stop?.meaning === 'optOut') start += stop.length;
  const cry = cries.at(words, start);
  if (!cry) return undefined;
  const next = words.slice(start + cry.length, start + cry.length + 2);
  if (next.some((word) => negations.has(word))) return undefined;
  const language = onlyOne(cry.languages);
  return { kind: 'answer', answer: 'need_help', ...(language && { language }) };
}

function narrow(before: ReadonlySet<Language> | undefined, now: ReadonlySet<Language>): ReadonlySet<Language> {
  return before ? new Set([...before].filter((language) => now.has(language))) : now;
}

function onlyOne(languages: ReadonlySet<Language> | undefined): Language | undefined {
  return languages?.size === 1 ? [...languages][0] : undefined;
}
