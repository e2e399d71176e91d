import { cpus, loadavg } from 'node:os';
import { type Invariant, invariants } from './invariants';
import type { RunReport } from './perform';

export interface ChaosReport {
  readonly seed: number;
  readonly commit: string;
  readonly machine: { readonly cpu: string; readonly cores: number; readonly loadBefore: number };
  /** Invariants and promises fail a run; times are told, and fail nothing while others use the machine. */
  readonly times: 'told';
  readonly pass: boolean;
  readonly runs: readonly RunReport[];
  /** Breaches of each, over all runs. */
  readonly invariants: Readonly<Record<Invariant, number>>;
  /** Runs for which no time was left. */
  readonly skipped: readonly string[];
}

export const loadNow = (): number => Math.round((loadavg()[0] ?? 0) * 100) / 100;

export function reportOf(
  seed: number,
  commit: string,
  loadBefore: number,
  { runs, skipped }: { readonly runs: readonly RunReport[]; readonly skipped: readonly string[] },
): ChaosReport {
  const names = Object.keys(invariants) as Invariant[];
  const counts = names.map((name) => [name, sum(runs.flatMap(({ breaches }) => breaches.filter(({ invariant }) => invariant === name)))]); // prettier-ignore
  const [cpu] = cpus();
  return {
    seed,
    commit,
    machine: { cpu: cpu?.model ?? 'unknown', cores: cpus().length, loadBefore },
    times: 'told',
    pass: runs.length > 0 && skipped.length === 0 && runs.every(({ pass }) => pass),
    runs,
    invariants: Object.fromEntries(counts) as Record<Invariant, number>,
    skipped,
  };
}

/** What a person reads in the terminal. */
export function linesOf({ id, seed, pass, figures, late, breaches }: RunReport, title: string): string {
  const list = Object.entries(figures).map(([name, value]) => `${name} ${value}`);
  const lines = [`${pass ? 'pass' : 'FAIL'}  ${id}  ${title}`, `      ${list.join(' · ')}`];
  for (const { invariant, count, detail } of breaches)
    lines.push(`      ${invariant} broken ${count} times${detail === undefined ? '' : `: ${detail}`}`);
  for (const each of late) lines.push(`      late: ${each}`);
  if (!pass) lines.push(`      again: npm run chaos -- --seed ${seed} --only ${id}`);
  return lines.join('\n');
}

const sum = (breaches: readonly { readonly count: number }[]): number =>
  breaches.reduce((total, { count }) => total + count, 0);
