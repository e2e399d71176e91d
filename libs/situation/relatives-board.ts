import { type AnswerWay, answerWay } from '../alerting/answer-way';
import type { PhoneEvidence } from '../alerting/phone-evidence';
import { type Freshness, freshnessOf } from '../check-ins/ageing';
import type { Answer } from '../check-ins/answer';
import type { Source } from '../check-ins/source';

/** What a follower sees of one person in one incident: a class and a quarter of an hour, never a place. */
export type RelativeStatus =
  | {
      readonly kind: 'answered';
      readonly answer: Answer;
      readonly at: Date;
      readonly freshness: Freshness;
      /** By which it came: a number that was never confirmed can be forged, and a relative may be wrong. */
      readonly way: AnswerWay;
      /** Somebody believed less says otherwise since, or a call for help was taken back by what can be forged. */
      readonly isConflicting: boolean;
      /** Of their household, without a phone: the answer speaks for them, too. */
      readonly alsoFor: readonly string[];
    }
  | PhoneEvidence;

export interface Relative {
  /** Of the follow. */
  readonly id: string;
  /** Empty when the person has given none. */
  readonly name: string;
  readonly status: RelativeStatus;
}

const quarterMs = 15 * 60_000;

/** The start of the quarter of an hour: the minute at which somebody touched their phone is theirs. */
export const quarterOf = (moment: Date): Date => new Date(Math.floor(moment.getTime() / quarterMs) * quarterMs);

/** What counts of a person's answers, and how it came. */
export interface CountingAnswer {
  readonly checkInId?: number | null;
  readonly answer: Answer | null;
  readonly saidAt: Date | null;
  readonly source: Source | null;
  readonly verified: boolean | null;
  readonly hadContact: boolean | null;
  readonly isConflicting: boolean;
  readonly alsoFor?: readonly string[];
}

/** @param answer undefined, or null, while nothing counts that was said */
export function relativeStatus(answer: CountingAnswer | undefined, evidence: PhoneEvidence, now: Date): RelativeStatus {
  if (answer?.answer && answer.saidAt && answer.source) {
    const { saidAt, source, verified, hadContact, isConflicting, alsoFor = [] } = answer;
    const way = answerWay(source, verified ?? false, hadContact ?? false);
    const told = { answer: answer.answer, at: quarterOf(saidAt), freshness: freshnessOf(saidAt, now) };
    return { kind: 'answered', ...told, way, isConflicting, alsoFor };
  }
  return evidence.kind === 'reached' ? { kind: 'reached', at: quarterOf(evidence.at) } : evidence;
}

/**
 * What a paused follower goes on seeing: what was known at the pause. An incident that came later shows them somebody
 * whom nobody warned, as whoever is elsewhere is shown.
 */
export function evidenceBefore(
  evidence: PhoneEvidence,
  { activatedAt, before }: { readonly activatedAt: Date; readonly before: Date },
): PhoneEvidence {
  if (activatedAt > before) return { kind: 'not_warned' };
  return evidence.kind === 'reached' && evidence.at > before ? { kind: 'on_its_way' } : evidence;
}

const fewestPeople = 50;
/** A step of the share hides at least so many people: the answer of one is not to be seen in it. */
const leastPerStep = 10;
const steps = [1, 5, 10, 20];

/** Per cent of those warned who have answered, rounded down; undefined where they are too few to be counted. */
export function answeredShare(answered: number, people: number): number | undefined {
  if (people < fewestPeople) return undefined;
  const step = steps.find((each) => (people * each) / 100 >= leastPerStep);
  if (step === undefined) return undefined;
  return Math.floor((Math.min(answered, people) * 100) / people / step) * step;
}

const order: readonly (Answer | PhoneEvidence['kind'])[] = [
  'need_help', 'safe_need_shelter', 'not_reached', 'on_its_way', 'reached', 'safe', 'not_in_area', 'not_warned',
]; // prettier-ignore

const rank = ({ status }: Relative): number => order.indexOf(status.kind === 'answered' ? status.answer : status.kind);

/** Those first of whom there is most to fear; else as they were followed. */
export const mostWorryingFirst = (relatives: readonly Relative[]): Relative[] =>
  relatives.toSorted((a, b) => rank(a) - rank(b));
