import { mobile, type PeopleWorld, startPeopleWorld } from '../../test/world/people-world';
import { parsePhone, type PhoneNumber } from '../channels/phone-number';
import { sql } from '../platform/database/sql';
import type { PersonId } from '../people/person';
import { ConsentService } from './consent.service';
import { acceptedFollowers, stillFollowing } from './followers.queries';
import { followsResponse } from './follow.schema';
import { followedBy, followersOf, pendingFor } from './follows.queries';
import { FollowsService } from './follows.service';

let world: PeopleWorld;
let follows: FollowsService;
let consent: ConsentService;
let next = 2000;

beforeAll(async () => {
  world = await startPeopleWorld();
  follows = new FollowsService(world.database, world.clock, world.people, world.limits);
  consent = new ConsentService(world.database, world.clock, world.vault);
});
afterAll(() => world[Symbol.asyncDispose]());

const fresh = () => mobile(next++);
const hours = (count: number) => count * 3_600_000;

async function somebody(name: string): Promise<{ id: PersonId; phone: PhoneNumber }> {
  const phone = fresh();
  return { id: await world.personOf(phone, name), phone };
}

/** The brother follows the sister, who has consented. */
async function relatives() {
  const [sister, brother] = [await somebody('Léa'), await somebody('Hugo')];
  await follows.ask(brother.id, sister.phone);
  await consent.answer(sister.id, 'accept');
  return { sister, brother };
}

const pending = (id: PersonId) => pendingFor(world.database, world.vault, id, world.clock.now());
const following = (id: PersonId) => followedBy(world.database, world.vault, id, world.clock.now());
const toldAbout = async (id: PersonId) =>
  (await acceptedFollowers(world.database, [id])).map(({ followerId }) => followerId);
const askedEvents = async () => (await world.events('follow-asked')).length;

test('a brother hears of his sister from her consent on, and sees her name only then', async () => {
  const [sister, brother] = [await somebody('Léa'), await somebody('Hugo')];
  await follows.ask(brother.id, sister.phone);
  expect(await toldAbout(sister.id)).toEqual([]);
  expect(await following(brother.id)).toMatchObject([{ name: null, status: 'requested' }]);
  expect(await pending(sister.id)).toMatchObject([{ name: 'Hugo', code: 1, status: 'requested' }]);
  expect(await consent.answer(sister.id, 'accept')).toEqual({ kind: 'done', follower: { code: 1, name: 'Hugo' } });
  expect(await toldAbout(sister.id)).toEqual([brother.id]);
  expect(await following(brother.id)).toMatchObject([{ name: 'Léa', status: 'accepted' }]);
});

test('an answer without a code is understood only when one follower can be meant', async () => {
  const sister = await somebody('Léa');
  for (const name of ['Hugo', 'Inès', 'Karim']) await follows.ask((await somebody(name)).id, sister.phone);
  expect(await consent.answer(sister.id, 'accept')).toMatchObject({
    kind: 'several',
    followers: [{ code: 1, name: 'Hugo' }, { code: 2, name: 'Inès' }, { code: 3, name: 'Karim' }],
  }); // prettier-ignore
  expect(await toldAbout(sister.id)).toEqual([]);
  expect(await consent.answer(sister.id, 'accept', 2)).toEqual({ kind: 'done', follower: { code: 2, name: 'Inès' } });
  expect(await consent.answer(sister.id, 'refuse', 9)).toEqual({ kind: 'none' });
  expect(await consent.answer(sister.id, 'revoke')).toEqual({ kind: 'done', follower: { code: 2, name: 'Inès' } });
  expect(await consent.answer(sister.id, 'revoke')).toEqual({ kind: 'none' });
});

