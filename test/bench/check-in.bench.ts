import { alternate } from './alternate';
import type { Bench, Figures, Findings, Size } from './bench';
import { figuresOf, loadGoals, underLoad } from './check-in-loads';
import type { CrowdReport } from './check-in-order';
import { pgbench } from './check-in-pgbench';
import { type CheckInServer, CheckInStage } from './check-in-stage';

export const bench: Bench = {
  title: 'Check-in: an answer over HTTP, acknowledged when it is durable, by 200 connections',
  goals: {
    vsIdiomatic: { atLeast: 20 },
    vsRawNode: { atLeast: 0.75 },
    vsPgbench: { atLeast: 1 },
    /** pgbench takes every core; a process of ours has one, and a service has several. */
    twoProcessesVsPgbench: { atLeast: 1 },
    p99MsAt5000: { atMost: 50 },
    ...loadGoals,
  },
  run,
};

const connections = 200;
const rounds = { quick: 1, usual: 2 };

async function run(size: Size): Promise<Findings> {
  const people = size.people ?? (size.quick ? 20_000 : 100_000);
  const seconds = size.quick ? rounds.quick : rounds.usual;
  await using stage = await CheckInStage.open(people);
  let last: CrowdReport | undefined;
  const rate = (server: Pick<CheckInServer, 'address'>) => async () =>
    (await stage.ask(server, { connections, seconds })).perSecond;
  const ours = await stage.start('ours');
  const contestants = {
    ours: async () => (last = await stage.ask(ours, { connections, seconds })).perSecond,
    oursTwice: rate(ours.beside(await stage.start('ours'))),
    raw: rate(await stage.start('raw')),
    oneEach: rate(await stage.start('oneEach')),
    idiomatic: rate(await stage.start('idiomatic')),
    pgbench: () => Promise.resolve(pgbench(stage, seconds)),
  };
  const rates = await alternate(contestants, size);
  const { p99MsAt5000, figures, ratios } = await underLoad(stage, ours, size);
  const hasPgbench = rates.pgbench > 0;
  return {
    ours: {
      people, answersPerSecond: rates.ours, answersPerSecondOfTwoProcesses: rates.oursTwice, closed: last ? figuresOf(last) : {}, ...figures,
    },
    peers: { typeormPerSecond: rates.idiomatic, oneTransactionEachPerSecond: rates.oneEach },
    limits: { rawNodePerSecond: rates.raw, ...(hasPgbench && { pgbenchPerSecond: rates.pgbench }) } satisfies Figures,
    ratios: {
      vsIdiomatic: rates.ours / rates.idiomatic,
      vsRawNode: rates.ours / rates.raw,
      ...(hasPgbench && {
        vsPgbench: rates.ours / rates.pgbench,
        twoProcessesVsPgbench: rates.oursTwice / rates.pgbench,
      }),
      p99MsAt5000,
      ...ratios,
    },
    invariants: await stage.judge(),
  }; // prettier-ignore
}
