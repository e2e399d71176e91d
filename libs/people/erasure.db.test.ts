import { createECDH, randomBytes } from 'node:crypto';
import { mobile, type PeopleWorld, startPeopleWorld } from '../../test/world/people-world';
import { sql } from '../platform/database/sql';
import { contactsOf } from './people.queries';
import type { PersonId } from './person';
import { personRecord } from './person-record.queries';
import { codeToSend } from './texts-to-send.queries';

let world: PeopleWorld;
let next = 1300;

beforeAll(async () => {
  world = await startPeopleWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const fresh = () => mobile(next++);

/** The tables in which some row names the person by id. */
async function tablesNaming(personId: PersonId): Promise<string[]> {
  const columns = await sql<{ table_name: string; column_name: string }>(
    world.database,
    `SELECT table_name, column_name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name IN ('person_id', 'follower_id', 'followed_id')`,
  );
  const found = await Promise.all(
    columns.map(async ({ table_name: table, column_name: column }) => {
      const rows = await sql(world.database, `SELECT 1 FROM ${table} WHERE ${column} = $1`, [personId]);
      return rows.length > 0 ? table : '';
    }),
  );
  return found.filter(Boolean).sort();
}

/** A person with a row in every table of this context. */
async function settled(phone = fresh()): Promise<{ personId: PersonId; token: string }> {
  const { requestId } = await world.subscriptions.request(phone, world.freshIp(), { name: 'Canarie', language: 'fr' });
  const toSend = await codeToSend(world.database, world.vault, requestId, world.clock.now());
  const { personId, token } = await world.subscriptions.confirm(requestId, toSend?.code ?? '');
  const keys = {
    p256dh: createECDH('prime256v1').generateKeys('base64url'),
    auth: randomBytes(16).toString('base64url'),
  };
  await world.pushAddresses.register(
    personId,
    { endpoint: `https://web.push.apple.com/${personId}`, keys },
    world.freshIp(),
  );
  await world.places.replacePlaces(personId, [{ kind: 'home', latitude: 48.86, longitude: 2.37 }]);
  await world.optOuts.set(personId, ['shelter'], 'person');
  await world.subscriptions.request(phone, world.freshIp(), { name: 'Canarie', language: 'fr' });
  return { personId, token };
}

test('erasure leaves nothing of a person in any table but an index of the phone', async () => {
  const phone = fresh();
  const { personId, token } = await settled(phone);
  const kept = ['one_time_code', 'opt_out', 'person_link', 'person_place', 'push_address'];
  expect(await tablesNaming(personId)).toEqual(kept);
  await world.erasure.erase(personId);
  expect(await tablesNaming(personId)).toEqual([]);
  expect(await world.sessions.authenticate(token)).toBeUndefined();
  expect(await contactsOf(world.database, world.vault, [personId])).toEqual([]);
  const index = world.vault.index(phone).toString('hex');
  const rows = (await world.everything()).split('\n').filter((row) => row.includes(index));
  expect(rows).toHaveLength(1);
  expect(
    await sql(world.database, 'SELECT 1 FROM erasure WHERE phone_index = $1', [world.vault.index(phone)]),
  ).toHaveLength(1);
});

test('erasure is told and audited once, by id only', async () => {
  const { personId } = await settled();
  await Promise.all([world.erasure.erase(personId), world.erasure.erase(personId)]);
  const told = (await world.events('person-erased')).filter((event) => event['personId'] === personId);
  expect(told).toEqual([{ type: 'person-erased', occurredAt: world.clock.now().toISOString(), personId }]);
  const audited = await sql(world.database, 'SELECT action FROM audit_entry WHERE subject = $1', [
    `person:${personId}`,
  ]);
  expect(audited).toEqual([{ action: 'person-erased' }]);
});

test('a person who is erased while their code is entered is either subscribed and erased, or refused', async () => {
  for (let round = 0; round < 10; round++) {
    const phone = fresh();
    const { requestId } = await world.subscriptions.request(phone, world.freshIp(), { language: 'fr' });
    const toSend = await codeToSend(world.database, world.vault, requestId, world.clock.now());
    if (!toSend) throw new Error('no code to send');
    const [confirmed, erased] = await Promise.allSettled([
      world.subscriptions.confirm(requestId, toSend.code),
      world.erasure.erase(toSend.personId),
    ]);
    expect(erased.status).toBe('fulfilled');
    if (confirmed.status === 'rejected') expect(String(confirmed.reason)).toContain('code-refused');
    expect(await tablesNaming(toSend.personId)).toEqual([]);
  }
});

test('an erasure waits for what is being written of the person, and takes it along', async () => {
  const phone = fresh();
  const personId = await world.personOf(phone);
  let erased: Promise<void> | undefined;
  await world.database.transaction(async (tx) => {
    await world.people.findOrCreateByPhone(tx, phone, 'fr');
    erased = world.erasure.erase(personId);
    await world.optOuts.set(personId, ['alerts'], 'person', tx);
  });
  await erased;
  expect(await tablesNaming(personId)).toEqual([]);
});

test('an erased person may come back, as a new person who has told us nothing yet', async () => {
  const phone = fresh();
  const { personId } = await settled(phone);
  await world.erasure.erase(personId);
  const again = await world.personOf(phone);
  expect(again).not.toBe(personId);
  expect(await personRecord(world.database, world.vault, again, world.clock.now())).toMatchObject({
    phone,
    verifiedAt: null,
    places: [],
    pushAddresses: [],
  });
});
