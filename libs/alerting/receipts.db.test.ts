import { mobile, type PeopleWorld, startPeopleWorld } from '../../test/world/people-world';
import { channelCodes } from '../channels/channel';
import type { PersonId } from '../people/person';
import { sql, sqlOne } from '../platform/database/sql';
import { applyReceipt, deliveryStatus, type DeliveryStatusCode } from './delivery';
import type { DeliveryKey } from './receipt-token';
import { ReceiptsService } from './receipts.service';

let world: PeopleWorld;
let receipts: ReceiptsService;
let person: PersonId;
let events = 9_000;

beforeAll(async () => {
  world = await startPeopleWorld();
  receipts = new ReceiptsService(world.database, world.optOuts, world.config);
  person = await world.personOf(mobile(7300));
}, 30_000);
afterAll(() => world[Symbol.asyncDispose]());

const sms = channelCodes.sms;

/** A text message that stands at this status after this many attempts. */
async function delivery(status: DeliveryStatusCode, attempt = 1): Promise<DeliveryKey> {
  const { id } = await sqlOne<{ id: number }>(
    world.database,
    `INSERT INTO notice (event_id, rule, lane, class, mode, template_sealed, may_repeat, frozen_at, expires_at)
     VALUES ($1, 'sms-answered', 2, 'service', 'Actual', '', false, now(), now() + interval '1 hour') RETURNING id`,
    [events++],
  );
  await sql(
    world.database,
    'INSERT INTO delivery (notice_id, channel, person_id, status, attempt) VALUES ($1, $2, $3, $4, $5)',
    [id, sms, person, status, attempt],
  );
  return { noticeId: id, personId: person, attempt };
}

async function standing({ noticeId }: DeliveryKey): Promise<{ status: number; receipts: number[] }> {
  return sqlOne(
    world.database,
    `SELECT status, ARRAY(SELECT status FROM receipt WHERE notice_id = $1 ORDER BY status) AS receipts
     FROM delivery WHERE notice_id = $1`,
    [noticeId],
  );
}

const words = ['accepted', 'delivered', 'seen'] as const;
const pairs = words.flatMap((word) => Object.values(deliveryStatus).map((current) => ({ word, current })));

test('many receipts of one moment move each delivery as one alone would', async () => {
  const keys = await Promise.all(pairs.map(({ current }) => delivery(current)));
  await Promise.all(pairs.map(({ word }, i) => receipts.record(keys[i], 'sms', { status: word })));
  for (const [i, { word, current }] of pairs.entries()) {
    const incoming = deliveryStatus[word];
    expect(await standing(keys[i])).toEqual({ status: applyReceipt(current, incoming), receipts: [incoming] });
  }
});

test('of several receipts of one delivery the furthest counts, and each is kept once', async () => {
  const key = await delivery(deliveryStatus.handed);
  const said = ['delivered', 'accepted', 'accepted', 'delivered', 'accepted'] as const;
  await Promise.all(said.map((status) => receipts.record(key, 'sms', { status, carrierRef: 'SM1' })));
  await receipts.record(key, 'sms', { status: 'accepted', carrierRef: 'SM1' });
  const { accepted, delivered } = deliveryStatus;
  expect(await standing(key)).toEqual({ status: delivered, receipts: [accepted, delivered] });
});

test('a receipt for a delivery or an attempt that there never was changes nothing', async () => {
  const key = await delivery(deliveryStatus.handed, 1);
  await Promise.all([
    receipts.record({ ...key, attempt: 2 }, 'sms', { status: 'delivered' }),
    receipts.record({ ...key, noticeId: 999_999_999 }, 'sms', { status: 'delivered' }),
    receipts.record(key, 'push', { status: 'delivered' }),
  ]);
  expect(await standing(key)).toEqual({ status: deliveryStatus.handed, receipts: [] });
});

test('a row that a worker is writing at that moment is waited for, and holds up no other', async () => {
  const held = await delivery(deliveryStatus.handed);
  const free = await delivery(deliveryStatus.handed);
  let late: Promise<void> | undefined;
  await world.database.transaction(async (tx) => {
    await sql(tx, 'SELECT FROM delivery WHERE notice_id = $1 FOR UPDATE', [held.noticeId]);
    late = receipts.record(held, 'sms', { status: 'delivered' });
    await receipts.record(free, 'sms', { status: 'delivered' });
    await sql(tx, 'UPDATE delivery SET status = $2 WHERE notice_id = $1', [held.noticeId, deliveryStatus.accepted]);
  });
  await late;
  for (const key of [held, free]) {
    expect(await standing(key)).toEqual({ status: deliveryStatus.delivered, receipts: [deliveryStatus.delivered] });
  }
});

test('a receipt that cannot be written fails alone', async () => {
  const key = await delivery(deliveryStatus.handed);
  const wrong = { ...key, attempt: 1_000_000 }; // beyond the column
  const both = await Promise.allSettled(
    [wrong, key].map((one) => receipts.record(one, 'sms', { status: 'delivered' })),
  );
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  expect((await standing(key)).status).toBe(deliveryStatus.delivered);
});
