import type { Bench, Figure, Figures, Findings, Invariants, Size } from './bench';
import { goalText, judge, type Verdict } from './goal';
import type { Machine } from './machine';

/** The file that other programs read. */
export interface Report {
  readonly bench: string;
  readonly commit: string;
  readonly quick: boolean;
  readonly machine: Machine;
  readonly ours: Figures;
  readonly peers: Figures;
  readonly limits: Figures;
  readonly ratios: Readonly<Record<string, Verdict>>;
  /** Null where the bench has nobody to lose. */
  readonly invariants: Invariants | Readonly<Record<keyof Invariants, null>>;
}

const none = { lost: null, twice: null, outside: null };

export function reportOf(
  name: string,
  { goals }: Bench,
  { ours, peers, limits, ratios, invariants }: Findings,
  run: { readonly commit: string; readonly machine: Machine; readonly size: Size },
): Report {
  const verdicts = Object.entries(goals).flatMap(([key, goal]) =>
    ratios[key] === undefined ? [] : [[key, judge(round(ratios[key]), goal)] as const],
  );
  return {
    bench: name,
    commit: run.commit,
    quick: run.size.quick,
    machine: run.machine,
    ours: rounded(ours),
    peers: rounded(peers),
    limits: rounded(limits),
    ratios: Object.fromEntries(verdicts),
    invariants: invariants ?? none,
  };
}

/** The same for people. */
export function tableOf(report: Report, { title, goals }: Bench): string {
  const { machine } = report;
  const lines = [
    '',
    title,
    `commit ${report.commit.slice(0, 12)} · ${machine.cores} × ${machine.cpu} · Node ${machine.node} · PostgreSQL ${machine.postgres} · load before ${machine.loadBefore.toFixed(1)}`,
    ...(report.quick ? ['A QUICK RUN: it shows that the bench works; its figures mean little.'] : []),
    ...(['ours', 'peers', 'limits'] as const).flatMap((part) => ['', part, ...rows(report[part])]),
    '',
    'goals',
    ...Object.entries(goals).map(([key, goal]) => {
      const verdict = report.ratios[key];
      const met = verdict ? (verdict.met ? 'met' : 'MISSED') : 'not measured on this machine';
      return row(key, verdict ? text(verdict.value) : '–', `${goalText(goal)}  ${met}`);
    }),
  ];
  const { lost, twice, outside } = report.invariants;
  if (lost !== null) lines.push('', `lost ${lost} · twice ${twice} · outside ${outside}`);
  return `${lines.join('\n')}\n`;
}

function rows(figures: Figures, prefix = ''): string[] {
  return Object.entries(figures).flatMap(([name, figure]) =>
    typeof figure === 'object' ? rows(figure, `${prefix}${name} · `) : [row(prefix + name, text(figure))],
  );
}

const row = (name: string, value: string, rest = ''): string =>
  `  ${name.padEnd(52)} ${value.padStart(14)}  ${rest}`.trimEnd();

const text = (figure: number | string): string =>
  typeof figure === 'number' ? figure.toLocaleString('en', { maximumFractionDigits: 3 }) : figure;

function rounded(figures: Figures): Figures {
  const entries = Object.entries(figures).map(([name, figure]): [string, Figure] => [
    name,
    typeof figure === 'number' ? round(figure) : typeof figure === 'object' ? rounded(figure) : figure,
  ]);
  return Object.fromEntries(entries);
}

/** More digits than a measurement can have are noise. */
const round = (value: number): number => Number(value.toPrecision(4));
