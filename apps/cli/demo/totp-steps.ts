const stepMs = 30_000;
/** A code for the step before is still taken, but not when it ends while the request is on its way. */
const onTheWayMs = 8_000;

/** The next time step whose code an officer can use, each step once, and when: a server takes one step either way. */
export function nextTotpStep(lastStep: number, now: Date): { readonly step: number; readonly waitMs: number } {
  const earliest = Math.floor((now.getTime() + onTheWayMs) / stepMs) - 1;
  const step = Math.max(lastStep + 1, earliest);
  return { step, waitMs: Math.max(0, (step - 1) * stepMs - now.getTime()) };
}

export const momentOfStep = (step: number): Date => new Date(step * stepMs);
