import { mobile, type PeopleWorld, startPeopleWorld } from '../../test/world/people-world';
import { RecordingLogger } from '../../test/world/recording-logger';
import { AuditService } from '../audit/audit.service';
import { channelCodes, type SendResult } from '../channels/channel';
import { CarriersService, type CarrierSet } from '../channels/carriers.service';
import { SmsRoutesService } from '../channels/sms/sms-routes.service';
import type { PersonId } from '../people/person';
import { Clock } from '../platform/clock';
import { sql, sqlOne } from '../platform/database/sql';
import { countTry, emit, markFailed } from '../platform/events/outbox';
import { OutboxRelay } from '../platform/events/outbox-relay';
import { Queues } from '../platform/queue/queues';
import { Metrics } from '../platform/telemetry/metrics';
import { ClaimsService } from './claims.service';
import { endExpiredDeadLetters, mostTries } from './dead-letter.store';
import { deadLetters } from './dead-letters.queries';
import { DeadLettersService } from './dead-letters.service';
import { deliveryStatus } from './delivery';
import { takeDuePages } from './delivery.store';
import { HoldsService } from './holds.service';
import { MessagesService } from './messages.service';
import { NewerWordsService } from './newer-words.service';
import { PagesService } from './pages.service';
import { PushTargetsService } from './push-targets.service';
import { ReceiptsService } from './receipts.service';
import { SendPageJob } from './send-page.job';
import { SettlementsService } from './settlements.service';
import { TakesService } from './takes.service';
import { TextsInHandService } from './texts-in-hand.service';
import { templateContext } from './template-context';
import { UncertainTextsService } from './uncertain-texts.service';

let world: PeopleWorld;
let queues: Queues;
let claims: ClaimsService;
let job: SendPageJob;
let letters: DeadLettersService;
const sent: string[] = [];
let people = 5300;
let events = 1000;

class RealClock extends Clock {
  now(): Date {
    return new Date();
  }
}

beforeAll(async () => {
  world = await startPeopleWorld();
  const logger = new RecordingLogger();
  const clock = new RealClock();
  const metrics = new Metrics();
  const { database, vault } = world;
  const accepted: SendResult = { outcome: 'accepted', carrierRef: 'SM1' };
  const carrier = {
    listTaken: () => Promise.resolve(undefined),
    send: ({ to }: { to: string }) => (sent.push(to), Promise.resolve(accepted)),
  };
  const set = {
    sms: carrier,
    push: carrier,
    live: { announce: () => Promise.resolve(accepted) },
  } as unknown as CarrierSet; // the tests send texts alone
  const targets = new PushTargetsService(database, vault, world.pushPrekeys, logger);
  claims = new ClaimsService(database, vault, clock, logger, targets, metrics);
  const messages = new MessagesService(new CarriersService(set, set), clock, world.config, metrics, logger, vault);
  const settlements = new SettlementsService(
    database,
    world.optOuts,
    world.pushAddresses,
    metrics,
    logger,
    world.config,
  );
  queues = await Queues.open({ databaseUrl: world.databaseUrl }, logger);
  const holds = new HoldsService(
    database,
    new NewerWordsService(database, logger),
    new TextsInHandService(new SmsRoutesService([], logger, metrics), world.config),
    logger,
  );
  const carriers = new CarriersService(set, set);
  const receipts = new ReceiptsService(database, world.optOuts, world.config);
  const uncertain = new UncertainTextsService(database, vault, carriers, receipts, logger, world.config);
  const takes = new TakesService(holds, uncertain, claims);
  job = new SendPageJob(takes, claims, messages, settlements, new PagesService(database, queues), logger);
  letters = new DeadLettersService(database, new AuditService(clock));
}, 60_000);
afterAll(async () => {
  await queues.close();
  await world[Symbol.asyncDispose]();
});

interface Wish {
  readonly template?: string;
  readonly person?: PersonId;
}

