import type { Language } from '../../../libs/channels/language';
import { type PhoneNumber, parsePhone } from '../../../libs/channels/phone-number';
import { type Cell, snapToCell } from '../../../libs/geo/cell';
import type { Place } from '../../../libs/people/person';
import { type Random, seededRandom } from '../../simulator/random';
import { homes, type Town, workplaces } from './geography';
import { familyNames, givenNames } from './names';

/** Somebody who does not exist. Other people are named by their index in the population. */
export interface Inhabitant {
  readonly phone: PhoneNumber;
  readonly name: string;
  readonly language: Language;
  readonly places: readonly Place[];
  readonly hasPush: boolean;
  /** It rings and takes texts, and opens no page. */
  readonly hasOldPhone: boolean;
  /** Keeps a page of the service open. */
  readonly isLive: boolean;
  /** Whose news they want, and who has agreed. */
  readonly follows: readonly number[];
}

/** What Arcep keeps for films and novels: nobody's telephone rings, whatever the demo is pointed at. */
const fictionalRanges = ['19900', '26191', '35301', '46571', '53649'];
const numbersPerRange = 10_000;

/** Mobiles that the Bundesnetzagentur keeps for the same: some who speak no French are here for a few days. */
const visitorRanges = ['+4917139200', '+49176040690'];
const numbersPerVisitorRange = 100;

export const isVisitor = ({ phone }: Pick<Inhabitant, 'phone'>): boolean =>
  visitorRanges.some((range) => phone.startsWith(range));

/** One number is the simulated carrier's own. */
export const mostPeople = fictionalRanges.length * numbersPerRange - 1;

const languageShares: readonly (readonly [Language, number])[] = [['fr', 86], ['en', 6], ['ar', 3], ['es', 3], ['de', 2]]; // prettier-ignore
const workShare = 0.6;
const pushShare = 0.4;
const oldPhoneShare = 0.15;
const mostLive = 300;
const familySize = 6;

/** The same people for the same seed and number. */
export function populate(seed: number, people: number, carrierNumber: string): Inhabitant[] {
  if (people > mostPeople) throw new RangeError(`at most ${mostPeople} people: there are no more fictional numbers`);
  const random = seededRandom(seed);
  const liveShare = Math.min(0.1, mostLive / people);
  const phones = fictionalPhones(carrierNumber);
  const foreign = visitorPhones();
  return Array.from({ length: people }, (_, index) => {
    const name = `${pick(random, givenNames)} ${pick(random, familyNames)}`;
    const language = weighted(random, languageShares);
    const abroad = language === 'en' || language === 'de' ? foreign.next().value : undefined;
    return { phone: abroad ?? phones.next().value, name, language, ...livesOf(random, index, people, liveShare) };
  });
}

function livesOf(
  random: Random,
  index: number,
  people: number,
  liveShare: number,
): Pick<Inhabitant, 'places' | 'hasPush' | 'hasOldPhone' | 'isLive' | 'follows'> {
  return {
    places: placesOf(random),
    ...deviceOf(random, liveShare),
    follows: random() < 1 / 3 ? relativesOf(random, index, people) : [],
  };
}

function deviceOf(random: Random, liveShare: number): Pick<Inhabitant, 'hasPush' | 'hasOldPhone' | 'isLive'> {
  const device = random();
  const hasOldPhone = device >= 1 - oldPhoneShare;
  return { hasPush: device < pushShare, hasOldPhone, isLive: random() < liveShare && !hasOldPhone };
}

function* visitorPhones(): Generator<PhoneNumber, undefined> {
  for (const range of visitorRanges) {
    for (let last = 0; last < numbersPerVisitorRange; last++) {
      const phone = parsePhone(`${range}${String(last).padStart(2, '0')}`, 'DE');
      if (phone) yield phone;
    }
  }
  return undefined;
}

function* fictionalPhones(carrierNumber: string): Generator<PhoneNumber, never> {
  for (const range of fictionalRanges) {
    for (let last = 0; last < numbersPerRange; last++) {
      const phone = parsePhone(`+33${range}${String(last).padStart(4, '0')}`, 'FR');
      if (phone && phone !== carrierNumber) yield phone;
    }
  }
  throw new RangeError('no fictional number is left');
}

function placesOf(random: Random): Place[] {
  const home: Place = { kind: 'home', cell: cellIn(random, homes) };
  return random() < workShare ? [home, { kind: 'work', cell: cellIn(random, workplaces) }] : [home];
}

function cellIn(random: Random, towns: readonly Town[]): Cell {
  const { centre, spreadKilometres } = weighted(random, towns.map((town) => [town, town.share] as const)); // prettier-ignore
  const kilometresPerDegree = 111.2;
  const [east, north] = normalPair(random).map((value) => (value * spreadKilometres) / kilometresPerDegree);
  return snapToCell(centre[1] + north, centre[0] + east / Math.cos((centre[1] * Math.PI) / 180));
}

/** Two of a few people who were made one after the other, and so live anywhere. */
function relativesOf(random: Random, index: number, people: number): number[] {
  const first = index - (index % familySize);
  const family = Array.from({ length: familySize }, (_, i) => first + i).filter((i) => i !== index && i < people);
  const start = Math.floor(random() * family.length);
  return [...new Set([0, 1].map((step) => family[(start + step) % family.length]))].filter((i) => i !== undefined);
}

/** Box and Muller: two independent numbers around 0 with a standard deviation of 1. */
function normalPair(random: Random): [number, number] {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  const angle = 2 * Math.PI * random();
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

export function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)];
}

export function weighted<Item>(random: Random, shares: readonly (readonly [Item, number])[]): Item {
  let left = random() * shares.reduce((sum, [, share]) => sum + share, 0);
  for (const [item, share] of shares) {
    left -= share;
    if (left < 0) return item;
  }
  return shares[shares.length - 1][0];
}
