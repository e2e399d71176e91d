import { performance } from 'node:perf_hooks';
import type { Size } from './bench';

/** One round: does the work and says how much it took, in a unit of its own (milliseconds, items per second). */
export type Contestant = () => Promise<number>;

/**
 * Runs the contestants in turns (A B A B …) after one round that warms up, so that a machine that grows slower or
 * faster meanwhile does so for all of them.
 * @returns the median of each
 */
export async function alternate<Name extends string>(
  contestants: Readonly<Record<Name, Contestant>>,
  { rounds, quick }: Size,
): Promise<Record<Name, number>> {
  const names = Object.keys(contestants) as Name[];
  const figures = new Map(names.map((name) => [name, [] as number[]]));
  for (let round = quick ? 1 : 0; round <= rounds; round++) {
    for (const name of names) {
      const figure = await contestants[name]();
      if (round > 0) figures.get(name)?.push(figure);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(figures.get(name) ?? [])])) as Record<Name, number>;
}

export async function millisecondsOf(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
