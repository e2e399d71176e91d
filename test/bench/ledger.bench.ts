import type { DataSource } from 'typeorm';
import { pageSize } from '../../libs/alerting/delivery.store';
import { sqlOne } from '../../libs/platform/database/sql';
import { alternate, median, millisecondsOf } from './alternate';
import type { Bench, Findings, Invariants, Size } from './bench';
import { openBenchDatabase } from './bench-database';
import { copyDeliveries, DeliveryMapping, deliveriesOf, loadPeople } from './ledger-tables';
import { createDeliveries, freshNotice, updateEach, workThrough } from './ledger-work';
import { createPacks, preparePacks, settlePacks } from './packed-pages';

/** With a push message for some and a text message for all, that makes a million deliveries. */
const people = { whole: 625_000, quick: 5_000 };
/** Single updates of the peer; a million would take it five minutes a round. */
const sample = { whole: 5_000, quick: 200 };

export const bench: Bench = {
  title: 'Ledger: one row for each person and channel, made and settled durably',
  goals: {
    createVsCopy: { atLeast: 0.6 },
    settleVsTypeormUpdate: { atLeast: 80 },
    settleRowsPerSecond: { atLeast: 250_000 },
  },
  run,
};

async function run(size: Size): Promise<Findings> {
  const count = size.people ?? (size.quick ? people.quick : people.whole);
  const deliveries = deliveriesOf(count);
  await using bench = await openBenchDatabase({ entities: [DeliveryMapping], poolSize: 12 });
  const { dataSource: database } = bench;
  await loadPeople(database, count);
  await preparePacks(database);

  const perSecond = async (create: (noticeId: number) => Promise<void>) => {
    const noticeId = await freshNotice(database);
    return (deliveries / (await millisecondsOf(() => create(noticeId)))) * 1000;
  };
  const invariants: Invariants[] = [];
  const claims: number[] = [];
  const frozen: number[] = [];
  const { create, settle, copy, update, pack, settlePack } = await alternate(
    {
      create: () =>
        perSecond(async (noticeId) => {
          frozen.push(await createDeliveries(database, noticeId));
        }),
      settle: async () => {
        const { claimed, settled } = await workThrough(database); // what `create` has made
        claims.push(claimed);
        invariants.push(await judgeLedger(database, count));
        return settled;
      },
      copy: () => perSecond((noticeId) => copyDeliveries(database, noticeId, count)),
      update: () => updateEach(database, size.quick ? sample.quick : sample.whole),
      pack: () => perSecond((noticeId) => createPacks(database, noticeId)),
      settlePack: () => settlePacks(database),
    },
    size,
  );
  return {
    ours: {
      deliveries,
      pageSize,
      frozenMs: median(frozen),
      createRowsPerSecond: create,
      claimRowsPerSecond: median(claims),
      settleRowsPerSecond: settle,
    },
    peers: { typeormUpdateRowsPerSecond: update },
    limits: { copyRowsPerSecond: copy, packed: { createRowsPerSecond: pack, settleRowsPerSecond: settlePack } },
    ratios: { createVsCopy: create / copy, settleVsTypeormUpdate: settle / update, settleRowsPerSecond: settle },
    invariants: {
      lost: Math.max(...invariants.map(({ lost }) => lost)),
      twice: Math.max(...invariants.map(({ twice }) => twice)),
      outside: Math.max(...invariants.map(({ outside }) => outside)),
    },
  };
}

/** Every delivery that is owed must have one row, one page and one receipt by now, and nobody else may have any. */
async function judgeLedger(database: DataSource, count: number): Promise<Invariants> {
  return sqlOne<Invariants>(
    database,
    `WITH settled AS (
       SELECT channel, person_id, count(*) AS receipts FROM receipt JOIN delivery USING (notice_id, channel, person_id)
       WHERE delivery.status = receipt.status GROUP BY channel, person_id)
     SELECT $2 - count(*) AS lost, count(*) FILTER (WHERE receipts > 1) AS twice,
       count(*) FILTER (WHERE person_id NOT BETWEEN 1 AND $1 OR channel NOT IN (1, 3)) AS outside FROM settled`,
    [count, deliveriesOf(count)],
  );
}
