import type { Bench, Figures, Size } from './bench';
import type { CrowdOrder, CrowdReport } from './check-in-order';
import type { CheckInServer, CheckInStage } from './check-in-stage';

/** Seconds of each load: until its figures are steady, and as long as it may go on in a real night. */
const lasts = {
  at5000: { quick: 1, usual: 8, full: 60 },
  l01: { quick: 1, usual: 15, full: 600 },
  l02: { quick: 1, usual: 15, full: 300 },
  l03: { quick: 2, usual: 40, full: 60 },
  afterwards: { quick: 1, usual: 15, full: 15 },
  l05: { quick: 1, usual: 15, full: 30 },
} as const;

/** Answers a second, whoever is served. */
const perSecond = { at5000: 5000, l01: 500, l02: 1000, l03: 5000, afterwards: 500, l05: 500 } as const;
/** Of one person, of fifty answers, again and again. */
const flood = { perSecond: 200, people: 1, keys: 50 } as const;

export const loadGoals = {
  l01P99Ms: { atMost: 250 },
  l02P99Ms: { atMost: 500 },
  l03AcceptedPerSecond: { atLeast: 800 },
  l03P99Ms: { atMost: 2000 },
  afterwardsP99Ms: { atMost: 250 },
  /** Of everybody else while one person floods, against the same load without. */
  floodVsCalmP99: { atMost: 1.2 },
  rssMb: { atMost: 1000 },
} as const satisfies Bench['goals'];

type Load = keyof typeof lasts;

export async function underLoad(stage: CheckInStage, server: CheckInServer, size: Size) {
  const length = size.quick ? 'quick' : size.full ? 'full' : 'usual';
  const orderOf = (load: Load) =>
    ({ seconds: lasts[load][length], perSecond: perSecond[load], connections: perSecond[load] }) satisfies Partial<CrowdOrder>; // prettier-ignore
  const run = (load: Load) => stage.ask(server, orderOf(load));
  const at5000 = await run('at5000');
  const l01 = await run('l01');
  const floods = stage.askApart(server, { ...flood, seconds: lasts.l05[length], connections: flood.perSecond });
  const [l05, flooding] = await Promise.all([run('l05'), floods]);
  const l02 = await run('l02');
  const l03 = await run('l03');
  const afterwards = await run('afterwards');
  const rssMb = await server.peakRssMb();
  const loads: Readonly<Record<string, CrowdReport>> = { at5000, l01, l02, l03, afterwards, l05, flooding };
  return {
    p99MsAt5000: at5000.p99Ms,
    figures: { rssMb, ...mapped(loads, figuresOf), lastsSeconds: mapped(lasts, (each) => each[length]) },
    ratios: {
      l01P99Ms: l01.p99Ms,
      l02P99Ms: l02.p99Ms,
      l03AcceptedPerSecond: l03.perSecond,
      l03P99Ms: l03.p99Ms,
      afterwardsP99Ms: afterwards.p99Ms,
      floodVsCalmP99: l05.p99Ms / l01.p99Ms,
      rssMb,
    } satisfies Record<keyof typeof loadGoals, number>,
  };
}

export const figuresOf = ({ statuses, ...figures }: CrowdReport): Figures => ({
  ...figures,
  statuses: { ...statuses },
});

const mapped = <From, To>(record: Readonly<Record<string, From>>, change: (from: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
