import { createTestDatabase, type TestDatabase } from '../../test/world/test-database';
import { deliveryStatus as status } from '../alerting/delivery';
import { parseArea } from '../geo/area';
import { cover } from '../geo/cover';
import { snapToCell } from '../geo/cell';
import type { NamedOutline } from '../incidents/commune-outlines';
import { writeCommuneCells } from '../incidents/commune-cells.store';
import type { IncidentId, VersionId } from '../incidents/incident';
import { Clock } from '../platform/clock';
import { sql, sqlOne } from '../platform/database/sql';
import { reachByPlace, reachOfAll } from './reach';
import { ReachReportService } from './reach-report.service';
import { ReachTimersService } from './reach-timers.service';
import { reachGroups } from './reach.queries';

class SetClock extends Clock {
  at = new Date('2026-03-01T10:00:00Z');
  now(): Date {
    return this.at;
  }
}

let database: TestDatabase;
const clock = new SetClock();
beforeAll(async () => (database = await createTestDatabase()), 60_000);
afterAll(() => database[Symbol.asyncDispose]());

const areaOf = (west: number, south: number, east: number, north: number) => {
  const ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]; // prettier-ignore
  const parsed = parseArea({ type: 'Polygon', coordinates: [ring] });
  if ('refusal' in parsed) throw new Error(parsed.detail);
  return parsed.area;
};

/** Two communes side by side, and ground to the east of them whose outline nobody has loaded. */
const west: NamedOutline = { code: '99001', name: 'Ouest', outline: areaOf(2.3, 48.8, 2.35, 48.85) };
const east: NamedOutline = { code: '99002', name: 'Est', outline: areaOf(2.35, 48.8, 2.4, 48.85) };
const spots = { west: snapToCell(48.825, 2.325), east: snapToCell(48.825, 2.375), unknown: snapToCell(48.825, 2.425), far: snapToCell(45.7, 4.8) }; // prettier-ignore
type Spot = keyof typeof spots;

let numbers = 0;

async function people(...homes: readonly (readonly [Spot, 'home' | 'work' | 'watched'])[][]): Promise<number[]> {
  const ids: number[] = [];
  for (const places of homes) {
    const { id } = await sqlOne<{ id: number }>(
      database.dataSource,
      `INSERT INTO person (phone_index, phone_sealed, language) VALUES ($1, '', 'fr') RETURNING id`,
      [Buffer.from(`${++numbers}`)],
    );
    for (const [slot, [spot, kind]] of places.entries()) {
      await sql(database.dataSource, 'INSERT INTO person_place (person_id, slot, kind, cell) VALUES ($1, $2, $3, $4)', [
        id, slot + 1, kind, String(spots[spot]),
      ]); // prettier-ignore
    }
    ids.push(id);
  }
  return ids;
}

interface Told {
  readonly incidentId: IncidentId;
  readonly versionId: VersionId;
  readonly noticeId: number;
}

async function version(sentAt: Date): Promise<Told> {
  const number = ++numbers;
  const row = await sqlOne<Told>(
    database.dataSource,
    `WITH a AS (INSERT INTO agency (name, cap_sender, territory, time_zone, phone_region)
       VALUES ('a', 'a' || $1, '{}', 'Europe/Paris', 'FR') RETURNING id),
     o AS (INSERT INTO officer (agency_id, email, name, password_hash, totp_secret_sealed, roles)
       SELECT id, $1 || '@a.example', 'o', '', '', '{}' FROM a RETURNING id),
     i AS (INSERT INTO incident (agency_id, mode, status, created_at) SELECT id, 'Exercise', 'active', $2 FROM a RETURNING id),
     v AS (INSERT INTO alert_version (incident_id, version, mode, message_type, status, origin, identifier, sender, content,
         content_hash, author_id, editors, created_at, decided_by, sent_at)
       SELECT i.id, 1, 'Exercise', 'Alert', 'published', 'console', $1, 'a', '{}', '', o.id, '{}', $2, o.id, $2 FROM i, o
       RETURNING id, incident_id),
     n AS (INSERT INTO notice (event_id, rule, lane, class, mode, incident_id, version_id, may_repeat, frozen_at, expires_at)
       SELECT $3, 'people', 1, 'alerts', 'Exercise', incident_id, id, false, $2, $2 FROM v RETURNING id)
     SELECT v.incident_id AS "incidentId", v.id AS "versionId", n.id AS "noticeId" FROM v, n`,
    [`v${number}`, sentAt, number],
  );
  for (const range of cover(areaOf(2.3, 48.8, 2.45, 48.85))) {
    await sql(database.dataSource, 'INSERT INTO alert_version_range VALUES ($1, $2, $3)', [
      row.versionId, String(range.from), String(range.to),
    ]); // prettier-ignore
  }
  return row;
}

