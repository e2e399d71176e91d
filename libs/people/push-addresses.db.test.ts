import { createECDH, randomBytes } from 'node:crypto';
import { mobile, type PeopleWorld, pushServiceUrl, startPeopleWorld } from '../../test/world/people-world';
import { sql } from '../platform/database/sql';
import { pushAddressesOf } from './push-addresses.queries';

let world: PeopleWorld;
let next = 900;
let devices = 0;

beforeAll(async () => {
  world = await startPeopleWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const somebody = () => world.personOf(mobile(next++));

const device = () => ({
  endpoint: `https://web.push.apple.com/device-${devices++}`,
  keys: {
    p256dh: createECDH('prime256v1').generateKeys('base64url'),
    auth: randomBytes(16).toString('base64url'),
  },
});

test('a device is kept sealed and read back for its owner', async () => {
  const personId = await somebody();
  const mine = device();
  await world.pushAddresses.register(personId, mine, world.freshIp());
  await world.pushAddresses.register(personId, mine, world.freshIp());
  expect(await pushAddressesOf(world.database, world.vault, [personId])).toMatchObject([{ personId, address: mine }]);
  const everything = await world.everything();
  for (const secret of [mine.endpoint, mine.keys.auth, mine.keys.p256dh]) expect(everything).not.toContain(secret);
});

test('the simulated push service of this machine is accepted, another address of it is not', async () => {
  const personId = await somebody();
  const { keys } = device();
  await world.pushAddresses.register(personId, { endpoint: `${pushServiceUrl}/push/1`, keys }, world.freshIp());
  const inside = { endpoint: 'http://127.0.0.1:5432/', keys };
  await expect(world.pushAddresses.register(personId, inside, world.freshIp())).rejects.toThrow('push-address-refused');
});

test('ten devices are enough, also when twenty are registered at the same moment', async () => {
  const personId = await somebody();
  const all = await Promise.allSettled(
    Array.from({ length: 20 }, () => world.pushAddresses.register(personId, device(), world.freshIp())),
  );
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
  expect(await pushAddressesOf(world.database, world.vault, [personId])).toHaveLength(10);
});

test('who knows only the endpoint can neither take the device over nor remove it', async () => {
  const [owner, mallory] = [await somebody(), await somebody()];
  const mine = device();
  await world.pushAddresses.register(owner, mine, world.freshIp());
  const stolen = { ...device(), endpoint: mine.endpoint };
  await expect(world.pushAddresses.register(mallory, stolen, world.freshIp())).rejects.toThrow('push-address-refused');
  expect(await world.pushAddresses.remove(mallory, mine.endpoint)).toBe(false);
  expect(await pushAddressesOf(world.database, world.vault, [owner])).toHaveLength(1);
});

test('a browser that changes hands speaks to its present owner only', async () => {
  const [before, after] = [await somebody(), await somebody()];
  const shared = device();
  await world.pushAddresses.register(before, shared, world.freshIp());
  await world.pushAddresses.register(after, shared, world.freshIp());
  expect(await pushAddressesOf(world.database, world.vault, [before, after])).toMatchObject([{ personId: after }]);
});

test('an owner removes a device', async () => {
  const personId = await somebody();
  const mine = device();
  await world.pushAddresses.register(personId, mine, world.freshIp());
  expect(await world.pushAddresses.remove(personId, mine.endpoint)).toBe(true);
  expect(await pushAddressesOf(world.database, world.vault, [personId])).toEqual([]);
});

test('one network registers fifty devices a day', async () => {
  const ip = world.freshIp();
  const people = await Promise.all(Array.from({ length: 6 }, somebody));
  const all = await Promise.allSettled(
    people.flatMap((personId) =>
      Array.from({ length: 10 }, () => world.pushAddresses.register(personId, device(), ip)),
    ),
  );
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(50);
});

test('a device that was moved to another row does not open', async () => {
  const [one, other] = [await somebody(), await somebody()];
  await world.pushAddresses.register(one, device(), world.freshIp());
  await world.pushAddresses.register(other, device(), world.freshIp());
  await sql(
    world.database,
    `UPDATE push_address AS mine SET address_sealed = theirs.address_sealed FROM push_address AS theirs
     WHERE mine.person_id = $1 AND theirs.person_id = $2`,
    [one, other],
  );
  await expect(pushAddressesOf(world.database, world.vault, [one])).rejects.toThrow();
});
