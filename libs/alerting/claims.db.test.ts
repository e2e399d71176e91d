import { mobile, type PeopleWorld, startPeopleWorld } from '../../test/world/people-world';
import { RecordingLogger } from '../../test/world/recording-logger';
import { channelCodes } from '../channels/channel';
import type { PersonId } from '../people/person';
import { Clock } from '../platform/clock';
import { sql, sqlOne } from '../platform/database/sql';
import { Metrics } from '../platform/telemetry/metrics';
import { ClaimsService } from './claims.service';
import { deliveryStatus } from './delivery';
import { PushTargetsService } from './push-targets.service';
import { templateContext } from './template-context';

let world: PeopleWorld;
let claims: ClaimsService;
let people = 4200;

beforeAll(async () => {
  world = await startPeopleWorld();
  const logger = new RecordingLogger();
  const targets = new PushTargetsService(world.database, world.vault, world.pushPrekeys, logger);
  claims = new ClaimsService(world.database, world.vault, new RealClock(), logger, targets, new Metrics());
}, 30_000);
afterAll(() => world[Symbol.asyncDispose]());

class RealClock extends Clock {
  now(): Date {
    return new Date();
  }
}

let events = 1;

/** A reply to each person; all of them share one page. */
async function pageTo(persons: readonly PersonId[]): Promise<{ pageId: number; noticeIds: number[] }> {
  const noticeIds: number[] = [];
  for (const person of persons) {
    const event = events++;
    const { id } = await sqlOne<{ id: number }>(
      world.database,
      `INSERT INTO notice (event_id, rule, lane, class, mode, template_sealed, may_repeat, frozen_at, expires_at)
       VALUES ($1, 'sms-answered', 2, 'service', 'Actual', $2, false, now(), now() + interval '1 hour') RETURNING id`,
      [event, world.vault.seal('{"kind":"help"}', templateContext(event, 'sms-answered'))],
    );
    await sql(world.database, 'INSERT INTO delivery (notice_id, channel, person_id) VALUES ($1, $2, $3)', [
      id,
      channelCodes.sms,
      person,
    ]);
    noticeIds.push(id);
  }
  const { id: pageId } = await sqlOne<{ id: number }>(
    world.database,
    `INSERT INTO delivery_page (notice_ids, channel, lane, page, person_from, person_to)
     VALUES ($1, $2, 2, 0, $3, $4) RETURNING id`,
    [noticeIds, channelCodes.sms, Math.min(...persons), Math.max(...persons)],
  );
  return { pageId, noticeIds };
}

const persons = (): Promise<PersonId[]> => Promise.all([0, 1, 2].map(() => world.personOf(mobile(people++))));

test('a contact or words that cannot be read cost their own person the message, and nobody else', async () => {
  const [unreadable, wordless, well] = await persons();
  const { pageId, noticeIds } = await pageTo([unreadable, wordless, well]);
  await sql(world.database, `UPDATE person SET phone_sealed = '\\x01' WHERE id = $1`, [unreadable]);
  await sql(world.database, `UPDATE notice SET template_sealed = '\\x01' WHERE id = $1`, [noticeIds[1]]);
  const work = await claims.claim(pageId);
  expect(work?.messages.map(({ contact }) => contact.id)).toEqual([well]);
  expect(work?.orphans).toEqual([]);
  expect(work?.broken.map(({ personId }) => personId).sort((a, b) => a - b)).toEqual([unreadable, wordless]);
});

test('a database that fails between taking a page and reading whom it is for leaves nothing in hand', async () => {
  const { pageId, noticeIds } = await pageTo(await persons());
  await sql(world.database, 'ALTER TABLE person RENAME TO person_away');
  expect(await claims.claim(pageId)).toBeUndefined();
  await sql(world.database, 'ALTER TABLE person_away RENAME TO person');
  const standing = await sql(world.database, 'SELECT DISTINCT status FROM delivery WHERE notice_id = ANY ($1)', [
    noticeIds,
  ]);
  expect(standing).toEqual([{ status: deliveryStatus.planned }]);
  await sql(world.database, 'UPDATE delivery_page SET due_at = now() WHERE id = $1', [pageId]);
  expect((await claims.claim(pageId))?.messages).toHaveLength(3);
});

test('of a worker that vanishes, only what was about to leave is unknown', async () => {
  const { pageId, noticeIds } = await pageTo(await persons());
  const work = await claims.claim(pageId);
  if (!work) throw new Error('the page was not free');
  expect(await claims.letLeave(work.page, work.messages.slice(0, 1))).toHaveLength(1);
  await sql(world.database, 'UPDATE delivery_page SET lease_until = now() WHERE id = $1', [pageId]);
  const again = await claims.claim(pageId);
  expect(again?.messages).toHaveLength(2);
  const standing = await sql<{ status: number }>(
    world.database,
    'SELECT status FROM delivery WHERE notice_id = ANY ($1) ORDER BY person_id',
    [noticeIds],
  );
  const { unknown, planned } = deliveryStatus;
  expect(standing.map(({ status }) => status)).toEqual([unknown, planned, planned]);
  expect(await claims.letLeave(work.page, work.messages.slice(1))).toEqual([]);
});

test('what newer words, a STOP or another worker has overtaken may not leave any more', async () => {
  const everybody = await persons();
  const { pageId, noticeIds } = await pageTo(everybody);
  await sql(world.database, `UPDATE notice SET class = 'relatives' WHERE id = ANY ($1)`, [noticeIds]);
  const work = await claims.claim(pageId);
  if (!work) throw new Error('the page was not free');
  await sql(world.database, 'UPDATE notice SET superseded_at = now() WHERE id = $1', [noticeIds[0]]);
  await sql(world.database, `INSERT INTO opt_out (person_id, class, source) VALUES ($1, 'relatives', 'person')`, [
    everybody[1],
  ]);
  const leaving = await claims.letLeave(work.page, work.messages);
  expect(leaving.map(({ contact }) => contact.id)).toEqual([everybody[2]]);
  expect(await claims.letLeave(work.page, work.messages)).toEqual([]);
});
