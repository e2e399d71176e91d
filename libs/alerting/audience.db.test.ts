import type { Audience } from './audience';
import { cover } from '../geo/cover';
import { snapToCell } from '../geo/cell';
import { type Area, parseArea } from '../geo/area';
import type { IncidentId, VersionId } from '../incidents/incident';
import type { PersonId } from '../people/person';
import { sql, sqlOne } from '../platform/database/sql';
import { createTestDatabase, type TestDatabase } from '../../test/world/test-database';
import {
  countPeopleInArea, peopleInArea, peopleInAreaOrTold, peopleTold, relativesOutside,
} from './audience.queries'; // prettier-ignore
import { deliveryStatus } from './delivery';

const inside = { latitude: 48.8566, longitude: 2.3522 };
const alsoInside = { latitude: 48.87, longitude: 2.33 };
const outside = { latitude: 45.764, longitude: 4.8357 };
const version = 1 as VersionId;
const incident = 1 as IncidentId;

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
  // Only the ranges count here: the version that they belong to stands without its incident and its officers.
  await database.dataSource.query(
    'ALTER TABLE alert_version_range DROP CONSTRAINT alert_version_range_version_id_fkey',
  );
  await database.dataSource.query('ALTER TABLE notice DROP CONSTRAINT notice_incident_id_fkey');
  const ranges = cover(area);
  await database.dataSource.query(
    `INSERT INTO alert_version_range SELECT $1, lo::bigint, hi::bigint FROM unnest($2::text[], $3::text[]) AS r (lo, hi)`,
    [version, ranges.map(({ from }) => String(from)), ranges.map(({ to }) => String(to))],
  );
});
afterEach(() => database[Symbol.asyncDispose]());

const area = ((): Area => {
  const parsed = parseArea({ type: 'Circle', centre: [inside.longitude, inside.latitude], radiusMetres: 5_000 });
  if ('refusal' in parsed) throw new Error(parsed.detail);
  return parsed.area;
})();

let persons = 0;
let notices = 0;
let codes = 100;

async function personAt(...places: { latitude: number; longitude: number; expiresAt?: Date }[]): Promise<PersonId> {
  const { id } = await sqlOne<{ id: PersonId }>(
    database.dataSource,
    `INSERT INTO person (phone_index, phone_sealed, language) VALUES ($1, '', 'fr') RETURNING id`,
    [Buffer.from(`phone ${persons++}`)],
  );
  for (const [i, { latitude, longitude, expiresAt }] of places.entries()) {
    await database.dataSource.query(
      'INSERT INTO person_place (person_id, slot, kind, cell, expires_at) VALUES ($1, $2, $3, $4::bigint, $5)',
      [id, expiresAt ? 0 : i + 1, expiresAt ? 'last' : 'watched', String(snapToCell(latitude, longitude)), expiresAt],
    );
  }
  return id;
}

/** Somebody to whom a message about the incident stands at the status. */
async function deliveryTo(person: PersonId, status: number): Promise<void> {
  await database.dataSource.query(
    `WITH said AS (
       INSERT INTO notice (event_id, rule, lane, class, mode, incident_id, template_sealed, may_repeat, frozen_at, expires_at)
       VALUES ($4, 'people', 1, 'alerts', 'Actual', $2, '', false, now(), now() + interval '1 hour') RETURNING id)
     INSERT INTO delivery (notice_id, channel, person_id, status) SELECT id, 1, $1, $3 FROM said`,
    [person, incident, status, notices++],
  );
}

async function follow(follower: PersonId, followed: PersonId, status = 'accepted'): Promise<void> {
  await database.dataSource.query(
    `INSERT INTO follow (follower_id, followed_id, code, status, requested_at) VALUES ($1, $2, $4, $3, now())`,
    [follower, followed, status, codes++],
  );
}

async function listed({ text, parameters }: Audience): Promise<PersonId[]> {
  const rows = await sql<{ person_id: PersonId }>(database.dataSource, text, parameters);
  return rows.map((row) => row.person_id).sort((a, b) => a - b);
}

test('who has a place in the area is in the audience once, however many places that are', async () => {
  const there = await personAt(inside);
  const thereTwice = await personAt(inside, alsoInside, outside);
  await personAt(outside);
  expect(await listed(peopleInArea(version))).toEqual([there, thereTwice]);
  expect(await countPeopleInArea(database.dataSource, version)).toBe(2);
});

test('a last known place counts until its time is over', async () => {
  const stillThere = await personAt({ ...inside, expiresAt: new Date(Date.now() + 3_600_000) });
  await personAt({ ...inside, expiresAt: new Date(Date.now() - 1_000) });
  expect(await listed(peopleInArea(version))).toEqual([stillThere]);
});

test('a correction goes to all whom a message may have reached, and to nobody else', async () => {
  const reached = await personAt(outside);
  const perhapsReached = await personAt(outside);
  const neverLeft = await personAt(outside);
  await deliveryTo(reached, deliveryStatus.accepted);
  await deliveryTo(reached, deliveryStatus.delivered);
  await deliveryTo(perhapsReached, deliveryStatus.unknown);
  await deliveryTo(neverLeft, deliveryStatus.superseded);
  expect(await listed(peopleTold(incident))).toEqual([reached, perhapsReached]);
});

test('an update goes to who is in the new area and to who was told before, each once', async () => {
  const both = await personAt(inside);
  const onlyTold = await personAt(outside);
  const onlyThere = await personAt(inside);
  await deliveryTo(both, deliveryStatus.delivered);
  await deliveryTo(onlyTold, deliveryStatus.handed);
  expect(await listed(peopleInAreaOrTold(version, incident))).toEqual([both, onlyTold, onlyThere]);
});

test('of the relatives, those who agreed hear, unless they are warned themselves', async () => {
  const [warned, alsoWarned] = [await personAt(inside), await personAt(inside)];
  const relative = await personAt(outside);
  const onlyAsked = await personAt();
  await follow(relative, warned);
  await follow(relative, alsoWarned);
  await follow(alsoWarned, warned);
  await follow(onlyAsked, warned, 'requested');
  expect(await listed(relativesOutside(version))).toEqual([relative]);
});
