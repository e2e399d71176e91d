import type { Answer } from './answer';
import { forgeable, type Rank, rosterRank, type Source } from './source';

/** One answer about a person, as it came. */
export interface Report {
  /** Grows in the order in which the service took them. */
  readonly id: number;
  readonly answer: Answer;
  readonly rank: Rank;
  readonly source: Source;
  readonly saidAt: Date;
  readonly recordedAt: Date;
  readonly verified: boolean;
  /** Disputed by the person, or undone by who sent it: kept, but it counts no more. */
  readonly isWithdrawn: boolean;
}

export interface Effective {
  /** What counts; undefined when every report was withdrawn. */
  readonly report?: Report;
  /** Somebody who is believed less says otherwise since. */
  readonly isChallenged: boolean;
  /** When help was first asked for. It stays, whatever is answered later: only who has spoken with the person closes it. */
  readonly helpAskedAt?: Date;
}

/**
 * What counts of everything that was said of one person in one incident, in whatever order it came: of each rank the
 * newest, of the ranks the highest. A lower rank never replaces it, but a later call for help, or a later list of an
 * organisation that says otherwise, makes it doubtful.
 */
export function effectiveOf(history: readonly Report[]): Effective {
  const newest = newestOfEachRank(history);
  const [report, ...lower] = newest;
  const isChallenged = report !== undefined && lower.some((other) => challenges(other, report));
  const calls = history.filter(({ answer }) => answer === 'need_help').map(({ recordedAt }) => recordedAt.getTime());
  return { report, isChallenged, helpAskedAt: calls.length > 0 ? new Date(Math.min(...calls)) : undefined };
}

/** Doubtful, so that somebody has to look: a call for help that may have been taken back by a stranger is so too. */
export const isConflicting = ({ report, isChallenged, helpAskedAt }: Effective): boolean =>
  isChallenged || (report !== undefined && report.answer !== 'need_help' && Boolean(helpAskedAt) && !isProven(report));

const isProven = ({ verified, source }: Report): boolean =>
  verified && !(forgeable as readonly Source[]).includes(source);

/** Highest rank first. */
function newestOfEachRank(history: readonly Report[]): Report[] {
  const newest = new Map<Rank, Report>();
  for (const report of history.filter(({ isWithdrawn }) => !isWithdrawn)) {
    const known = newest.get(report.rank);
    if (!known || isLater(report, known)) newest.set(report.rank, report);
  }
  return [...newest.values()].sort((a, b) => b.rank - a.rank);
}

const challenges = (other: Report, report: Report): boolean =>
  isLater(other, report) &&
  other.answer !== report.answer &&
  (other.answer === 'need_help' || other.rank === rosterRank);

/** By when it was said; of one millisecond, by when it came. */
const isLater = (a: Report, b: Report): boolean =>
  a.saidAt.getTime() === b.saidAt.getTime() ? a.id > b.id : a.saidAt > b.saidAt;
