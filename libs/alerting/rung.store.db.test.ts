import { createTestDatabase, type TestDatabase } from '../../test/world/test-database';
import { channelCodes } from '../channels/channel';
import { sql, sqlOne } from '../platform/database/sql';
import { confirmationAges } from './push-hearing.store';
import { deliveryStatus } from './delivery';
import { takeDueRungs } from './rung.store';

let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase()), 60_000);
afterAll(() => database[Symbol.asyncDispose]());

let events = 0;

const notice = () =>
  sqlOne<{ id: number }>(
    database.dataSource,
    `INSERT INTO notice (event_id, rule, lane, class, mode, may_repeat, frozen_at, expires_at)
     VALUES ($1, 'people', 1, 'alerts', 'Exercise', false, now(), now() + interval '1 hour') RETURNING id`,
    [++events],
  );

/** @param started seconds ago; undefined while the page has not been handed over */
const rung = (noticeId: number, page: number, dueAgo: number, started?: number) =>
  sql(
    database.dataSource,
    `INSERT INTO rung (notice_id, step, channel, page, person_from, person_to, after_seconds, due_at, started_at)
     VALUES ($1, 'sms', ${channelCodes.push}, $2, 1, 9, 60, clock_timestamp() - make_interval(secs => $3),
       clock_timestamp() - make_interval(secs => $4))`,
    [noticeId, page, dueAgo, started ?? null],
  );

const due = async (noticeId: number, lateSeconds?: number): Promise<number[]> => {
  const rungs = await database.dataSource.transaction((tx) => takeDueRungs(tx, 'sms', 20, lateSeconds));
  return rungs.filter((each) => each.noticeId === noticeId).map(({ page }) => page);
};

test('a page that waits for its turn is not taken for one that is stuck, as long as others of its notice leave', async () => {
  const { id } = await notice();
  await rung(id, 0, -40, 20);
  await rung(id, 1, 5);
  expect(await due(id)).toEqual([]);
  // Another notice that moves does not help this one.
  const { id: other } = await notice();
  await rung(other, 0, -40, 20);
  await sql(database.dataSource, `UPDATE rung SET started_at = started_at - interval '1 minute' WHERE notice_id = $1`, [id]); // prettier-ignore
  expect(await due(id)).toEqual([1]);
});

test('when we hear late ourselves, silence counts so much later', async () => {
  const { id } = await notice();
  await rung(id, 0, 30, 90);
  expect(await due(id, 40)).toEqual([]);
  expect(await due(id, 20)).toEqual([0]);
});

test('how long devices took is read from their newest receipts', async () => {
  const { id } = await notice();
  const receipt = (personId: number, status: number, ago: number) =>
    sql(
      database.dataSource,
      `INSERT INTO receipt (notice_id, person_id, channel, attempt, status, at)
       VALUES ($1, $2, ${channelCodes.push}, 1, $3, clock_timestamp() - make_interval(secs => $4))`,
      [id, personId, status, ago],
    );
  await receipt(1, deliveryStatus.accepted, 80);
  await receipt(1, deliveryStatus.delivered, 5);
  await receipt(2, deliveryStatus.accepted, 80);
  await receipt(2, deliveryStatus.delivered, 40);
  expect((await confirmationAges(database.dataSource)).map(Math.round)).toEqual([75]);
});
