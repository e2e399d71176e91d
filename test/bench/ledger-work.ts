import type { DataSource } from 'typeorm';
import { peopleInArea } from '../../libs/alerting/audience.queries';
import { deliveryStatus } from '../../libs/alerting/delivery';
import {
  type Channels, claimPage, type ClaimedPage, type DeliveryRow, holdsPage, insertDeliveries, markHanded, releasePage, readWaiting,
  writeOutcomes,
} from '../../libs/alerting/delivery.store'; // prettier-ignore
import { unfoldPages } from '../../libs/alerting/folded-page.store';
import type { VersionId } from '../../libs/incidents/incident';
import { sql } from '../../libs/platform/database/sql';
import { millisecondsOf } from './alternate';
import { DeliveryMapping, insertBareNotice } from './ledger-tables';

/** Those of an alert. */
const channels: Channels = { always: ['push', 'live', 'sms'], smsOnlyWithoutPush: false };
/** Pages under way at once, as in a worker. */
const workers = 6;
/** What the peer has under way at once. */
const peerParallel = 10;

export async function emptyLedger(database: DataSource): Promise<void> {
  await database.query('TRUNCATE delivery, delivery_page, receipt RESTART IDENTITY');
  await database.query('CHECKPOINT'); // else it falls into somebody's round
}

/** The audience is found and frozen as pages, as for a published alert. */
async function freezeAudience(database: DataSource, noticeId: number): Promise<void> {
  await database.transaction((tx) =>
    insertDeliveries(tx, noticeId, 'alerts', peopleInArea(1 as VersionId), { channels, isPaged: true }),
  );
}

/** And its deliveries are written. */
export async function createDeliveries(database: DataSource, noticeId: number): Promise<number> {
  const frozenMs = await millisecondsOf(() => freezeAudience(database, noticeId));
  while (await unfoldPages(database));
  return frozenMs;
}

interface Held {
  readonly page: ClaimedPage;
  readonly deliveries: readonly DeliveryRow[];
}

/** Claims and settles every page there is, as workers do, with nothing in between. @returns rows per second of each */
export async function workThrough(database: DataSource): Promise<{ claimed: number; settled: number }> {
  const ids = (await sql<{ id: number }>(database, 'SELECT id FROM delivery_page ORDER BY id')).map(({ id }) => id);
  const held: Held[] = [];
  const claimMs = await millisecondsOf(() =>
    inParallel(ids, workers, async (id) => {
      const claimed = await database.transaction(async (tx) => {
        const page = await claimPage(tx, id);
        if (!page) return undefined;
        const deliveries = await readWaiting(tx, page);
        await markHanded(tx, page, deliveries);
        return { page, deliveries };
      });
      if (claimed) held.push(claimed);
    }),
  );
  const rows = held.reduce((sum, { deliveries }) => sum + deliveries.length, 0);
  const settleMs = await millisecondsOf(() => inParallel(held, workers, (one) => settle(database, one)));
  return { claimed: (rows / claimMs) * 1000, settled: (rows / settleMs) * 1000 };
}

async function settle(database: DataSource, { page, deliveries }: Held): Promise<void> {
  const outcomes = deliveries.map((delivery) => ({
    ...delivery,
    status: deliveryStatus.accepted,
    carrierRef: `SM${String(delivery.personId).padStart(32, '0')}`,
  }));
  await database.transaction(async (tx) => {
    if (!(await holdsPage(tx, page))) throw new Error(`page ${page.id} was lost without another worker`);
    await writeOutcomes(tx, page.channel, outcomes);
    await releasePage(tx, page, undefined);
  });
}

/** The idiomatic way: one `update()` for each delivery, and no receipt. @returns rows per second */
export async function updateEach(database: DataSource, sample: number): Promise<number> {
  const deliveries = database.getRepository(DeliveryMapping);
  const rows = await deliveries.find({ where: { channel: 3 }, take: sample });
  const ms = await millisecondsOf(() =>
    inParallel(rows, peerParallel, ({ noticeId, channel, personId }) =>
      deliveries.update({ noticeId, channel, personId }, { status: deliveryStatus.accepted }),
    ),
  );
  return (rows.length / ms) * 1000;
}

async function inParallel<Item>(items: Iterable<Item>, limit: number, work: (item: Item) => Promise<unknown>) {
  const waiting = items[Symbol.iterator]();
  const worker = async () => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: limit }, worker));
}

export async function freshNotice(database: DataSource): Promise<number> {
  await emptyLedger(database);
  return insertBareNotice(database);
}