const deliver = (told: Told, personId: number, channel: number, state: number, attempt: number) =>
  sql(
    database.dataSource,
    'INSERT INTO delivery (notice_id, person_id, channel, status, attempt) VALUES ($1, $2, $3, $4, $5)',
    [told.noticeId, personId, channel, state, attempt],
  );
const receipt = (told: Told, personId: number, channel: number, state: number, attempt = 1) =>
  sql(
    database.dataSource,
    'INSERT INTO receipt (notice_id, person_id, channel, status, attempt) VALUES ($1, $2, $3, $4, $5)',
    [told.noticeId, personId, channel, state, attempt],
  );
const timers = () => new ReachTimersService(database.dataSource, clock);
const groups = (told: Told) =>
  database.dataSource.transaction((tx) => reachGroups(tx, told.versionId, told.incidentId));
const report = ({ incidentId, versionId }: Told, incidentStatus: 'active' | 'closed' = 'active') =>
  new ReachReportService(database.dataSource).of({ id: incidentId, status: incidentStatus }, { id: versionId });
const later = (minutes: number) => (clock.at = new Date(clock.at.getTime() + minutes * 60_000));

beforeAll(async () => {
  for (const { code, name, outline } of [west, east]) {
    await sql(database.dataSource, 'INSERT INTO commune_outline VALUES ($1, $2, $3)', [code, name, JSON.stringify(outline)]); // prettier-ignore
  }
  await database.dataSource.transaction((tx) => writeCommuneCells(tx, [west, east]));
}, 60_000);

test('people are counted at home if it is in the area, else at their first place there, else elsewhere', async () => {
  const told = await version(clock.now());
  const ids = await people(
    [['west', 'work'], ['east', 'home']],
    [['far', 'home'], ['west', 'watched'], ['east', 'work']],
    [['unknown', 'home']],
    [['far', 'home']],
  ); // prettier-ignore
  for (const id of ids) await deliver(told, id, 3, status.planned, 0);
  await timers().takeDue();
  const { places, names } = await report(told);
  expect(Object.fromEntries(places.map(({ place, people: some }) => [place.slice(0, 5), some]))).toEqual({
    '99001': 1, '99002': 1, 'h3:86': 1, '': 1,
  }); // prettier-ignore
  expect(names.get('99002')).toBe('Est');
});

