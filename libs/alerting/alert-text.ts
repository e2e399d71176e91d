import { shorten, smsSize } from '../channels/sms-text';
import type { AlertText } from '../incidents/alert';
import { missingFacts } from '../incidents/missing-facts';
import { unreachable } from '../platform/unreachable';
import type { MessageChannel, RenderedText } from './rendered-text';
import type { AlertKind, Wording } from './wording/wording';

interface AlertFacts {
  readonly kind: AlertKind;
  /** Already on one line per field. */
  readonly text: AlertText;
  /** The local time, with the day when the reader comes late. */
  readonly moment: string;
  readonly url: string;
}

/** French short codes carry ten segments at most; beyond, the carrier refuses the whole message. */
const mostSegments = 10;
/** No segment carries more; counting the segments of a long text takes a tenth of a second each time. */
const mostCharacters = mostSegments * 160;

/** Of a headline, what no shortening reaches. */
const surelyKept = 160;

/** Keeps a push, with its title and the envelope, far under the 4 kB that push services accept. */
const longestPush = 400;

/**
 * An alert on one channel. What the authority wrote is shortened to fit; the place, the hazard, the time, the way to answer
 * and the link never are.
 * @param mark prepends the word for an exercise or a test
 */
export function alertText(
  facts: AlertFacts,
  wording: Wording,
  channel: MessageChannel,
  mark: (text: string) => string,
): RenderedText {
  const { kind, text, moment, url } = facts;
  const heading = wording.headings[kind];
  const title = mark(`${heading} - ${text.headline}`);
  const gist = [moment, text.areaName, text.event].join(wording.comma);
  const asksAnswer = kind === 'alert' || kind === 'update';
  switch (channel) {
    case 'sms': {
      const opening = `${heading} ${openingFacts(facts, wording)}.`;
      const ending = asksAnswer ? [wording.howToAnswer, url] : [url];
      const compose = (said: string) => mark([opening, said, ...ending].filter(Boolean).join(' '));
      const fits = (said: string) => said.length <= mostCharacters && smsSize(compose(said)).segments <= mostSegments;
      return { body: compose(shorten(statement(facts), fits)) };
    }
    case 'push': {
      const said = shorten(sentences(text.instruction), (candidate) => candidate.length <= longestPush);
      return { title, body: mark(`${sentences(gist)} ${said}`.trim()) };
    }
    case 'live':
      return { title, body: mark(sentences(gist, text.description, text.instruction)) };
    // The plain version first. The keys to press are said by the call itself, which repeats them.
    case 'voice':
      return { body: mark(sentences(heading, text.plain ?? '', gist, voiceStatement(facts))) };
    default:
      return unreachable(channel);
  }
}

/** The correction of a false alarm explains itself; other kinds say what to do, and the page the rest. */
function statement({ kind, text }: AlertFacts): string {
  return kind === 'cancel'
    ? sentences(text.headline, text.description, text.instruction)
    : sentences(text.headline, text.instruction);
}

/** A listener cannot skim: time, place and hazard have been said, so that what to do is left; a correction explains itself. */
function voiceStatement({ kind, text }: AlertFacts): string {
  return kind === 'cancel' ? sentences(text.headline, text.description) : text.instruction;
}

/** The time, and the place and the hazard unless the headline says them: an SMS pays for every letter. */
function openingFacts({ text, moment }: AlertFacts, wording: Wording): string {
  const facts = { place: text.areaName, hazard: text.event, localTime: moment };
  const unsaid = missingFacts(text.headline.slice(0, surelyKept), facts);
  const place = unsaid.includes('place') ? [text.areaName] : [];
  const hazard = unsaid.includes('hazard') ? [text.event] : [];
  return [moment, ...place, ...hazard].join(wording.comma);
}

/** Joined, each ending as a sentence does; empty parts are left out. */
function sentences(...parts: readonly string[]): string {
  return parts
    .filter(Boolean)
    .map((part) => (/[.!?؟…]["')]?$/.test(part) ? part : `${part}.`))
    .join(' ');
}
