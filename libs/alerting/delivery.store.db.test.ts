import type { EntityManager } from 'typeorm';
import { channelCodes } from '../channels/channel';
import type { VersionId } from '../incidents/incident';
import type { PersonId } from '../people/person';
import { sql } from '../platform/database/sql';
import { createTestDatabase, type TestDatabase } from '../../test/world/test-database';
import { peopleInArea } from './audience.queries';
import { deliveryStatus } from './delivery';
import { unfoldPages } from './folded-page.store';
import {
  claimPage, type ClaimedPage, insertDeliveries, insertNotice, type Outcome, pageSize, markHanded, readWaiting, takeDuePages,
  writeOutcomes,
} from './delivery.store'; // prettier-ignore

const people = 2 * pageSize + 1;
let database: TestDatabase;

/** Everybody lives in the area of version 1; some have a browser. */
beforeEach(async () => {
  database = await createTestDatabase();
  await database.dataSource.query(`
    ALTER TABLE alert_version_range DROP CONSTRAINT alert_version_range_version_id_fkey;
    INSERT INTO alert_version_range VALUES (1, 1, 10);
    INSERT INTO person (phone_index, phone_sealed, language) SELECT int8send(i), '', 'fr' FROM generate_series(1, ${people}) i;
    INSERT INTO person_place (person_id, slot, kind, cell) SELECT id, 1, 'home', 5 FROM person;
    INSERT INTO push_address (person_id, endpoint_index, address_sealed) SELECT id, int8send(id), '' FROM person WHERE id <= 3;`);
});
afterEach(() => database[Symbol.asyncDispose]());

const inTransaction = <Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> =>
  database.dataSource.transaction(work);

async function publish(): Promise<number> {
  const noticeId = await freeze();
  while (await unfoldPages(database.dataSource));
  return noticeId;
}

async function freeze(): Promise<number> {
  return inTransaction(async (tx) => {
    const at = new Date();
    const id = await insertNotice(tx, {
      eventId: 1, rule: 'people', lane: 1, class: 'alerts', mode: 'Actual', templateSealed: Buffer.alloc(0), mayRepeat: true,
      frozenAt: at, expiresAt: new Date(at.getTime() + 3_600_000),
    }); // prettier-ignore
    const channels = { always: ['push', 'live', 'sms'], smsOnlyWithoutPush: false } as const;
    const used = await insertDeliveries(tx, id, 'alerts', peopleInArea(1 as VersionId), { channels, isPaged: true });
    expect(new Set(used)).toEqual(new Set([channelCodes.push, channelCodes.sms]));
    return id;
  });
}

async function claimNext(): Promise<{ page: ClaimedPage; people: PersonId[] }[]> {
  const due = await takeDuePages(database.dataSource, 100);
  return Promise.all(
    due.map(({ id }) =>
      inTransaction(async (tx) => {
        const page = await claimPage(tx, id);
        if (!page) throw new Error('a due page was not free');
        const deliveries = await readWaiting(tx, page);
        await markHanded(tx, page, deliveries);
        return { page, people: deliveries.map(({ personId }) => personId) };
      }),
    ),
  );
}

const statuses = (): Promise<{ personId: PersonId; status: number; receipts: number }[]> =>
  sql(
    database.dataSource,
    `SELECT person_id AS "personId", delivery.status, (
       SELECT count(*) FROM receipt WHERE receipt.person_id = delivery.person_id AND receipt.channel = ${channelCodes.push})
       AS receipts FROM delivery WHERE channel = ${channelCodes.push} ORDER BY person_id`,
  );

test('everybody is on exactly one page for each of their channels', async () => {
  await publish();
  const claimed = await claimNext();
  expect(claimed.map(({ page, people }) => [page.channel, people.length])).toEqual(
    expect.arrayContaining([
      [channelCodes.push, 3],
      [channelCodes.sms, pageSize],
      [channelCodes.sms, pageSize],
      [channelCodes.sms, 1],
    ]),
  );
  const texted = claimed.filter(({ page }) => page.channel === channelCodes.sms).flatMap(({ people }) => people);
  expect(new Set(texted).size).toBe(people);
});