test('each of the stages is what a message ever came to, whatever became of it since', async () => {
  const told = await version(clock.now());
  const cases = [
    { state: status.failed, attempt: 1, said: [status.accepted, status.failed], stages: [1, 1, 0] },
    { state: status.failed, attempt: 1, said: [status.failed], stages: [1, 0, 0] },
    { state: status.opted_out, attempt: 2, said: [status.accepted], stages: [1, 1, 0] },
    { state: status.handed, attempt: 1, said: [], stages: [0, 0, 0] },
    { state: status.handed, attempt: 2, said: [status.queued], stages: [1, 0, 0] },
    { state: status.queued, attempt: 1, said: [status.unknown], stages: [1, 0, 0] },
    { state: status.unknown, attempt: 1, said: [], stages: [1, 0, 0] },
    { state: status.superseded, attempt: 0, said: [], stages: [0, 0, 0] },
    { state: status.suppressed, attempt: 1, said: [status.suppressed], stages: [0, 0, 0] },
    { state: status.suppressed, attempt: 1, said: [status.queued], stages: [1, 0, 0] },
    { state: status.expired_undelivered, attempt: 0, said: [], stages: [0, 0, 0] },
    { state: status.accepted, attempt: 1, said: [], stages: [1, 1, 0] },
    { state: status.delivered, attempt: 1, said: [], stages: [1, 1, 1] },
    { state: status.seen, attempt: 0, said: [], stages: [1, 1, 1] },
  ];
  const ids = await people(...cases.map(() => [['west', 'home'] as const]));
  for (const [i, { state, attempt, said }] of cases.entries()) {
    await deliver(told, ids[i] ?? 0, 3, state, attempt);
    for (const each of said) await receipt(told, ids[i] ?? 0, 3, each);
  }
  await timers().takeDue();
  const sum = (stage: number) => cases.reduce((total, { stages }) => total + (stages[stage] ?? 0), 0);
  expect(reachOfAll(reachByPlace(await groups(told))).channels).toEqual([
    { channel: 'sms', people: cases.length, handedOff: sum(0), accepted: sum(1), confirmed: sum(2), waiting: 3, failed: 2,
      unknown: 1, expired: 1, optedOut: 3, superseded: 1 },
  ]); // prettier-ignore
  expect([sum(0), sum(1), sum(2)]).toEqual([10, 5, 2]);
});

test('the sum over communes and channels is the ledger, whatever its state', async () => {
  let seed = 42;
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  const told = await version(clock.now());
  const all = Object.values(status);
  const ids = await people(
    ...Array.from({ length: 200 }, () => [[(Object.keys(spots) as Spot[])[random(4)] ?? 'far', 'home'] as const]),
  );
  for (const id of ids) {
    for (const channel of [1, 2, 3, 4].filter(() => random(2) === 0)) {
      const state = all[random(all.length)] ?? 0;
      await deliver(told, id, channel, state, state >= 2 && state <= 5 ? 1 : random(2));
      if (random(3) === 0) await receipt(told, id, channel, status.accepted);
    }
  }
  await timers().takeDue();
  const { channels, people: addressed, unreached, confirmed } = reachOfAll((await report(told)).places);
  const ledger = await sql<{ channel: number; status: number; count: number }>(
    database.dataSource,
    'SELECT channel, status, count(*) AS count FROM delivery WHERE notice_id = $1 GROUP BY 1, 2',
    [told.noticeId],
  );
  const count = (channel: number, ...states: number[]) =>
    ledger.filter((row) => row.channel === channel && (states.length === 0 || states.includes(row.status)))
      .reduce((sum, row) => sum + row.count, 0); // prettier-ignore
  for (const [i, reach] of channels.entries()) {
    const channel = i + 1;
    expect(reach).toMatchObject({
      people: count(channel),
      confirmed: count(channel, status.delivered, status.seen),
      failed: count(channel, status.failed),
      unknown: count(channel, status.unknown),
      expired: count(channel, status.expired_undelivered),
      optedOut: count(channel, status.opted_out, status.suppressed),
      superseded: count(channel, status.superseded),
    });
    expect(reach.handedOff).toBeGreaterThanOrEqual(reach.accepted);
    expect(reach.accepted).toBeGreaterThanOrEqual(reach.confirmed);
  }
  const once = await sqlOne<{ addressed: number; confirmed: number }>(
    database.dataSource,
    `SELECT count(DISTINCT person_id) AS addressed, count(DISTINCT person_id) FILTER (WHERE status IN (4, 5)) AS confirmed
     FROM delivery WHERE notice_id = $1`,
    [told.noticeId],
  );
  expect({ addressed, confirmed }).toEqual(once);
  expect(unreached).toBe(once.addressed - once.confirmed);
});

