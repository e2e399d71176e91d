import { mobile, type PeopleWorld, startPeopleWorld } from '../../test/world/people-world';
import { sql } from '../platform/database/sql';
import { contactsOf } from './people.queries';
import type { PersonId } from './person';

let world: PeopleWorld;
let next = 1100;

beforeAll(async () => {
  world = await startPeopleWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const fresh = () => mobile(next++);
const silenced = (personId: PersonId) =>
  sql(world.database, 'SELECT class, source FROM opt_out WHERE person_id = $1 ORDER BY class', [personId]);

test('a phone is one person, however many messages of it arrive at the same moment', async () => {
  const phone = fresh();
  const ids = await Promise.all(Array.from({ length: 30 }, () => world.personOf(phone)));
  expect(new Set(ids).size).toBe(1);
});

test('a phone and a name are read back, and are nowhere in clear', async () => {
  const phone = fresh();
  const id = await world.personOf(phone, 'Canarie');
  expect(await contactsOf(world.database, world.vault, [id])).toEqual([
    { id, phone, name: 'Canarie', language: 'fr', isDiscreet: false },
  ]);
  const everything = await world.everything();
  for (const secret of [phone, phone.slice(3), 'Canarie']) expect(everything).not.toContain(secret);
});

test('a phone or a name that was swapped with another row does not open', async () => {
  const [one, other] = [await world.personOf(fresh(), 'Awa'), await world.personOf(fresh(), 'Bruno')];
  for (const column of ['phone_sealed', 'name_sealed']) {
    const swap = `UPDATE person AS a SET ${column} = b.${column} FROM person AS b
                  WHERE a.id IN ($1, $2) AND b.id IN ($1, $2) AND a.id <> b.id`;
    await sql(world.database, swap, [one, other]);
    await expect(contactsOf(world.database, world.vault, [one])).rejects.toThrow();
    await expect(contactsOf(world.database, world.vault, [other])).rejects.toThrow();
    await sql(world.database, swap, [one, other]);
  }
  expect(await contactsOf(world.database, world.vault, [one])).toMatchObject([{ name: 'Awa' }]);
});

test('a name can be corrected and forgotten, without touching the language', async () => {
  const id = await world.personOf(fresh(), 'Jan');
  await world.people.correct(id, { name: 'Jean' });
  expect(await contactsOf(world.database, world.vault, [id])).toMatchObject([{ name: 'Jean', language: 'fr' }]);
  await world.people.correct(id, { language: 'ar' });
  expect(await contactsOf(world.database, world.vault, [id])).toMatchObject([{ name: 'Jean', language: 'ar' }]);
  await world.people.correct(id, { name: null });
  expect((await contactsOf(world.database, world.vault, [id]))[0].name).toBeUndefined();
});

test('STOP to relatives does not silence alerts', async () => {
  const id = await world.personOf(fresh());
  await world.optOuts.set(id, ['relatives'], 'person');
  await world.optOuts.set(id, ['relatives'], 'person');
  expect(await silenced(id)).toEqual([{ class: 'relatives', source: 'person' }]);
  await world.optOuts.clear(id, ['relatives'], 'person');
  expect(await silenced(id)).toEqual([]);
});

test('what the carrier refuses, only the carrier lifts', async () => {
  const id = await world.personOf(fresh());
  await world.optOuts.set(id, ['alerts'], 'person');
  await world.optOuts.set(id, ['alerts', 'shelter'], 'carrier');
  await world.optOuts.set(id, ['alerts'], 'person');
  await world.optOuts.clear(id, ['alerts', 'shelter'], 'person');
  expect(await silenced(id)).toEqual([
    { class: 'alerts', source: 'carrier' },
    { class: 'shelter', source: 'carrier' },
  ]);
  await world.optOuts.clear(id, ['alerts', 'shelter'], 'carrier');
  expect(await silenced(id)).toEqual([]);
});

test('choosing what is silent on one page lets the rest speak again', async () => {
  const id = await world.personOf(fresh());
  await world.optOuts.choose(id, ['alerts', 'relatives']);
  await world.optOuts.choose(id, ['shelter']);
  expect(await silenced(id)).toEqual([{ class: 'shelter', source: 'person' }]);
});