/** A page of replies, one to each. */
async function page(wishes: readonly Wish[]): Promise<{ pageId: number; noticeIds: number[] }> {
  const noticeIds: number[] = [];
  const persons: number[] = [];
  for (const { template = '{"kind":"help"}', person = await world.personOf(mobile(people++)) } of wishes) {
    const event = events++;
    const { id } = await sqlOne<{ id: number }>(
      world.database,
      `INSERT INTO notice (event_id, rule, lane, class, mode, template_sealed, may_repeat, frozen_at, expires_at)
       VALUES ($1, 'sms-answered', 2, 'service', 'Actual', $2, false, now(), now() + interval '1 hour') RETURNING id`,
      [event, world.vault.seal(template, templateContext(event, 'sms-answered'))],
    );
    await sql(world.database, 'INSERT INTO delivery (notice_id, channel, person_id) VALUES ($1, $2, $3)', [id, channelCodes.sms, person]); // prettier-ignore
    noticeIds.push(id);
    persons.push(person);
  }
  const { id: pageId } = await sqlOne<{ id: number }>(
    world.database,
    `INSERT INTO delivery_page (notice_ids, channel, lane, page, person_from, person_to) VALUES ($1, $2, 2, 0, $3, $4) RETURNING id`,
    [noticeIds, channelCodes.sms, Math.min(...persons), Math.max(...persons)],
  );
  return { pageId, noticeIds };
}

/** Lets every page that is due be worked on, and time pass for those that wait, until nothing is left to try. */
async function workThrough(): Promise<number> {
  let runs = 0;
  for (let round = 0; round < 20; round++) {
    const due = await takeDuePages(world.database, 5000);
    for (const { id } of due) {
      runs += 1;
      await job.run({ pageId: id }, new AbortController().signal);
    }
    await job.end();
    await sql(world.database, `UPDATE delivery_page SET due_at = now(), lease_until = NULL, offered_at = NULL WHERE done_at IS NULL AND dead_at IS NULL`); // prettier-ignore
  }
  return runs;
}

const statuses = (noticeIds: readonly number[]) =>
  sql<{ status: number }>(world.database, 'SELECT status FROM delivery WHERE notice_id = ANY ($1) ORDER BY notice_id', [
    noticeIds,
  ]).then((rows) => rows.map(({ status }) => status));

const dead = async (): Promise<string[]> =>
  (await deadLetters(world.database)).filter(({ isDead }) => isDead).map(({ kind, id }) => `${kind}:${id}`);

const unwordable = '{"kind":"nothing that we can say"}';

beforeEach(() => sql(world.database, 'UPDATE delivery_page SET done_at = now() WHERE done_at IS NULL'));

test('one message that cannot be worded holds up none of those that share its page, and waits for an operator', async () => {
  const { noticeIds } = await page([{}, { template: unwordable }, {}]);
  await workThrough();
  const { accepted, queued } = deliveryStatus;
  expect(await statuses(noticeIds)).toEqual([accepted, queued, accepted]);
  const [letter] = await deadLetters(world.database);
  expect(letter).toMatchObject({ kind: 'page', about: 'sms-answered', channel: 'sms', deliveries: 1, isDead: true });
  expect(letter?.tries).toBe(mostTries);
});

test('a message to somebody who has been erased is over, and no dead letter', async () => {
  const person = await world.personOf(mobile(people++));
  const { noticeIds } = await page([{ person }]);
  await sql(world.database, 'DELETE FROM person WHERE id = $1', [person]);
  await workThrough();
  expect(await statuses(noticeIds)).toEqual([deliveryStatus.suppressed]);
  expect(await dead()).toEqual([]);
});

test('a page whose notice is gone is over', async () => {
  const { id } = await sqlOne<{ id: number }>(
    world.database,
    `INSERT INTO delivery_page (notice_ids, channel, lane, page, person_from, person_to) VALUES ('{999999}', 3, 2, 0, 1, 2) RETURNING id`,
  );
  await workThrough();
  expect(await sql(world.database, 'SELECT done_at IS NOT NULL AS done FROM delivery_page WHERE id = $1', [id])).toEqual([{ done: true }]); // prettier-ignore
});