test('known, unknown, refusing, blocking and silent people look the same to the one who asks', async () => {
  const hugo = await somebody('Hugo');
  const [silent, refusing, blocking] = [await somebody('A'), await somebody('B'), await somebody('C')];
  const unknown = fresh();
  const landline = parsePhone('+33142345678', 'FR');
  if (!landline) throw new Error('no landline');
  const answers: unknown[] = [];
  for (const phone of [silent.phone, refusing.phone, blocking.phone, unknown, landline]) {
    answers.push(await follows.ask(hugo.id, phone));
  }
  await consent.answer(refusing.id, 'refuse');
  await consent.answer(blocking.id, 'block');
  const shown = async () =>
    (await following(hugo.id)).map((followed) => {
      const [{ id, maskedPhone, ...same }] = followsResponse([followed], []).following;
      expect(id).toHaveLength(36);
      expect(maskedPhone).toMatch(/^\+33•••••\d\d$/);
      return JSON.stringify(same);
    });
  expect(new Set(answers).size).toBe(1);
  expect(await shown()).toHaveLength(5);
  expect(new Set(await shown()).size).toBe(1);
  world.clock.advance(hours(73));
  expect(new Set(await shown()).size).toBe(1);
  for (const phone of [silent.phone, refusing.phone, blocking.phone, unknown, landline])
    await follows.ask(hugo.id, phone);
  expect(new Set(await shown()).size).toBe(1);
});

test('to ask takes the same time for a known number as for an unknown one', async () => {
  const timed = async (phone: PhoneNumber): Promise<number> => {
    const { id } = await somebody('Hugo');
    const start = performance.now();
    await follows.ask(id, phone);
    return Math.floor((performance.now() - start + 10) / 200);
  };
  const { phone } = await somebody('Léa');
  await timed(phone);
  const known = [await timed(phone), await timed(phone), await timed(phone)].sort((a, b) => a - b)[1];
  const unknown = [await timed(fresh()), await timed(fresh()), await timed(fresh())].sort((a, b) => a - b)[1];
  expect(known).toBe(unknown);
});

test('a person is texted once in 72 hours for the same follower, and never after a refusal', async () => {
  const [sister, ex] = [await somebody('Léa'), await somebody('Ex')];
  const before = await askedEvents();
  await follows.ask(ex.id, sister.phone);
  await follows.ask(ex.id, sister.phone);
  expect(await askedEvents()).toBe(before + 1);
  await consent.answer(sister.id, 'refuse');
  world.clock.advance(hours(100));
  await follows.ask(ex.id, sister.phone);
  expect(await askedEvents()).toBe(before + 1);
  expect(await pending(sister.id)).toEqual([]);
});

test('many people who ask for one person do not flood her phone', async () => {
  const sister = await somebody('Léa');
  const before = await askedEvents();
  for (let i = 0; i < 8; i++) await follows.ask((await somebody('Fan')).id, sister.phone);
  expect(await askedEvents()).toBe(before + 5);
  expect(await pending(sister.id)).toHaveLength(8);
});

test('no consent is asked of a number that no code would be sent to', async () => {
  const hugo = await somebody('Hugo');
  const before = await askedEvents();
  for (const digits of ['+33142345678', '+12025550123', '+8816123456789']) {
    const phone = parsePhone(digits, 'FR');
    if (phone) await follows.ask(hugo.id, phone);
  }
  expect(await askedEvents()).toBe(before);
});

test('ten people may be asked for in a day', async () => {
  const hugo = await somebody('Hugo');
  const all = await Promise.allSettled(Array.from({ length: 15 }, () => follows.ask(hugo.id, fresh())));
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
  await expect(follows.ask(hugo.id, fresh())).rejects.toThrow('too-many-requests');
  world.clock.advance(hours(25));
  await follows.ask(hugo.id, fresh());
});

test('to follow oneself is answered like anything else, and does nothing', async () => {
  const hugo = await somebody('Hugo');
  await follows.ask(hugo.id, hugo.phone);
  expect(await following(hugo.id)).toEqual([]);
});

