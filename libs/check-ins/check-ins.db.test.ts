import type { DataSource } from 'typeorm';
import { HeldClock } from '../../test/world/held-clock';
import { seeded } from '../../test/bench/seeded';
import { createTestDatabase, type TestDatabase } from '../../test/world/test-database';
import { IncidentEntity } from '../incidents/incident.entity';
import type { IncidentId } from '../incidents/incident';
import type { PersonId } from '../people/person';
import { sql, sqlOne } from '../platform/database/sql';
import { AnswerBatchesService } from './answer-batches.service';
import { AnswerWriterService } from './answer-writer.service';
import { answers } from './answer';
import type { CheckIn, Recorded } from './check-in';
import { CheckInsService } from './check-ins.service';
import { effectiveOf, isConflicting } from './effective';
import { historyOf } from './history.store';
import { IncidentStartsService } from './incident-starts.service';
import { RetentionService } from './retention.service';
import { ownSources, sources } from './source';

jest.setTimeout(120_000);

let testDatabase: TestDatabase;
let database: DataSource;
let incidentId: IncidentId;
const clock = new HeldClock();

beforeAll(async () => {
  testDatabase = await createTestDatabase({ entities: [IncidentEntity] });
  database = testDatabase.dataSource;
  const [agency] = await sql<{ id: number }>(
    database,
    `INSERT INTO agency (name, cap_sender, territory, time_zone, phone_region)
     VALUES ('A', 'a.test', '{}', 'Europe/Paris', 'FR') RETURNING id`,
  );
  const [incident] = await sql<{ id: IncidentId }>(
    database,
    `INSERT INTO incident (agency_id, mode, status, created_at, activated_at) VALUES ($1, 'Actual', 'active', $2, $2)
     RETURNING id`,
    [agency.id, new Date(clock.now().getTime() - 86_400_000)],
  );
  incidentId = incident.id;
});
afterAll(() => testDatabase[Symbol.asyncDispose]());

/** As one process has it. */
function service(on = database): CheckInsService {
  const batches = new AnswerBatchesService(on, new AnswerWriterService(clock, new IncidentStartsService(on)));
  return new CheckInsService(on, clock, batches);
}

async function people(count: number): Promise<PersonId[]> {
  const rows = await sql<{ id: PersonId }>(
    database,
    `INSERT INTO person (phone_index, phone_sealed, language)
     SELECT uuid_send(gen_random_uuid()), '\\x00', 'fr' FROM generate_series(1, $1) RETURNING id`,
    [count],
  );
  return rows.map(({ id }) => id);
}

let keys = 0;
const answerOf = (personId: PersonId, more: Partial<CheckIn> = {}): CheckIn => ({
  incidentId, personId, answer: 'safe', source: 'page', verified: true, idempotencyKey: `key-${++keys}`, ...more,
}); // prettier-ignore

function recorded(result: Recorded): Recorded & { outcome: 'recorded' } {
  if (result.outcome !== 'recorded') throw new Error(`it was ${result.outcome}`);
  return result;
}

test('a thousand histories, told to two processes in any order, count as the pure rules say', async () => {
  const random = seeded(7);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)];
  const services = [service(), service()];
  const everybody = await people(1001);
  const reporter = everybody.pop();
  if (reporter === undefined) throw new Error('nobody');
  const reports = everybody.flatMap((personId) =>
    Array.from({ length: 1 + Math.floor(random() * 5) }, (): CheckIn => {
      const source = random() < 0.6 ? pick(ownSources) : pick(sources);
      const saidAt = new Date(clock.now().getTime() - Math.floor(random() * 4) * 60_000);
      const onBehalf = { reportedBy: reporter, relation: 'friend', hadContact: random() < 0.5 } as const;
      return answerOf(personId, {
        source, answer: pick(answers), verified: random() < 0.7, saidAt, ...(source === 'on_behalf' && { onBehalf }),
      }); // prettier-ignore
    }),
  );
  reports.sort(() => random() - 0.5);
  const results = await Promise.all(reports.map((report) => pick(services).record(report)));
  await Promise.all(
    reports.map(async (report, i) => {
      const { publicId } = recorded(results[i]);
      if (random() < 0.1 && report.source === 'page') await pick(services).correct(report.personId, publicId);
      if (random() < 0.3 && report.source === 'roster') await pick(services).dispute(report.personId, publicId);
    }),
  );
  const late = everybody.flatMap((personId) => (random() < 0.3 ? [answerOf(personId, { answer: pick(answers) })] : []));
  await Promise.all(late.map((report) => pick(services).record(report)));
  const rows = await sql<Record<string, unknown> & { personId: PersonId }>(
    database,
    `SELECT person_id AS "personId", check_in_id AS id, answer, source, verified, said_at AS "saidAt",
       recorded_at AS "recordedAt", help_asked_at AS "helpAskedAt", is_challenged AS "isChallenged",
       is_conflicting AS "isConflicting" FROM current_check_in WHERE person_id = ANY ($1)`,
    [everybody],
  );
  expect(rows).toHaveLength(1000);
  for (const { personId, ...row } of rows) {
    const history = await historyOf(database.manager, incidentId, personId);
    const effective = effectiveOf(history);
    const counts = history.find(({ id }) => id === effective.report?.id);
    expect({ personId, ...row }).toEqual({
      personId,
      id: counts?.id ?? null,
      answer: counts?.answer ?? null,
      source: counts?.source ?? null,
      verified: counts?.verified ?? null,
      saidAt: counts?.saidAt ?? null,
      recordedAt: counts?.recordedAt ?? null,
      helpAskedAt: effective.helpAskedAt ?? null,
      isChallenged: effective.isChallenged,
      isConflicting: isConflicting(effective),
    });
  }
});