test('words sealed with another key are a dead letter; with the right key again, a replay sends them once', async () => {
  const { pageId, noticeIds } = await page([{}]);
  const [before] = await sql<{ words: Buffer }>(world.database, 'SELECT template_sealed AS words FROM notice WHERE id = $1', [noticeIds[0]]); // prettier-ignore
  await sql(world.database, `UPDATE notice SET template_sealed = '\\x0102' WHERE id = $1`, [noticeIds[0]]);
  await workThrough();
  expect(await dead()).toEqual([`page:${pageId}`]);
  await sql(world.database, 'UPDATE notice SET template_sealed = $2 WHERE id = $1', [noticeIds[0], before?.words]);
  const act = { letter: { kind: 'page', id: pageId }, actor: 'operator' } as const;
  const clicks = await Promise.all([letters.replay(act), letters.replay(act)]);
  expect(clicks.filter(Boolean)).toHaveLength(1);
  sent.length = 0;
  await workThrough();
  expect(sent).toHaveLength(1);
  expect(await letters.replay(act)).toBe(false);
  const entries = await sql(world.database, `SELECT actor FROM audit_entry WHERE action = 'dead-letter-replayed' AND subject = $1`, [`page:${pageId}`]); // prettier-ignore
  expect(entries).toEqual([{ actor: 'operator' }]);
});

test('a page whose claim always throws comes to rest, and what an earlier holder had in hand is not forgotten', async () => {
  const { pageId, noticeIds } = await page([{}, {}]);
  await sql(world.database, `UPDATE delivery SET status = ${deliveryStatus.handed}, attempt = 1 WHERE notice_id = $1`, [noticeIds[0]]); // prettier-ignore
  await sql(world.database, 'UPDATE delivery_page SET fence = 1 WHERE id = $1', [pageId]);
  await sql(world.database, `CREATE FUNCTION break_claim() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'broken for +33612345678'; END $$`); // prettier-ignore
  await sql(world.database, `CREATE TRIGGER broken BEFORE UPDATE ON delivery FOR EACH ROW WHEN (NEW.status = 2) EXECUTE FUNCTION break_claim()`); // prettier-ignore
  const runs = await workThrough();
  await sql(world.database, 'DROP TRIGGER broken ON delivery');
  expect(runs).toBe(mostTries + 2); // it was taken apart, and one part had nothing to send
  expect(await statuses(noticeIds)).toEqual([deliveryStatus.unknown, deliveryStatus.planned]);
  const [letter] = await deadLetters(world.database);
  expect(letter).toMatchObject({ deliveries: 1, isDead: true });
  expect(letter?.fault).not.toContain('612345678');
  sent.length = 0;
  await letters.replay({ letter, actor: 'operator' });
  await workThrough();
  expect(sent).toHaveLength(1); // what may have left is not sent again
});

test('words that end the process of whoever takes them are parted from those that share their page', async () => {
  const { pageId, noticeIds } = await page([{}, {}, {}]);
  const [, poison] = noticeIds;
  const vanish = `UPDATE delivery_page SET lease_until = now() - interval '1 second', tries = tries + 1, fence = fence + 1
    WHERE notice_ids @> ARRAY[$1::bigint] AND done_at IS NULL`;
  for (let holder = 0; holder < 2; holder++) await sql(world.database, vanish, [poison]);
  await job.run({ pageId }, new AbortController().signal);
  await job.end();
  for (let holder = 2; holder < mostTries; holder++) await sql(world.database, vanish, [poison]);
  await workThrough();
  const { accepted, planned } = deliveryStatus;
  expect(await statuses(noticeIds)).toEqual([accepted, planned, accepted]);
  const [letter] = await deadLetters(world.database);
  expect(letter).toMatchObject({ deliveries: 1, isDead: true, fault: 'Error' });
});

test('a page whose holders vanish one after the other is not given to a sixth', async () => {
  const { pageId, noticeIds } = await page([{}]);
  const vanish = `UPDATE delivery_page SET lease_until = now() - interval '1 second', tries = tries + 1, fence = fence + 1 WHERE id = $1`;
  for (let holder = 0; holder < mostTries; holder++) await sql(world.database, vanish, [pageId]);
  expect(await claims.claim(pageId)).toBeUndefined();
  expect(await dead()).toEqual([`page:${pageId}`]);
  expect(await statuses(noticeIds)).toEqual([deliveryStatus.planned]);
});

