import type { Availability, TerritoryMark } from './territory-matrix';

/** What one worker knows of one route. */
export interface RouteReport {
  readonly name: string;
  readonly circuit: 'closed' | 'open' | 'half-open';
  readonly reason?: string | undefined;
  /** Of the common number, this worker's share; unlimited when absent. */
  readonly segmentsPerSecond?: number | undefined;
  readonly waitingSegments: number;
}

export interface WorkerReport {
  readonly routes: readonly RouteReport[];
  readonly territories: readonly Pick<TerritoryMark, 'territory' | 'route' | 'availability'>[];
}

/** What an author has to expect of text messages. */
export interface SmsOutlook {
  /** `degraded`: some route is left or slow; `blocked`: none takes messages there. */
  readonly availability: Availability;
  /** Until so many segments have left, beside what waits already; undefined while none would. */
  readonly drainSeconds?: number | undefined;
}

/**
 * All workers together: each uses the first of its routes that works.
 * @param territory of the numbers, e.g. "FR"
 * @returns undefined when no worker has reported lately
 */
export function smsOutlook(
  workers: readonly WorkerReport[],
  territory: string,
  segments: number,
): SmsOutlook | undefined {
  if (workers.length === 0) return undefined;
  const views = workers.map((worker) => viewOf(worker, territory));
  const chosen = views.flatMap(({ open: [first] }) => (first ? [first] : []));
  const isWhole = views.every(({ open, known, isDoubted }) => {
    return !isDoubted && open.filter(({ circuit }) => circuit === 'closed').length === known;
  });
  const availability = chosen.length === 0 ? 'blocked' : isWhole ? 'ok' : 'degraded';
  return { availability, drainSeconds: drainSeconds(chosen, segments) };
}

function viewOf({ routes, territories }: WorkerReport, territory: string) {
  const isBlocked = ({ name }: RouteReport): boolean =>
    territories.some((mark) => mark.territory === territory && mark.route === name && mark.availability === 'blocked');
  const open = routes.filter((route) => !isBlocked(route) && (route.circuit === 'closed' || route.reason === 'slow'));
  const isDoubted = territories.some((mark) => mark.territory === territory && mark.availability === 'degraded');
  return { open, known: routes.length, isDoubted };
}

function drainSeconds(routes: readonly RouteReport[], segments: number): number | undefined {
  if (routes.length === 0) return undefined;
  if (routes.some(({ segmentsPerSecond }) => segmentsPerSecond === undefined)) return 0;
  const rate = routes.reduce((sum, { segmentsPerSecond = 0 }) => sum + segmentsPerSecond, 0);
  const waiting = routes.reduce((sum, { waitingSegments }) => sum + waitingSegments, 0);
  return (waiting + segments) / rate;
}
