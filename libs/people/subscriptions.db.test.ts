import { mobile, type PeopleWorld, startPeopleWorld } from '../../test/world/people-world';
import { parsePhone } from '../channels/phone-number';
import { snapToCell } from '../geo/cell';
import { sql } from '../platform/database/sql';
import { contactsOf } from './people.queries';
import { personRecord } from './person-record.queries';
import { codeToSend } from './texts-to-send.queries';

let world: PeopleWorld;
let next = 0;

beforeAll(async () => {
  world = await startPeopleWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const fresh = () => mobile(next++);
const place = { kind: 'home', cell: snapToCell(48.8636, 2.3709) } as const;

const ask = (phone = fresh(), ip = world.freshIp()) =>
  world.subscriptions.request(phone, ip, { name: 'Inès', language: 'fr', places: [place] });

async function codeOf(requestId: string): Promise<string> {
  const toSend = await codeToSend(world.database, world.vault, requestId, world.clock.now());
  if (!toSend) throw new Error('no code to send');
  return toSend.code;
}

const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

test('a person who enters the code is subscribed where they asked, and signed in on that device', async () => {
  const phone = fresh();
  const { requestId } = await ask(phone);
  const { personId, token } = await world.subscriptions.confirm(requestId, await codeOf(requestId));
  expect(await world.sessions.authenticate(token)).toBe(personId);
  const record = await personRecord(world.database, world.vault, personId, world.clock.now());
  expect(record).toMatchObject({ phone, name: 'Inès', language: 'fr', verifiedAt: world.clock.now(), places: [place] });
  expect(await world.events('person-subscribed')).toContainEqual(expect.objectContaining({ personId }));
});

test('of fifty confirmations with the right code at the same moment, one succeeds', async () => {
  const { requestId } = await ask();
  const code = await codeOf(requestId);
  const all = await Promise.allSettled(Array.from({ length: 50 }, () => world.subscriptions.confirm(requestId, code)));
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('a code is used once, and then nothing of it is kept', async () => {
  const { requestId } = await ask();
  const code = await codeOf(requestId);
  await world.subscriptions.confirm(requestId, code);
  await expect(world.subscriptions.confirm(requestId, code)).rejects.toThrow('code-refused');
  expect(await sql(world.database, 'SELECT 1 FROM one_time_code WHERE request_id = $1', [requestId])).toEqual([]);
  expect(await codeToSend(world.database, world.vault, requestId, world.clock.now())).toBeUndefined();
});

test('the right code comes too late after five wrong ones', async () => {
  const { requestId } = await ask();
  const code = await codeOf(requestId);
  for (let i = 0; i < 5; i++)
    await expect(world.subscriptions.confirm(requestId, wrong(code))).rejects.toThrow('code-refused');
  await expect(world.subscriptions.confirm(requestId, code)).rejects.toThrow('code-refused');
});

test('the guesses of a day are counted over all the requests of a phone', async () => {
  const phone = fresh();
  const requests = [await ask(phone), await ask(phone), await ask(phone)];
  const outcomes: string[] = [];
  for (const { requestId } of requests) {
    const guess = wrong(await codeOf(requestId));
    for (let i = 0; i < 5; i++) {
      const fault: unknown = await world.subscriptions.confirm(requestId, guess).catch((thrown: unknown) => thrown);
      outcomes.push(fault instanceof Error && 'slug' in fault ? String(fault.slug) : 'confirmed');
    }
  }
  expect(outcomes.filter((slug) => slug === 'code-refused')).toHaveLength(10);
  expect(outcomes.slice(10)).toEqual(Array(5).fill('too-many-requests'));
});

test('a code is of no use after ten minutes', async () => {
  const { requestId } = await ask();
  const code = await codeOf(requestId);
  world.clock.advance(10 * 60_000);
  await expect(world.subscriptions.confirm(requestId, code)).rejects.toThrow('code-refused');
});

test('the code of one request does not confirm another request of the same phone', async () => {
  const phone = fresh();
  const mine = await ask(phone);
  const theirs = await ask(phone);
  const [code, other] = [await codeOf(mine.requestId), await codeOf(theirs.requestId)];
  if (code === other) return;
  await expect(world.subscriptions.confirm(theirs.requestId, code)).rejects.toThrow('code-refused');
});

test('a known number is answered like an unknown one, and is changed only once the code is entered', async () => {
  const known = fresh();
  const first = await ask(known);
  const { personId } = await world.subscriptions.confirm(first.requestId, await codeOf(first.requestId));
  const again = await world.subscriptions.request(known, world.freshIp(), { name: 'Mallory', language: 'de' });
  const unknown = await ask();
  expect(Object.keys(again)).toEqual(Object.keys(unknown));
  expect(again.requestId).toHaveLength(unknown.requestId.length);
  expect(await contactsOf(world.database, world.vault, [personId])).toMatchObject([{ name: 'Inès', language: 'fr' }]);
});

test('subscribing again without places keeps those there are', async () => {
  const phone = fresh();
  const first = await ask(phone);
  const { personId } = await world.subscriptions.confirm(first.requestId, await codeOf(first.requestId));
  const again = await world.subscriptions.request(phone, world.freshIp(), { language: 'en' });
  await world.subscriptions.confirm(again.requestId, await codeOf(again.requestId));
  expect(await personRecord(world.database, world.vault, personId, world.clock.now())).toMatchObject({
    name: 'Inès',
    language: 'en',
    places: [place],
  });
});

test('a phone is sent three codes in ten minutes, whoever asks', async () => {
  const phone = fresh();
  for (let i = 0; i < 3; i++) await ask(phone);
  await expect(ask(phone)).rejects.toThrow('too-many-requests');
});

test('a network asks for ten texts in an hour', async () => {
  const ip = world.freshIp();
  for (let i = 0; i < 10; i++) await ask(fresh(), ip);
  await expect(ask(fresh(), ip.replace(/\d+$/, '77'))).rejects.toThrow('too-many-requests');
});

test('a block of numbers is sent twenty codes in an hour, however many phones and networks ask', async () => {
  const block = Array.from({ length: 25 }, (_, i) => parsePhone(`+3375512${String(3000 + i)}`, 'FR'));
  const outcomes = await Promise.allSettled(
    block.map((phone) => (phone ? ask(phone) : Promise.reject(new Error('unreadable')))),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
});

test.each(['+33142345678', '+33899123456', '+8816123456789', '+12025550123'])(
  'no code is sent to %s',
  async (digits) => {
    const phone = parsePhone(digits, 'FR');
    if (!phone) throw new Error(`${digits} does not parse`);
    await expect(ask(phone)).rejects.toThrow('phone-not-served');
  },
);

test('the events and the tables say neither the code, the phone nor the name', async () => {
  const phone = fresh();
  const { requestId } = await world.subscriptions.request(phone, world.freshIp(), { name: 'Canarie', language: 'fr' });
  const code = await codeOf(requestId);
  const everything = await world.everything();
  expect(everything).toContain(requestId);
  for (const secret of [phone, phone.slice(3), 'Canarie', `"${code}"`]) expect(everything).not.toContain(secret);
});

test('when the counters cannot be read, no code is sent', async () => {
  await sql(world.database, 'ALTER TABLE rate_limit RENAME TO rate_limit_away');
  try {
    await expect(ask()).rejects.toThrow('overloaded');
  } finally {
    await sql(world.database, 'ALTER TABLE rate_limit_away RENAME TO rate_limit');
  }
});