test('ten poisoned pages among a thousand cost the others less than a tenth of the work', async () => {
  const well = await world.personOf(mobile(people++));
  await sql(
    world.database,
    `WITH n AS (
       INSERT INTO notice (event_id, rule, lane, class, mode, template_sealed, may_repeat, frozen_at, expires_at)
       SELECT 500000 + i, 'sms-answered', 2, 'service', 'Actual', CASE WHEN i % 100 = 0 THEN '\\x0102'::bytea END, false, now(), now() + interval '1 hour'
       FROM generate_series(1, 1000) i RETURNING id),
     d AS (INSERT INTO delivery (notice_id, channel, person_id) SELECT id, 3, $1 FROM n)
     INSERT INTO delivery_page (notice_ids, channel, lane, page, person_from, person_to) SELECT ARRAY[id], 3, 2, 0, $1, $1 FROM n`,
    [well],
  );
  const runs = await workThrough();
  expect(runs).toBeLessThanOrEqual(990 + 10 * mostTries);
  expect(990 / runs).toBeGreaterThan(0.9);
  expect(await dead()).toHaveLength(10);
  const { open } = await sqlOne<{ open: number }>(world.database, 'SELECT count(*) AS open FROM delivery_page WHERE done_at IS NULL'); // prettier-ignore
  expect(open).toBe(10);
}, 60_000);

test('what nobody sends again in time is told as expired; what is discarded counts as failed', async () => {
  const poison = { template: unwordable };
  const late = await page([poison]);
  const given = await page([poison]);
  await workThrough();
  await sql(world.database, `UPDATE notice SET expires_at = now() - interval '1 hour' WHERE id = ANY ($1)`, [late.noticeIds]); // prettier-ignore
  await letters.discard({ letter: { kind: 'page', id: given.pageId }, actor: 'operator' });
  await world.database.transaction((tx) => endExpiredDeadLetters(tx, new Date())); // prettier-ignore
  expect(await statuses([...late.noticeIds, ...given.noticeIds])).toEqual([
    deliveryStatus.expired_undelivered,
    deliveryStatus.failed,
  ]);
  expect(await dead()).toEqual([]);
});

test('an event that was given up is listed without its words, and is offered again once', async () => {
  await world.database.transaction((tx) => emit(tx, { type: 'sms-answered', occurredAt: new Date().toISOString() }));
  const { id } = await sqlOne<{ id: number }>(world.database, 'SELECT max(id) AS id FROM outbox');
  for (let i = 0; i < 5; i++) await markFailed(world.database, id, { fault: 'TypeError', mayGiveUp: true });
  expect(await dead()).toEqual([`event:${id}`]);
  const act = { letter: { kind: 'event', id }, actor: 'operator' } as const;
  expect([await letters.replay(act), await letters.replay(act)]).toEqual([true, false]);
  expect(await deadLetters(world.database)).toEqual([]);
});

async function emitted(): Promise<number> {
  const event = { type: 'sms-answered', occurredAt: new Date().toISOString() };
  const [id] = await world.database.transaction((tx) => emit(tx, event));
  return id;
}

test('an event that ends whoever takes it is tried five times; an alert is never given up', async () => {
  const [news, alert] = [await emitted(), await emitted()];
  const tries: boolean[][] = [];
  for (let i = 0; i < 6; i++) {
    const mayTry = [news, alert].map((id) => countTry(world.database, id, { mayGiveUp: id === news }));
    tries.push(await Promise.all(mayTry));
  }
  expect(tries.map(([ofNews]) => ofNews)).toEqual([true, true, true, true, true, false]);
  expect(tries.every(([, ofAlert]) => ofAlert)).toBe(true);
  expect(await dead()).toEqual([`event:${news}`]);
  await sql(world.database, 'UPDATE outbox SET handled_at = now() WHERE handled_at IS NULL');
});

test('an event that has broken before takes no others with it', async () => {
  const [sound, broken, alsoSound] = [await emitted(), await emitted(), await emitted()];
  await countTry(world.database, broken, { mayGiveUp: true });
  await new OutboxRelay(world.database, queues, {}).offer();
  const jobs = await sql<{ data: object }>(world.database, `SELECT data FROM bullmq.job WHERE queue = 'events'`);
  const type = 'sms-answered';
  expect(jobs.map(({ data }) => data)).toEqual(
    expect.arrayContaining([
      { type, ids: [sound, alsoSound] },
      { type, ids: [broken], isSuspect: true },
    ]),
  );
});
