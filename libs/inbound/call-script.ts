import { fallbackLanguage, type Language, languages } from '../channels/language';
import { oneLine } from '../channels/sms-text';
import type { CallAnswer, Spoken } from '../channels/voice/twiml';
import type { AlertText } from '../incidents/alert';
import { type CallState, mostSteps, nextStep, writeCallState } from './call-state';
import type { AnswerRecorded } from './reply';
import { ar } from './speech/ar';
import { de } from './speech/de';
import { en } from './speech/en';
import { es } from './speech/es';
import { fr } from './speech/fr';
import type { Speech } from './speech/speech';

const speeches: Readonly<Record<Language, Speech>> = { fr, en, es, de, ar };

/** Menus in a row without a known key, after which the call ends. */
const mostMisses = 3;
export const longestRecordingSeconds = 30;

export const callPaths = {
  inbound: '/webhooks/voice/inbound',
  keys: '/webhooks/voice/keys',
  recorded: '/webhooks/voice/recorded',
  recordings: '/webhooks/voice/recordings',
  delivery: (key: string) => `/webhooks/voice/deliveries/${key}`,
} as const;

/** An incident as it is told to somebody who calls. */
export interface SpokenIncident {
  readonly isRunning: boolean;
  readonly texts: Partial<Record<Language, AlertText>>;
}

/** An answer as it was kept. */
export interface HeardAnswer {
  readonly facts: Pick<AnswerRecorded, 'answer' | 'mode' | 'names'>;
  /** Somebody follows the person. */
  readonly mayLeaveMessage: boolean;
}

/** What is said in each turn of a call, and what comes after it. */
export class CallScript {
  /** @param publicUrl ours, without a slash at its end */
  constructor(private readonly publicUrl: string) {}

  /** The alert's own words first, then the keys; each turn that nobody answers counts. */
  menu(state: CallState, opening: readonly Spoken[]): CallAnswer {
    if (state.misses >= mostMisses || state.step >= mostSteps) return this.goodbye(state.language);
    const { language } = state;
    const { keys, again } = speeches[language];
    const other = languageAfter(language);
    const said = [
      ...opening,
      { language, words: `${keys} ${again}` },
      { language: other, words: speeches[other].switchToThis },
    ];
    return { said, next: { kind: 'ask', to: this.to(callPaths.keys, state) } };
  }

  incident(language: Language, { isRunning, texts }: SpokenIncident): Spoken[] {
    const { language: spoken, text } = inLanguage(texts, language);
    const { running, ended } = speeches[spoken];
    const about = aboutOf(text);
    if (!isRunning) return [{ language: spoken, words: ended(about) }];
    const words = [oneLine(text.plain ?? ''), running(about), oneLine(text.instruction)].filter(Boolean).join(' ');
    return [{ language: spoken, words }];
  }

  /** Says the beginning again: nothing was pressed, or nothing that we know, or the wish was to hear it in full. */
  repeat(state: CallState, isMiss: boolean): CallAnswer {
    const after = { ...nextStep(state), mayRecord: false, misses: isMiss ? state.misses + 1 : 0 };
    if (after.misses >= mostMisses) return this.goodbye(state.language);
    const path = state.delivery === undefined ? callPaths.inbound : callPaths.delivery(state.delivery);
    return { said: [], next: { kind: 'redirect', to: this.to(path, after) } };
  }

  switchLanguage(state: CallState): CallAnswer {
    return this.repeat({ ...state, language: languageAfter(state.language) }, false);
  }

  /** What was understood, aloud; another key changes it, and only a known one asks again. */
  confirmed(state: CallState, { facts, mayLeaveMessage }: HeardAnswer): CallAnswer {
    const { language } = state;
    const speech = speeches[language];
    const names = inLanguage(facts.names, language);
    const about = aboutOf(names.text);
    const isExercise = facts.answer === 'need_help' && facts.mode !== 'Actual';
    const noted = isExercise ? speech.helpInExercise(about) : speech.confirmed[facts.answer](about);
    const words = [noted, ...(mayLeaveMessage ? [speech.mayLeaveMessage] : []), speech.mayChange].join(' ');
    // Silence now means yes.
    const after = { ...nextStep(state), misses: mostMisses, mayRecord: mayLeaveMessage };
    return { said: [{ language, words }], next: { kind: 'ask', to: this.to(callPaths.keys, after) } };
  }

  record(state: CallState): CallAnswer {
    const { language } = state;
    const seconds = longestRecordingSeconds;
    return {
      said: [{ language, words: speeches[language].speakNow }],
      next: {
        kind: 'record', seconds, to: this.to(callPaths.recorded, state), recordingTo: this.to(callPaths.recordings, state),
      }, // prettier-ignore
    };
  }

  end(language: Language, what: 'nothingRunning' | 'messageKept' | 'over' | 'hiddenNumber' | 'goodbye'): CallAnswer {
    return { said: [{ language, words: speeches[language][what] }], next: { kind: 'hang-up' } };
  }

  goodbye(language: Language): CallAnswer {
    return this.end(language, 'goodbye');
  }

  private to(path: string, state: CallState): string {
    return `${this.publicUrl}${path}?${writeCallState(state)}`;
  }
}

function languageAfter(language: Language): Language {
  return languages[(languages.indexOf(language) + 1) % languages.length] ?? 'fr';
}

function aboutOf({ event, areaName }: Pick<AlertText, 'event' | 'areaName'>): string {
  return `${oneLine(event)}, ${oneLine(areaName)}`;
}

function inLanguage<Text>(
  texts: Partial<Record<Language, Text>>,
  wanted: Language,
): { language: Language; text: Text } {
  const language = fallbackLanguage(wanted, languages.filter((each) => texts[each] !== undefined)); // prettier-ignore
  const text = texts[language];
  if (text === undefined) throw new RangeError('an incident without words');
  return { language, text };
}
