/**
 * How well two samples are told apart by their size: the area under the ROC curve of the better of both directions, 0.5
 * when one says nothing about the other, 1 when a threshold separates them. Ties count half (Mann and Whitney).
 */
export function separability(some: readonly number[], others: readonly number[]): number {
  let wins = 0;
  for (const one of some) for (const other of others) wins += one > other ? 1 : one === other ? 0.5 : 0;
  const area = wins / (some.length * others.length);
  return Math.max(area, 1 - area);
}
