import VoiceResponse from 'twilio/lib/twiml/VoiceResponse';
import { unreachable } from '../../platform/unreachable';
import type { Language } from '../language';

/** Something said, in the language that it is in: another voice would make it gibberish. */
export interface Spoken {
  readonly language: Language;
  readonly words: string;
}

/** What the other end is told to do: say this, and then that. Addresses are whole and public. */
export interface CallAnswer {
  readonly said: readonly Spoken[];
  readonly next: CallEnding;
}

export type CallEnding =
  | { readonly kind: 'hang-up' }
  /** Waits for one key, which interrupts what is said; posts to `to`, also when none was pressed. */
  | { readonly kind: 'ask'; readonly to: string }
  /** Posts to `to` when the person has finished, to `recordingTo` when the recording can be fetched. */
  | { readonly kind: 'record'; readonly seconds: number; readonly to: string; readonly recordingTo: string }
  | { readonly kind: 'redirect'; readonly to: string };

/** BCP 47, as the carrier's voices are named. */
const locales = { fr: 'fr-FR', en: 'en-GB', es: 'es-ES', de: 'de-DE', ar: 'ar-XA' } as const;

/** The carrier says no longer text than this at once. */
const longestSay = 4000;
const secondsToPress = 8;
/** Of silence, before a recording ends by itself. */
const silenceSeconds = 5;

/** The answer in the carrier's own language (www.twilio.com/docs/voice/twiml). */
export function twiml({ said, next }: CallAnswer): string {
  const response = new VoiceResponse();
  switch (next.kind) {
    case 'ask': {
      const gather = response.gather({
        input: ['dtmf'],
        numDigits: 1,
        timeout: secondsToPress,
        actionOnEmptyResult: true,
        action: next.to,
        method: 'POST',
      });
      say(gather, said);
      break;
    }
    case 'record':
      say(response, said);
      response.record({
        maxLength: next.seconds,
        timeout: silenceSeconds,
        finishOnKey: '#',
        playBeep: true,
        action: next.to,
        method: 'POST',
        recordingStatusCallback: next.recordingTo,
        recordingStatusCallbackMethod: 'POST',
        recordingStatusCallbackEvent: ['completed'],
      });
      break;
    case 'redirect':
      say(response, said);
      response.redirect({ method: 'POST' }, next.to);
      break;
    case 'hang-up':
      say(response, said);
      response.hangup();
      break;
    default:
      return unreachable(next);
  }
  return response.toString();
}

function say(into: Pick<VoiceResponse, 'say'>, said: readonly Spoken[]): void {
  for (const { language, words } of said) into.say({ language: locales[language] }, words.slice(0, longestSay));
}