test.each(['revoke', 'block'] as const)(
  'after a %s the follower is told nothing, also when already chosen',
  async (command) => {
    const { sister, brother } = await relatives();
    const chosen = await toldAbout(sister.id);
    await consent.answer(sister.id, command);
    expect(await toldAbout(sister.id)).toEqual([]);
    expect(await stillFollowing(world.database, sister.id, chosen)).toEqual(new Set());
    expect(await following(brother.id)).toMatchObject([{ name: null, status: 'ended' }]);
    const left = await followersOf(world.database, world.vault, sister.id, world.clock.now());
    expect(left.map(({ status }) => status)).toEqual(command === 'block' ? ['blocked'] : []);
    expect((await world.events('follow-revoked')).at(-1)).toMatchObject({ type: 'follow-revoked' });
  },
);

test('a brother who stops following is told nothing more, and may ask again later', async () => {
  const { sister, brother } = await relatives();
  const [{ publicId }] = await following(brother.id);
  await follows.withdraw(brother.id, publicId);
  expect(await toldAbout(sister.id)).toEqual([]);
  expect(await following(brother.id)).toEqual([]);
  world.clock.advance(hours(73));
  await follows.ask(brother.id, sister.phone);
  expect(await pending(sister.id)).toMatchObject([{ name: 'Hugo' }]);
});

test('nobody answers or withdraws for somebody else', async () => {
  const { sister, brother } = await relatives();
  const mallory = await somebody('Mallory');
  const [{ publicId }] = await following(brother.id);
  for (const command of ['accept', 'refuse', 'revoke', 'block'] as const) {
    await expect(consent.answerOne(mallory.id, publicId, command)).rejects.toThrow('not-found');
    await expect(consent.answerOne(brother.id, publicId, command)).rejects.toThrow('not-found');
  }
  await expect(follows.withdraw(sister.id, publicId)).rejects.toThrow('not-found');
  expect(await toldAbout(sister.id)).toEqual([brother.id]);
});

test('an answer that does not fit says so to the followed person only', async () => {
  const { sister, brother } = await relatives();
  const [{ publicId }] = await following(brother.id);
  await expect(consent.answerOne(sister.id, publicId, 'refuse')).rejects.toThrow('follow-not-open');
  await consent.answerOne(sister.id, publicId, 'revoke');
  await expect(consent.answerOne(sister.id, publicId, 'revoke')).rejects.toThrow('follow-not-open');
});

test('followers who ask at the same moment get codes of their own', async () => {
  const sister = await somebody('Léa');
  const fans = await Promise.all(Array.from({ length: 12 }, () => somebody('Fan')));
  await Promise.all(fans.map(({ id }) => follows.ask(id, sister.phone)));
  expect((await pending(sister.id)).map(({ code }) => code)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
});

test('two who ask for each other at the same moment do not block each other', async () => {
  for (let round = 0; round < 3; round++) {
    const [one, other] = [await somebody('Awa'), await somebody('Bruno')];
    await Promise.all([follows.ask(one.id, other.phone), follows.ask(other.id, one.phone)]);
    expect([(await pending(one.id)).length, (await pending(other.id)).length]).toEqual([1, 1]);
  }
});

test('an acceptance and a block at the same moment end in a block', async () => {
  for (let round = 0; round < 4; round++) {
    const [sister, ex] = [await somebody('Léa'), await somebody('Ex')];
    await follows.ask(ex.id, sister.phone);
    await Promise.all([consent.answer(sister.id, 'block'), consent.answer(sister.id, 'accept')]);
    expect(await toldAbout(sister.id)).toEqual([]);
  }
});

test('an erasure at the moment of asking leaves no follow of the erased person', async () => {
  for (let round = 0; round < 4; round++) {
    const [sister, brother] = [await somebody('Léa'), await somebody('Hugo')];
    const gone = round % 2 ? sister : brother;
    const [asked, erased] = await Promise.allSettled([
      follows.ask(brother.id, sister.phone),
      world.erasure.erase(gone.id),
    ]);
    expect(erased.status).toBe('fulfilled');
    if (asked.status === 'rejected') expect(String(asked.reason)).toContain('not-signed-in');
    const left = await sql(world.database, 'SELECT 1 FROM follow WHERE $1 IN (follower_id, followed_id)', [gone.id]);
    expect(left).toEqual([]);
  }
});