test('who joins late is counted, and who is reminded was told before', async () => {
  const told = await version(clock.now());
  const [person, joiner] = await people([['west', 'home']], [['west', 'home']]);
  await deliver(told, person, 2, status.delivered, 1);
  const counted = async () => ({ groups: await groups(told), audience: (await report(told)).audience });
  await sql(database.dataSource, 'UPDATE notice SET people = 1 WHERE id = $1', [told.noticeId]);
  const another = async (rule: string, personId: number): Promise<void> => {
    const { id: noticeId } = await sqlOne<{ id: number }>(
      database.dataSource,
      `INSERT INTO notice (event_id, rule, lane, class, mode, incident_id, version_id, may_repeat, frozen_at, expires_at, people)
       SELECT event_id, $2, 3, class, mode, incident_id, version_id, false, frozen_at, expires_at, 1
       FROM notice WHERE id = $1 RETURNING id`,
      [told.noticeId, rule],
    );
    await deliver({ ...told, noticeId }, personId, 3, status.delivered, 1);
  };
  await another(`late-joiner:${told.versionId}`, joiner);
  const before = await counted();
  expect(before.audience).toBe(2);
  await another('reminder:1', person);
  expect(await counted()).toEqual(before);
});

test('snapshots are frozen at their minutes, once, and by a worker that comes late with its own time', async () => {
  const told = await version(clock.now());
  const [early, late] = await people([['west', 'home']], [['east', 'home']]);
  for (const id of [early, late]) await deliver(told, id ?? 0, 3, status.accepted, 1);
  await timers().takeDue();
  expect((await report(told)).snapshots).toEqual([]);
  later(1);
  await Promise.all([timers().takeDue(), timers().takeDue(), timers().takeDue()]);
  await sql(database.dataSource, 'UPDATE delivery SET status = 4 WHERE person_id = $1', [early]);
  later(14);
  await timers().takeDue();
  const { snapshots, places } = await report(told);
  const takenAt = clock.now();
  expect(snapshots.map(({ minute }) => minute)).toEqual([1, 5, 15]);
  expect(snapshots.slice(1).map((snapshot) => snapshot.takenAt)).toEqual([takenAt, takenAt]);
  expect(snapshots.map((snapshot) => reachOfAll(snapshot.places).unreached)).toEqual([2, 1, 1]);
  expect(snapshots[2]?.places).toEqual(places);
  await expect(sql(database.dataSource, 'UPDATE reach_snapshot_commune SET people = 0')).rejects.toThrow('append-only');
  await expect(sql(database.dataSource, 'DELETE FROM reach_snapshot_channel')).rejects.toThrow('append-only');
});

test('where people were warned is forgotten with the person and when the incident is closed; the counts remain', async () => {
  const told = await version(clock.now());
  const [erased, other] = await people([['west', 'home']], [['east', 'home']]);
  for (const id of [erased, other]) await deliver(told, id ?? 0, 3, status.delivered, 1);
  const answer = await sqlOne<{ id: number }>(
    database.dataSource,
    `INSERT INTO check_in (incident_id, person_id, answer, source, verified, idempotency_key, said_at, recorded_at)
     VALUES ($1, $2, 'safe', 'page', true, 'k', now(), now()) RETURNING id`,
    [told.incidentId, other],
  );
  await sql(database.dataSource, `INSERT INTO current_check_in VALUES ($1, $2, $3, 'safe', now(), NULL)`, [
    told.incidentId, other, answer.id,
  ]); // prettier-ignore
  await timers().takeDue();
  const kept = () => sql(database.dataSource, 'SELECT FROM reach_place WHERE version_id = $1', [told.versionId]);
  expect(await kept()).toHaveLength(2);
  await sql(database.dataSource, 'DELETE FROM person WHERE id = $1', [erased]);
  expect(await kept()).toHaveLength(1);
  const before = (await report(told)).places;
  await sql(database.dataSource, `UPDATE incident SET status = 'closed' WHERE id = $1`, [told.incidentId]);
  await timers().closeBooks();
  await timers().takeDue();
  expect(await kept()).toHaveLength(0);
  await sql(database.dataSource, 'DELETE FROM delivery WHERE notice_id = $1', [told.noticeId]);
  const after = await report(told, 'closed');
  expect(after.places).toEqual(before);
  expect(after.places.find(({ place }) => place === '99002')).toMatchObject({ answered: 1, answers: { safe: 1 } });
});
