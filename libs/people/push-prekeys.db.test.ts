import { createECDH, randomBytes } from 'node:crypto';
import { decryptPush } from '../../apps/simulator/push/decrypt';
import { mobile, type PeopleWorld, startPeopleWorld } from '../../test/world/people-world';
import { sql, sqlOne } from '../platform/database/sql';
import { pushAddressesOf } from './push-addresses.queries';
import { PushPrekeysService } from './push-prekeys.service';

let world: PeopleWorld;
let next = 0;

beforeAll(async () => {
  world = await startPeopleWorld();
});
beforeEach(() => sql(world.database, 'DELETE FROM push_address'));
afterAll(() => world[Symbol.asyncDispose]());

const worker = () => new PushPrekeysService(world.database, world.clock, world.vault);

async function refillAll(service = world.pushPrekeys): Promise<number> {
  let total = 0;
  for (let made = await service.refill(); made > 0; made = await service.refill()) total += made;
  return total;
}

/** A browser of a person, and what it makes of a message. */
async function device() {
  const number = next++;
  const personId = await world.personOf(mobile(number));
  const pair = createECDH('prime256v1');
  const secret = { publicKey: pair.generateKeys(), privateKey: pair.getPrivateKey(), auth: randomBytes(16) };
  const keys = { p256dh: secret.publicKey.toString('base64url'), auth: secret.auth.toString('base64url') };
  const endpoint = `https://web.push.apple.com/device-${number}`;
  await world.pushAddresses.register(personId, { endpoint, keys }, world.freshIp());
  const known = await pushAddressesOf(world.database, world.vault, [personId]);
  const id = known.find(({ address }) => address.endpoint === endpoint)?.id ?? 0;
  return { personId, endpoint, id, reads: (message: Buffer) => decryptPush(message, secret).toString() };
}

const devices = (count: number) => Promise.all(Array.from({ length: count }, () => device()));
const senderKeyOf = (message: Buffer): string => message.subarray(21, 86).toString('hex');

async function stored(): Promise<number> {
  return (await sqlOne<{ count: number }>(world.database, 'SELECT count(*)::int AS count FROM push_prekey')).count;
}

test('each address gets two prekeys, its browser reads what they encrypt, and then there is none', async () => {
  const { id, reads } = await device();
  expect(await refillAll()).toBe(2);
  for (const text of ['alert', 'correction']) {
    const prekey = (await world.pushPrekeys.take([id])).get(id);
    expect(prekey && reads(prekey.encrypt(text))).toBe(text);
  }
  expect(await world.pushPrekeys.take([id])).toEqual(new Map());
});

test('used prekeys are replaced, and only those', async () => {
  const [one, other] = await devices(2);
  await refillAll();
  await world.pushPrekeys.take([one.id]);
  expect(await refillAll()).toBe(1);
  expect(await refillAll()).toBe(0);
  expect((await world.pushPrekeys.take([one.id, other.id])).size).toBe(2);
});

test('thirty workers that grab at once never get the same prekey, nor one key pair for two addresses', async () => {
  const all = await devices(20);
  await refillAll();
  const ids = all.map(({ id }) => id);
  const taken = await Promise.all(Array.from({ length: 30 }, () => worker().take(ids)));
  const messages = taken.flatMap((prekeys) =>
    all.flatMap(({ id, reads }) => {
      const message = prekeys.get(id)?.encrypt(`for ${id}`);
      if (message) expect(reads(message)).toBe(`for ${id}`);
      return message ? [message] : [];
    }),
  );
  expect(messages).toHaveLength(40);
  expect(new Set(messages.map(senderKeyOf)).size).toBe(40);
  expect(await stored()).toBe(0);
});

test('workers that refill at once fill each slot once', async () => {
  const all = await devices(20);
  await Promise.all(Array.from({ length: 5 }, () => refillAll(worker())));
  await refillAll();
  expect(await stored()).toBe(40);
  const prekeys = await world.pushPrekeys.take(all.map(({ id }) => id));
  for (const { id, reads } of all) expect(reads(prekeys.get(id)?.encrypt('x') ?? Buffer.alloc(0))).toBe('x');
});

test('prekeys go with their address, and with their person', async () => {
  const [removed, erased] = await devices(2);
  await refillAll();
  await world.pushAddresses.remove(removed.personId, removed.endpoint);
  expect(await stored()).toBe(2);
  await world.erasure.erase(erased.personId);
  expect(await stored()).toBe(0);
});

test('what is stored gives no key away', async () => {
  const { id } = await device();
  await refillAll();
  const everything = await world.everything();
  const message = (await world.pushPrekeys.take([id])).get(id)?.encrypt('secret') ?? Buffer.alloc(0);
  expect(message.length).toBeGreaterThan(86);
  for (const encoding of ['hex', 'base64', 'base64url'] as const) {
    expect(everything).not.toContain(message.subarray(22, 82).toString(encoding));
  }
});

test('prekeys of a restored copy of the table are of no use', async () => {
  const { id } = await device();
  await refillAll();
  await sql(world.database, 'CREATE TABLE dump AS SELECT * FROM push_prekey');
  await sql(world.database, 'ALTER TABLE push_prekey RENAME TO before');
  await sql(world.database, 'CREATE UNLOGGED TABLE push_prekey (LIKE before INCLUDING ALL)');
  await sql(world.database, 'INSERT INTO push_prekey SELECT * FROM dump');
  expect(await worker().take([id])).toEqual(new Map());
  await sql(world.database, 'DROP TABLE push_prekey, dump');
  await sql(world.database, 'ALTER TABLE before RENAME TO push_prekey');
});

test('the table is unlogged, so that a crash or a standby brings no used prekey back', async () => {
  const question = `SELECT relpersistence AS kind FROM pg_class WHERE oid = 'push_prekey'::regclass`;
  expect(await sqlOne(world.database, question)).toEqual({ kind: 'u' });
});

test('a prekey that was moved to another address does not open', async () => {
  const [one, other] = await devices(2);
  await refillAll();
  await sql(world.database, 'DELETE FROM push_prekey WHERE push_address_id = $1', [other.id]);
  await sql(world.database, 'UPDATE push_prekey SET push_address_id = $2 WHERE push_address_id = $1', [
    one.id,
    other.id,
  ]);
  expect(await world.pushPrekeys.take([other.id])).toEqual(new Map());
});

test('prekeys older than thirty days are replaced', async () => {
  const { id } = await device();
  await refillAll();
  const sealed = async () =>
    (await sql<{ hex: string }>(world.database, `SELECT encode(prekey_sealed, 'hex') AS hex FROM push_prekey`)).map(
      ({ hex }) => hex,
    );
  const before = await sealed();
  world.clock.advance(30 * 86_400_000 + 1);
  expect(await refillAll()).toBe(2);
  for (const old of before) expect(await sealed()).not.toContain(old);
  expect((await world.pushPrekeys.take([id])).size).toBe(1);
});

test('an address that does not open leaves the others their prekeys', async () => {
  const bad = await device();
  await sql(world.database, `UPDATE push_address SET address_sealed = '\\x01' WHERE id = $1`, [bad.id]);
  await sql(
    world.database,
    `INSERT INTO push_address (person_id, endpoint_index, address_sealed)
     SELECT person_id, sha256(i::text::bytea), '\\x01' FROM push_address, generate_series(1, 99) i WHERE id = $1`,
    [bad.id],
  );
  const good = await device();
  const service = worker();
  // The fault is told each time round, and the others are served all the same.
  await expect(service.refill()).rejects.toThrow();
  await expect(service.refill()).rejects.toThrow();
  expect((await service.take([good.id])).size).toBe(1);
});
