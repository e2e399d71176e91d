import { mobile, type PeopleWorld, startPeopleWorld } from '../../test/world/people-world';
import { distanceMetres } from '../geo/distance';
import { cellCentre, snapToCell } from '../geo/cell';
import { sql } from '../platform/database/sql';
import { ExpiryService } from './expiry.service';
import type { PersonId } from './person';
import { personRecord } from './person-record.queries';

let world: PeopleWorld;
let next = 700;

beforeAll(async () => {
  world = await startPeopleWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const somebody = () => world.personOf(mobile(next++));
const bataclan = { latitude: 48.863012, longitude: 2.370698 };

async function placesOf(personId: PersonId) {
  const record = await personRecord(world.database, world.vault, personId, world.clock.now());
  return record?.places ?? [];
}

test('a place is kept as its neighbourhood: the exact position is in no table', async () => {
  const personId = await somebody();
  await world.places.replacePlaces(personId, [{ kind: 'home', ...bataclan }]);
  expect(await placesOf(personId)).toMatchObject([
    { kind: 'home', cell: snapToCell(bataclan.latitude, bataclan.longitude) },
  ]);
  const everything = await world.everything();
  for (const digits of ['48.863', '2.3706']) expect(everything).not.toContain(digits);
});

test('two neighbours are told apart by nothing that is stored', async () => {
  const [one, other] = [await somebody(), await somebody()];
  await world.places.replacePlaces(one, [{ kind: 'home', ...bataclan }]);
  await world.places.replacePlaces(other, [{ kind: 'home', ...cell(bataclan) }]);
  expect((await placesOf(one)).map((place) => place.cell)).toEqual((await placesOf(other)).map((place) => place.cell));
});

test('half of all places are more than 300 m from what is stored of them', () => {
  const distances = Array.from({ length: 2000 }, (_, i) => {
    const latitude = 48.8 + ((i * 7919) % 2000) / 10_000;
    const longitude = 2.2 + ((i * 104_729) % 2000) / 10_000;
    return distanceMetres([longitude, latitude], cellCentre(snapToCell(latitude, longitude)));
  }).sort((a, b) => a - b);
  expect(distances[1000]).toBeGreaterThan(300);
  expect(distances[100]).toBeGreaterThan(95);
});

test('places replace those there were, also when two devices change them at the same moment', async () => {
  const personId = await somebody();
  const list = (kind: 'home' | 'watched', length: number) =>
    Array.from({ length }, (_, i) => ({ kind, latitude: 48 + i / 10, longitude: 2 }));
  await Promise.all([
    world.places.replacePlaces(personId, list('home', 8)),
    world.places.replacePlaces(personId, list('watched', 3)),
    world.places.replacePlaces(personId, list('home', 8)),
  ]);
  const kinds = (await placesOf(personId)).map(({ kind }) => kind);
  expect([Array(8).fill('home'), Array(3).fill('watched')]).toContainEqual(kinds);
  await world.places.replacePlaces(personId, []);
  expect(await placesOf(personId)).toEqual([]);
});

test('the last place leaves no trail, and is gone after a day', async () => {
  const personId = await somebody();
  await world.places.replacePlaces(personId, [{ kind: 'work', ...bataclan }]);
  await world.places.setLastPlace(personId, { latitude: 48.9, longitude: 2.3 });
  await world.places.setLastPlace(personId, { latitude: 48.85, longitude: 2.35 });
  expect(await placesOf(personId)).toMatchObject([{ kind: 'last', cell: snapToCell(48.85, 2.35) }, { kind: 'work' }]);
  world.clock.advance(24 * 3_600_000);
  expect(await placesOf(personId)).toMatchObject([{ kind: 'work' }]);
  expect(await new ExpiryService(world.database, world.clock).purge()).toMatchObject({ person_place: 1 });
  expect(await sql(world.database, 'SELECT 1 FROM person_place WHERE person_id = $1', [personId])).toHaveLength(1);
});

test('a change of places is told, without the places', async () => {
  const personId = await somebody();
  await world.places.replacePlaces(personId, [{ kind: 'home', ...bataclan }]);
  expect((await world.events('places-changed')).at(-1)).toEqual({
    type: 'places-changed',
    occurredAt: world.clock.now().toISOString(),
    personId,
  });
});

test('an erased person gets no places', async () => {
  const personId = await somebody();
  await world.erasure.erase(personId);
  await expect(world.places.replacePlaces(personId, [{ kind: 'home', ...bataclan }])).rejects.toThrow('not-signed-in');
});

/** Another position in the same cell: its middle. */
function cell(position: { latitude: number; longitude: number }) {
  const [longitude, latitude] = cellCentre(snapToCell(position.latitude, position.longitude));
  return { latitude, longitude };
}
