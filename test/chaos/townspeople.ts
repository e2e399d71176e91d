import { type Inhabitant, populate } from '../../apps/cli/demo/population';
import type { Random } from '../../apps/simulator/random';
import { snapToCell } from '../../libs/geo/cell';
import { simulatorAccount } from '../../libs/platform/config/config';
import { inside, outside } from '../world/story-alert';

/** Every tenth lives where nobody is warned. */
const outsideEvery = 10;
const followsEvery = 20;
const pushShare = 0.3;
const spreadDegrees = 0.006;

/** Somebody's name, found again wherever it should not be: it occurs in no language and belongs to one person. */
export function canaryName(index: number): string {
  const letters = [...index.toString(26).padStart(4, '0')].map((digit) =>
    String.fromCharCode(97 + parseInt(digit, 26)),
  );
  return `Cnry${letters.join('')}`;
}

export const canaryNames = /Cnry[a-z]{4,}/g;

export const isInside = (index: number): boolean => index % outsideEvery !== outsideEvery - 1;

/** People with a telephone, a name and a place of their own, so that each can be recognised. */
export function townspeople(count: number, seed: number, random: Random): Inhabitant[] {
  return populate(seed, count, simulatorAccount.from).map((person, index) => ({
    ...person,
    name: canaryName(index),
    places: [{ kind: 'home', cell: isInside(index) ? near(random) : snapToCell(outside.latitude, outside.longitude) }],
    hasPush: random() < pushShare,
    isLive: false,
    follows: index % followsEvery === 0 && index + 1 < count ? [index + 1] : [],
  }));
}

const near = (random: Random) =>
  snapToCell(inside.latitude + (random() - 0.5) * spreadDegrees, inside.longitude + (random() - 0.5) * spreadDegrees);
