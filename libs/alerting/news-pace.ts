import type { IncidentId } from '../incidents/incident';
import type { PersonId } from '../people/person';

/** News of one person in one incident that waits for the end of its follower's window. */
export interface HeldNews {
  readonly followerId: PersonId;
  readonly incidentId: IncidentId;
  readonly followedId: PersonId;
}

/** How news about several people reaches one follower: as it comes, or some of it together. */
export interface NewsWindow {
  readonly openedAt: Date;
  /** Messages that have gone out as they came since then. */
  readonly said: number;
  /** When what is held is told; null while nothing is. */
  readonly dueAt: Date | null;
}

export const windowSeconds = 300;
/** So many changes are told at once before the rest of the window waits. */
export const mostAtOnce = 3;

/**
 * @param isUrgent a call for help is never held
 * @param isOverloaded the senders are far behind: one message for many is all that there is room for
 */
export function paceNews(
  window: NewsWindow,
  { isUrgent, isOverloaded }: { readonly isUrgent: boolean; readonly isOverloaded: boolean },
  now: Date,
): { readonly isHeld: boolean; readonly window: NewsWindow } {
  if (isUrgent) return { isHeld: false, window };
  if (window.dueAt) return { isHeld: true, window };
  const isOver = now.getTime() - window.openedAt.getTime() >= windowSeconds * 1000;
  const current = isOver ? { openedAt: now, said: 0, dueAt: null } : window;
  if (current.said < mostAtOnce && !isOverloaded)
    return { isHeld: false, window: { ...current, said: current.said + 1 } };
  return { isHeld: true, window: { ...current, dueAt: new Date(current.openedAt.getTime() + windowSeconds * 1000) } };
}
