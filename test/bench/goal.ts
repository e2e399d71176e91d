export type Goal = { readonly atLeast: number } | { readonly atMost: number };

export interface Verdict {
  readonly value: number;
  readonly goal: number;
  readonly met: boolean;
}

export function judge(value: number, goal: Goal): Verdict {
  if ('atLeast' in goal) return { value, goal: goal.atLeast, met: value >= goal.atLeast };
  return { value, goal: goal.atMost, met: value <= goal.atMost };
}

export const goalText = (goal: Goal): string => ('atLeast' in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`);
