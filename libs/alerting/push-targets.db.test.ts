import { createECDH, randomBytes } from 'node:crypto';
import { mobile, type PeopleWorld, startPeopleWorld } from '../../test/world/people-world';
import { RecordingLogger } from '../../test/world/recording-logger';
import type { PersonId } from '../people/person';
import { sql } from '../platform/database/sql';
import { deliveryStatus } from './delivery';
import type { DeliveryRow, NoticeRow } from './delivery.store';
import { PushTargetsService } from './push-targets.service';

let world: PeopleWorld;
let service: PushTargetsService;
const logger = new RecordingLogger();

beforeAll(async () => {
  world = await startPeopleWorld();
  service = new PushTargetsService(world.database, world.vault, world.pushPrekeys, logger);
}, 30_000);
afterAll(() => world[Symbol.asyncDispose]());

const notice = (id: number, what: Partial<NoticeRow> = {}): NoticeRow => ({
  id,
  eventId: id,
  rule: 'people',
  class: 'alerts',
  lane: 1,
  mode: 'Actual',
  incidentId: null,
  templateSealed: Buffer.alloc(0),
  mayRepeat: true,
  expiresAt: new Date(0),
  supersededAt: null,
  ...what,
});

const delivery = (noticeId: number, personId: PersonId): DeliveryRow => ({
  noticeId,
  personId,
  status: deliveryStatus.handed,
  attempt: 1,
});

let people = 0;

/** A person with `count` browsers, each with its two prekeys. */
async function personWithDevices(count: number): Promise<PersonId> {
  const personId = await world.personOf(mobile(people++));
  for (let i = 0; i < count; i++) {
    const p256dh = createECDH('prime256v1').generateKeys('base64url');
    const auth = randomBytes(16).toString('base64url');
    const endpoint = `https://web.push.apple.com/${personId}-${i}`;
    await world.pushAddresses.register(personId, { endpoint, keys: { p256dh, auth } }, world.freshIp());
  }
  while ((await world.pushPrekeys.refill()) > 0);
  return personId;
}

async function withPrekey(deliveries: DeliveryRow[], notices: NoticeRow[]): Promise<number[]> {
  const targets = await service.of(deliveries, notices);
  return deliveries.map((one) => (targets.get(one) ?? []).filter(({ prekey }) => prekey).length);
}

test('an alert goes to every browser with a prekey of its own, twice; then the ordinary way', async () => {
  const personId = await personWithDevices(3);
  const one = [delivery(1, personId)];
  for (const expected of [3, 3, 0]) expect(await withPrekey(one, [notice(1)])).toEqual([expected]);
  expect((await service.of(one, [notice(1)])).get(one[0])).toHaveLength(3);
});

test('of two messages to one browser in one page, one has the prekey, and an alert before a reply', async () => {
  const personId = await personWithDevices(1);
  const notices = [notice(1, { class: 'relatives' }), notice(2), notice(3)];
  const three = [delivery(1, personId), delivery(2, personId), delivery(3, personId)];
  expect(await withPrekey(three, notices)).toEqual([0, 1, 0]);
});

test('an exercise and a message to a relative spend no prekey', async () => {
  const personId = await personWithDevices(1);
  const one = [delivery(1, personId)];
  expect(await withPrekey(one, [notice(1, { mode: 'Exercise' })])).toEqual([0]);
  expect(await withPrekey(one, [notice(1, { class: 'relatives' })])).toEqual([0]);
  expect(await withPrekey(one, [notice(1)])).toEqual([1]);
});

test('an alert leaves even when prekeys cannot be read', async () => {
  const personId = await personWithDevices(1);
  await sql(world.database, 'ALTER TABLE push_prekey RENAME TO elsewhere');
  const one = [delivery(1, personId)];
  expect((await service.of(one, [notice(1)])).get(one[0])).toHaveLength(1);
  expect(logger.errors).toHaveLength(1);
  await sql(world.database, 'ALTER TABLE elsewhere RENAME TO push_prekey');
});

test('a push address that cannot be read costs its own person the push, and nobody else', async () => {
  const [unreadable, well] = [await personWithDevices(1), await personWithDevices(1)];
  await sql(world.database, `UPDATE push_address SET address_sealed = '\\x01' WHERE person_id = $1`, [unreadable]);
  const deliveries = [delivery(1, unreadable), delivery(1, well)];
  const targets = await service.of(deliveries, [notice(1)]);
  expect(deliveries.map((one) => targets.get(one)?.length)).toEqual([0, 1]);
});