test('the same key is the same answer, in one batch, later, and in another process', async () => {
  const [personId] = await people(1);
  const [one, other] = [service(), service()];
  const answer = answerOf(personId);
  const first = [one.record(answer), one.record(answer), other.record(answer), other.record({ ...answer })];
  const ids = [...(await Promise.all(first)), await other.record(answer)].map((result) => recorded(result).publicId);
  expect(new Set(ids).size).toBe(1);
  expect(await sql(database, 'SELECT id FROM check_in WHERE person_id = $1', [personId])).toHaveLength(1);
});

test('one answer that cannot be written harms none of those beside it', async () => {
  const [good, better] = await people(2);
  const broken = answerOf(good, { source: 'telepathy' as CheckIn['source'] });
  const checkIns = service();
  const all = await Promise.allSettled([broken, answerOf(better)].map((each) => checkIns.record(each)));
  expect(all.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
});

test('nobody who is gone is answered for, and no incident that was never published', async () => {
  const [personId] = await people(1);
  const { id } = await sqlOne<{ id: IncidentId }>(
    database,
    `INSERT INTO incident (agency_id, mode, status, created_at) SELECT agency_id, mode, 'draft', now() FROM incident LIMIT 1 RETURNING id`,
  );
  expect(await service().record(answerOf(personId, { incidentId: id }))).toEqual({ outcome: 'incident-closed' });
  await sql(database, 'DELETE FROM person WHERE id = $1', [personId]);
  expect(await service().record(answerOf(personId))).toEqual({ outcome: 'person-gone' });
});

test('when connections break in the middle of a batch, whoever sends again with the same key is recorded once', async () => {
  const everybody = await people(300);
  const all = everybody.map((personId) => answerOf(personId));
  const checkIns = service();
  const first = Promise.allSettled(all.map((each) => checkIns.record(each)));
  await sql(
    database,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  );
  await first;
  const again = await Promise.all(
    all.map(async (each) => {
      for (;;) {
        const result = await checkIns.record(each).catch(() => undefined);
        if (result) return recorded(result).id;
      }
    }),
  );
  const rows = await sql<{ id: number }>(database, 'SELECT id FROM check_in WHERE person_id = ANY ($1)', [everybody]);
  expect(rows.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(again.toSorted((a, b) => a - b));
  expect(await sql(database, `SELECT FROM current_check_in WHERE person_id = ANY ($1)`, [everybody])).toHaveLength(300);
});

test('followers hear of what counts only when it is new, triage of every call, and nobody of the word for duress', async () => {
  const [personId] = await people(1);
  const checkIns = service();
  for (const answer of ['safe', 'safe', 'need_help'] as const) await checkIns.record(answerOf(personId, { answer }));
  await checkIns.record(answerOf(personId, { underDuress: true }));
  const events = await sql<{ type: string }>(
    database,
    `SELECT type FROM outbox WHERE (payload ->> 'personId')::bigint = $1 ORDER BY id`,
    [personId],
  );
  expect(events.map(({ type }) => type)).toEqual([
    'check-in-recorded', 'help-asked', 'check-in-recorded', 'check-in-recorded', 'duress-raised',
  ]); // prettier-ignore
});

test('an answer is taken back within ten minutes, by who sent it; the call for help in it stays', async () => {
  const [personId, other] = await people(2);
  const checkIns = service();
  await checkIns.record(answerOf(personId));
  const { publicId } = recorded(await checkIns.record(answerOf(personId, { answer: 'need_help' })));
  await expect(checkIns.correct(other, publicId)).rejects.toMatchObject({ slug: 'check-in-not-found' });
  await checkIns.correct(personId, publicId);
  await checkIns.correct(personId, publicId);
  const row = await sqlOne<{ answer: string; asked: boolean }>(
    database,
    'SELECT answer, help_asked_at IS NOT NULL AS asked FROM current_check_in WHERE person_id = $1',
    [personId],
  );
  expect(row).toEqual({ answer: 'safe', asked: true });
  const { publicId: old } = recorded(await checkIns.record(answerOf(personId)));
  clock.advance(600_001);
  await expect(checkIns.correct(personId, old)).rejects.toMatchObject({ slug: 'too-late-to-correct' });
});

test('a month after the incident was closed nobody is known to have answered', async () => {
  const [personId] = await people(1);
  const { id } = await sqlOne<{ id: IncidentId }>(
    database,
    `INSERT INTO incident (agency_id, mode, status, created_at, activated_at, ended_at)
     SELECT agency_id, mode, 'active', $1, $1, $1 FROM incident LIMIT 1 RETURNING id`,
    [clock.now()],
  );
  await service().record(answerOf(personId, { incidentId: id, underDuress: true }));
  const left = () => sql(database, 'SELECT FROM check_in WHERE incident_id = $1', [id]);
  const retention = new RetentionService(database, clock);
  await sql(database, `UPDATE incident SET status = 'closed' WHERE id = $1`, [id]);
  clock.advance(29 * 86_400_000);
  await retention.purge();
  expect(await left()).toHaveLength(1);
  clock.advance(2 * 86_400_000);
  await retention.purge();
  expect(await left()).toEqual([]);
  expect(await sql(database, 'SELECT FROM current_check_in WHERE incident_id = $1', [id])).toEqual([]);
});
