import { isLanguage } from '../../../libs/channels/language';
import { parsePhone } from '../../../libs/channels/phone-number';
import type { PersonId } from '../../../libs/people/person';
import { alertArea } from './alert-messages';
import { followersOf, peopleIn } from './census';
import { mostPeople, populate } from './population';

const carrier = '+33199000112';
const town = populate(13, 3_000, carrier);

test('the same seed makes the same people, another seed makes others', () => {
  expect(populate(13, 100, carrier)).toEqual(populate(13, 100, carrier));
  expect(populate(14, 100, carrier)).not.toEqual(populate(13, 100, carrier));
});

test('everybody has a fictional number of their own, and nobody the carrier’s', () => {
  const phones = town.map(({ phone }) => phone);
  expect(new Set(phones).size).toBe(town.length);
  expect(phones).not.toContain(carrier);
  for (const phone of phones)
    expect(phone).toMatch(/^\+(33(19900|26191|35301|46571|53649)\d{4}|49(17139200|176040690)\d{2})$/);
  expect(phones.every((phone) => parsePhone(phone, 'FR') === phone)).toBe(true);
});

test('there are no more people than fictional numbers', () => {
  expect(() => populate(13, mostPeople + 1, carrier)).toThrow('no more fictional numbers');
});

test('most speak French, two in five have push, and a third want news of others', () => {
  const share = (is: (person: (typeof town)[number]) => boolean): number => town.filter(is).length / town.length;
  expect(town.every(({ language }) => isLanguage(language))).toBe(true);
  expect(share(({ language }) => language === 'fr')).toBeCloseTo(0.86, 1);
  expect(share(({ hasPush }) => hasPush)).toBeCloseTo(0.4, 1);
  expect(share(({ follows }) => follows.length > 0)).toBeCloseTo(1 / 3, 1);
});

test('nobody follows themselves, the same person twice, or somebody who is not there', () => {
  for (const [index, { follows }] of [...town.entries(), ...populate(13, 1, carrier).entries()]) {
    expect(follows).not.toContain(index);
    expect(new Set(follows).size).toBe(follows.length);
    for (const followed of follows) expect(town[followed]).toBeDefined();
  }
});

test('the alert is for a part of the town, and some of their followers are far from it', () => {
  const ids = town.map((_, index) => (index + 1) as PersonId);
  const census = { population: town, ids };
  const inArea = peopleIn(alertArea(), census);
  expect(inArea.size).toBeGreaterThan(150);
  expect(inArea.size).toBeLessThan(900);
  const followers = [...followersOf(census)].filter(([followed]) => inArea.has(followed)).flatMap(([, list]) => list);
  expect(followers.some((follower) => !inArea.has(follower))).toBe(true);
});
