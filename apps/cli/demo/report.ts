import type { Answer } from '../../../libs/check-ins/answer';

/** Milliseconds; null when nothing of the kind happened. */
export interface Percentiles {
  readonly p50: number | null;
  readonly p95: number | null;
}

/** What the replay came to. `lost`, `duplicates` and `outsideArea` are 0 when the service kept its word. */
export interface Report {
  readonly people: number;
  readonly inArea: number;
  /** People to whom the first message got, on each channel. */
  readonly told: { readonly sms: number; readonly push: number; readonly live: number };
  /** What the people in the area said last; `unclear` wrote nothing else, `silent` nothing at all. */
  readonly answered: Readonly<Record<Answer | 'unclear' | 'silent', number>>;
  /** People who heard an alert on a call of the service: only those whom nothing else has reached. */
  readonly called: number;
  /** People who pressed a key, in a call of theirs or ours. */
  readonly answeredByCall: number;
  /** People who have said that what somebody reported of them is not so. */
  readonly disputes: number;
  readonly latencyMs: {
    readonly publishToFirst: number | null;
    readonly publishToLast: number | null;
    readonly answerToFollower: Percentiles;
  };
  readonly lost: number;
  readonly duplicates: number;
  readonly outsideArea: number;
}

export const isFlawless = ({ lost, duplicates, outsideArea }: Report): boolean => lost + duplicates + outsideArea === 0;

/** By the nearest rank: a value that was measured, never one between two. */
export function percentile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

export const percentiles = (values: readonly number[]): Percentiles => ({
  p50: percentile(values, 0.5),
  p95: percentile(values, 0.95),
});

/** @param publishToPhone of the first message, over SMS and push */
export function reportTable(report: Report, publishToPhone: Percentiles): string {
  const { told, answered, latencyMs } = report;
  const rows: readonly (readonly [string, string])[] = [
    ['people', count(report.people)],
    ['in the area', count(report.inArea)],
    ['told by SMS', count(told.sms)],
    ['told by push', count(told.push)],
    ['told on an open page', count(told.live)],
    ['answered "safe"', count(answered.safe)],
    ['answered "need help"', count(answered.need_help)],
    ['answered "not here"', count(answered.not_in_area)],
    ['answered "safe, need shelter"', count(answered.safe_need_shelter)],
    ['wrote something unclear', count(answered.unclear)],
    ['silent', count(answered.silent)],
    ['answered by telephone', count(report.answeredByCall)],
    ['called by the service', count(report.called)],
    ['reports contradicted', count(report.disputes)],
    ['publish → phone, median / p95', `${seconds(publishToPhone.p50)} / ${seconds(publishToPhone.p95)}`],
    ['publish → first / last phone', `${seconds(latencyMs.publishToFirst)} / ${seconds(latencyMs.publishToLast)}`],
    ['answer → relative, median / p95', `${seconds(latencyMs.answerToFollower.p50)} / ${seconds(latencyMs.answerToFollower.p95)}`],
    ['lost', count(report.lost)],
    ['duplicates', count(report.duplicates)],
    ['told outside the area', count(report.outsideArea)],
  ]; // prettier-ignore
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column].length)));
  const lines = rows.map(([name, value]) => `│ ${name.padEnd(widths[0])} │ ${value.padStart(widths[1])} │`);
  const rule = (left: string, middle: string, right: string): string =>
    `${left}${widths.map((width) => '─'.repeat(width + 2)).join(middle)}${right}`;
  return [rule('┌', '┬', '┐'), ...lines, rule('└', '┴', '┘')].join('\n');
}

const count = (value: number): string => value.toLocaleString('en');
const seconds = (ms: number | null): string => (ms === null ? '–' : `${(ms / 1000).toFixed(2)} s`);
