import type { Goal } from './goal';

/** A measured figure in the unit of its name, or figures that belong together. */
export type Figure = number | string | { readonly [name: string]: Figure };
export type Figures = Readonly<Record<string, Figure>>;

/** How much work a run does. A quick run only shows that everything still works; its figures mean little. */
export interface Size {
  readonly quick: boolean;
  /** Loads last as long as an operator would watch them, and not only until their figures are steady. */
  readonly full?: boolean;
  /** Measured rounds of each contestant, after one round that warms up. */
  readonly rounds: number;
  /** As asked for with `--people`; else the bench takes its own number. */
  readonly people?: number;
}

export interface Findings {
  readonly ours: Figures;
  /** What a good team would write first, measured in turns with ours. */
  readonly peers: Figures;
  /** The least that the machine must do. */
  readonly limits: Figures;
  /** A value for each goal; left out when what it needs is not on this machine. */
  readonly ratios: Readonly<Record<string, number>>;
  readonly invariants?: Invariants;
}

/** Counted independently of the program under test. */
export interface Invariants {
  readonly lost: number;
  readonly twice: number;
  readonly outside: number;
}

/** A file `NAME.bench.ts` that exports one as `bench` is run by `npm run bench -- NAME`. */
export interface Bench {
  readonly title: string;
  readonly goals: Readonly<Record<string, Goal>>;
  run(size: Size): Promise<Findings>;
}
