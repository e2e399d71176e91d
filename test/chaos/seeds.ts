import { createHash } from 'node:crypto';
import { type Random, seededRandom } from '../../apps/simulator/random';

/** Each run has a stream of its own, so that it tells the same story whether it runs alone or among others. */
export function randomOf(seed: number, run: string): Random {
  const digest = createHash('sha256').update(`${seed} ${run}`).digest();
  return seededRandom(digest.readUInt32BE(0));
}

export const between = (random: Random, least: number, most: number): number => least + random() * (most - least);

export const pick = <Item>(random: Random, items: readonly Item[]): Item => items[Math.floor(random() * items.length)];

/** A message id as the carrier makes them. */
export const sidOf = (random: Random): string =>
  `SM${Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('')}`;
