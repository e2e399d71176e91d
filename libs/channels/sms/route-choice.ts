import type { Admission } from './circuit';
import type { Availability } from './territory-matrix';

/** One route as it stands at this moment for one message; the first of a list is the preferred one. */
export interface RouteView {
  readonly name: string;
  readonly availability: Availability;
  readonly admission: Admission;
  /** The same, should no other route take the message. */
  readonly lastResort: Admission;
}

export interface RouteChoice {
  readonly name: string;
  readonly isProbe: boolean;
}

/**
 * The first route that takes the message, one that is degraded in its territory after the others; when none does, the
 * first that may be tried all the same. A probe of a preferred route goes before the route that stands in for it.
 */
export function chooseRoute(views: readonly RouteView[]): RouteChoice | undefined {
  const passable = views.filter(({ availability }) => availability !== 'blocked');
  const ordered = [...passable].sort((a, b) => rank[a.availability] - rank[b.availability]);
  const ready = ordered.find(({ admission }) => admission !== 'none');
  if (ready) return { name: ready.name, isProbe: ready.admission === 'probe' };
  const rest = ordered.filter(({ lastResort }) => lastResort !== 'none');
  const found = rest.find(({ lastResort }) => lastResort === 'free') ?? rest[0];
  return found && { name: found.name, isProbe: found.lastResort === 'probe' };
}

const rank = { ok: 0, degraded: 1, blocked: 2 } as const satisfies Record<Availability, number>;
