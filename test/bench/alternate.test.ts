import { alternate, median } from './alternate';

test('the contestants take turns, and the round that warms up does not count', async () => {
  const turns: string[] = [];
  const contestant = (name: string, figures: number[]) => () => {
    turns.push(name);
    return Promise.resolve(figures.shift() ?? NaN);
  };
  const medians = await alternate(
    { ours: contestant('ours', [900, 1, 5, 3]), peer: contestant('peer', [900, 20, 60, 40]) },
    { quick: false, rounds: 3 },
  );
  expect(turns.join(' ')).toBe('ours peer ours peer ours peer ours peer');
  expect(medians).toEqual({ ours: 3, peer: 40 });
});

test('the median of an even number of figures lies between the middle two', () => {
  expect(median([4, 1, 3, 100])).toBe(3.5);
  expect(median([7])).toBe(7);
});
