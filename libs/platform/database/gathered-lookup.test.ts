import { GatheredLookup } from './gathered-lookup';

test('who asks at the same moment is answered together, each with their own', async () => {
  const asked: (readonly number[])[] = [];
  const lookup = new GatheredLookup<number, string>((keys) => {
    asked.push(keys);
    return Promise.resolve(keys.map((key) => (key === 2 ? undefined : `value ${key}`)));
  });
  expect(await Promise.all([1, 2, 3].map((key) => lookup.find(key)))).toEqual(['value 1', undefined, 'value 3']);
  expect(await lookup.find(4)).toBe('value 4');
  expect(asked).toEqual([[1, 2, 3], [4]]);
});

test('a look-up that fails is told to all who asked, and the next one works', async () => {
  let isBroken = true;
  const lookup = new GatheredLookup<number, number>((keys) =>
    isBroken ? Promise.reject(new Error('away')) : Promise.resolve(keys),
  );
  const first = await Promise.allSettled([1, 2].map((key) => lookup.find(key)));
  expect(first.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  isBroken = false;
  expect(await lookup.find(3)).toBe(3);
});

test('a crowd that comes one by one is asked about together, and the first of them at once', async () => {
  const asked: (readonly number[])[] = [];
  const lookup = new GatheredLookup<number, number>((keys) => {
    asked.push(keys);
    return Promise.resolve(keys);
  }, 30);
  const first = await lookup.find(1);
  const others: Promise<number | undefined>[] = [];
  for (const key of [2, 3, 4]) {
    others.push(lookup.find(key));
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect([first, ...(await Promise.all(others))]).toEqual([1, 2, 3, 4]);
  expect(asked).toEqual([[1], [2, 3, 4]]);
});