test('a frozen audience is whole although nothing of it is written out, and nobody can take a page of it', async () => {
  await freeze();
  const [{ count, folded }] = await sql<{ count: number; folded: number }>(
    database.dataSource,
    `SELECT (SELECT people FROM notice) AS count, sum(cardinality(people)) AS folded FROM delivery_page WHERE channel = ${channelCodes.sms}`,
  );
  expect([count, folded]).toEqual([people, people]);
  expect(await takeDuePages(database.dataSource, 100)).toEqual([]);
  const [{ id }] = await sql<{ id: number }>(database.dataSource, 'SELECT id FROM delivery_page LIMIT 1');
  expect(await claimPage(database.dataSource, id)).toBeUndefined();
});

test('workers that unfold at once write each delivery once', async () => {
  await freeze();
  const unfoldAll = async (): Promise<void> => {
    while (await unfoldPages(database.dataSource));
  };
  await Promise.all([unfoldAll(), unfoldAll(), unfoldAll()]);
  const claimed = await claimNext();
  expect(claimed.reduce((sum, page) => sum + page.people.length, 0)).toBe(people + 3);
});

test('who had a delivery of the notice before their page was unfolded keeps that one', async () => {
  const noticeId = await freeze();
  await sql(
    database.dataSource,
    'INSERT INTO delivery (notice_id, channel, person_id, page, status) VALUES ($1, $2, 7, -9, $3)',
    [noticeId, channelCodes.sms, deliveryStatus.accepted],
  );
  while (await unfoldPages(database.dataSource));
  const texted = (await claimNext()).filter(({ page }) => page.channel === channelCodes.sms);
  expect(texted.flatMap((page) => page.people)).not.toContain(7);
});

test('an answer of the carrier is written for the attempt in hand and for no other', async () => {
  const noticeId = await publish();
  const pages = await claimNext();
  const [first, second, third] = pages.find(({ page }) => page.channel === channelCodes.push)?.people ?? [];
  await database.dataSource.query(
    `UPDATE delivery SET status = ${deliveryStatus.seen} WHERE channel = $1 AND person_id = $2`,
    [channelCodes.push, second],
  );
  const outcome = (personId: PersonId, attempt: number): Outcome => {
    return { noticeId, personId, attempt, status: deliveryStatus.accepted, carrierRef: `ref "${personId}"` };
  };
  await inTransaction((tx) =>
    writeOutcomes(tx, channelCodes.push, [outcome(first, 1), outcome(second, 1), outcome(third, 2)]),
  );
  expect(await statuses()).toEqual([
    { personId: first, status: deliveryStatus.accepted, receipts: 1 },
    { personId: second, status: deliveryStatus.seen, receipts: 1 }, // the device was faster than its carrier
    { personId: third, status: deliveryStatus.handed, receipts: 1 },
  ]);
});

test('a hand-over that did not take place leaves the attempt to the next one', async () => {
  const noticeId = await publish();
  await claimNext();
  const untried: Outcome = { noticeId, personId: 1 as PersonId, attempt: 1, status: deliveryStatus.queued, isUncounted: true }; // prettier-ignore
  await inTransaction((tx) => writeOutcomes(tx, channelCodes.push, [untried]));
  expect(
    await sql(database.dataSource, `SELECT status, attempt FROM delivery WHERE person_id = 1 AND channel = 1`),
  ).toEqual([{ status: deliveryStatus.queued, attempt: 0 }]);
});

test('of many pages few are on offer, the same ones until somebody takes them, and other lanes are offered besides', async () => {
  const { dataSource } = database;
  const pagesOf = (lane: number, count: number): Promise<unknown> =>
    sql(
      dataSource,
      `INSERT INTO delivery_page (notice_ids, channel, lane, page, person_from, person_to)
       SELECT '{1}', ${channelCodes.push}, $1::smallint, i, 1, 1 FROM generate_series(1, $2::integer) i`,
      [lane, count],
    );
  const ids = (pages: readonly { readonly id: number }[]): number[] => pages.map(({ id }) => id).sort((a, b) => a - b);
  await pagesOf(3, 2000);
  const first = ids(await takeDuePages(dataSource, 10));
  expect(first).toHaveLength(10);
  expect(await takeDuePages(dataSource, 10)).toEqual([]);
  await sql(dataSource, `UPDATE delivery_page SET offered_at = offered_at - interval '6 seconds'`);
  expect(ids(await takeDuePages(dataSource, 10))).toEqual(first);
  await pagesOf(1, 3);
  expect((await takeDuePages(dataSource, 10)).map(({ lane }) => lane)).toEqual([1, 1, 1]);
  await claimPage(dataSource, first[0]);
  expect(await takeDuePages(dataSource, 10)).toHaveLength(1);
});
