import type { Random } from '../../apps/simulator/random';
import type { Site, SiteWish } from './site';

export type Figures = Readonly<Record<string, number | string>>;

/** What a run found, beside the invariants. */
export interface Findings {
  readonly figures: Figures;
  /** Promises of this very fault that were broken; each fails the run. */
  readonly broken?: readonly string[];
  /** Times that were longer than they should be. On a machine that others use they are only told. */
  readonly late?: readonly string[];
}

/** One fault, and what happens while it lasts. */
export interface ChaosRun {
  /** As in the test matrix: F04, R14. */
  readonly id: string;
  readonly title: string;
  /** What it needs; a small one for every commit. */
  wish(isQuick: boolean): SiteWish;
  /** Breaks things while the service works. The invariants are checked afterwards, at rest. */
  execute(site: Site, context: RunContext): Promise<Findings>;
}

export interface RunContext {
  readonly random: Random;
  readonly isQuick: boolean;
}
