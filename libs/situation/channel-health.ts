import type { Channel } from '../channels/channel';

/** `unmeasured`: no canary flies there, so that nobody knows. */
export type ChannelState = 'ok' | 'slow' | 'down' | 'unmeasured';

/** One canary on one channel. */
export interface Flight {
  readonly dueAt: Date;
  /** Until the handset confirmed it; undefined while it has not. */
  readonly confirmedMs?: number | undefined;
}

export interface ChannelHealth {
  readonly channel: Channel;
  readonly state: ChannelState;
  /** When it came to be so, as far as the last day tells. */
  readonly since?: Date | undefined;
  readonly p50Seconds?: number | undefined;
  readonly p95Seconds?: number | undefined;
}

/** Found within three minutes, the reading of a page included; two lost canaries in a row are no outage yet. */
const silentMs = (everySeconds: number): number => Math.max(165_000, everySeconds * 2750);
const recentMs = 600_000;
/** Nobody is worse off below this, and small numbers waver. */
const slowFromMs = 2000;
const smallestSample = 4;
/** So long a canary that has not come says nothing yet. */
const patienceMs = 30_000;

/**
 * @param flights of one channel in the last 24 hours, oldest first
 * @param everySeconds how often a canary flies
 */
export function channelHealth(
  channel: Channel,
  flights: readonly Flight[],
  now: Date,
  everySeconds: number,
): ChannelHealth {
  if (flights.length === 0) return { channel, state: 'unmeasured' };
  const confirmed = flights.filter(({ confirmedMs }) => confirmedMs !== undefined);
  const times = sorted(confirmed.map(({ confirmedMs = 0 }) => confirmedMs));
  const measured = { channel, p50Seconds: quantile(times, 0.5), p95Seconds: quantile(times, 0.95) };
  const last = confirmed.at(-1)?.dueAt;
  const silence = now.getTime() - (last ?? flights[0].dueAt).getTime();
  if (silence > silentMs(everySeconds)) return { ...measured, state: 'down', since: last ?? flights[0].dueAt };
  if (!last) return { ...measured, state: 'unmeasured' };
  const isSlow = isSlowNow(flights, times, now);
  return { ...measured, state: isSlow ? 'slow' : 'ok', since: isSlow ? undefined : upSince(confirmed, everySeconds) };
}

/** Twice as late as over the whole day. What has not come is as late as it is old. */
function isSlowNow(flights: readonly Flight[], usual: readonly number[], now: Date): boolean {
  const lately = flights.flatMap(({ dueAt, confirmedMs }) => {
    const ageMs = now.getTime() - dueAt.getTime();
    if (ageMs > recentMs) return [];
    return confirmedMs !== undefined ? [confirmedMs] : ageMs > patienceMs ? [ageMs] : [];
  });
  if (lately.length < smallestSample) return false;
  const recent = (quantile(sorted(lately), 0.95) ?? 0) * 1000;
  return recent >= slowFromMs && recent >= 2 * (quantile(usual, 0.95) ?? 0) * 1000;
}

function upSince(confirmed: readonly Flight[], everySeconds: number): Date | undefined {
  let since = confirmed.at(-1)?.dueAt;
  for (const { dueAt } of confirmed.toReversed()) {
    if (since && since.getTime() - dueAt.getTime() > silentMs(everySeconds)) break;
    since = dueAt;
  }
  return since;
}

const sorted = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

/** In seconds. Of ten values the second largest is the 95th percentile: one straggler is none of the channel's. */
function quantile(ascendingMs: readonly number[], part: number): number | undefined {
  const value = ascendingMs[Math.floor(part * (ascendingMs.length - 1))];
  return value === undefined ? undefined : Math.round(value) / 1000;
}
