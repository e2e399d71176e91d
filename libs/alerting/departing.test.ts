import { Departing } from './departing';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** Takes with several hands at once, as the senders of a page do. */
async function takeAll(departing: Departing<number>, hands = 3): Promise<number[]> {
  const taken: number[] = [];
  const hand = async (): Promise<void> => {
    for (let one = await departing.next(); one !== undefined; one = await departing.next()) taken.push(one);
  };
  await Promise.all(Array.from({ length: hands }, hand));
  return taken;
}

const all = (slice: readonly number[]): Promise<readonly number[]> => Promise.resolve(slice);
const never = (): boolean => false;

test('every message is given out once, in its order, however many hands take', async () => {
  const departing = new Departing(numbers(23), 5, all, never);
  expect(await takeAll(departing, 4)).toEqual(numbers(23));
  expect(departing.isCutShort).toBe(false);
});

test('every hand has work when there is enough, the last slice included: one that waits holds up no other', async () => {
  const departing = new Departing(numbers(6), 3, all, never);
  expect(await Promise.all([departing.next(), departing.next(), departing.next()])).toEqual([0, 1, 2]);
  expect(await Promise.all([departing.next(), departing.next(), departing.next()])).toEqual([3, 4, 5]);
  expect(await departing.next()).toBeUndefined();
});

test('never more than one slice is ahead of what has been taken', async () => {
  let letGo = 0;
  const letLeave = (slice: readonly number[]): Promise<readonly number[]> => {
    letGo += slice.length;
    return Promise.resolve(slice);
  };
  const departing = new Departing(numbers(20), 5, letLeave, never);
  for (let taken = 1; taken <= 20; taken++) {
    await departing.next();
    expect(letGo - taken).toBeLessThan(5);
  }
});

test('what may not leave is passed over, and the page knows that it is not done', async () => {
  const even = (slice: readonly number[]) => Promise.resolve(slice.filter((one) => one % 2 === 0));
  const departing = new Departing(numbers(6), 2, even, never);
  expect(await takeAll(departing)).toEqual([0, 2, 4]);
  expect(departing.isCutShort).toBe(true);
});

test('once it is over, what was let go still leaves and nothing after it', async () => {
  let isOver = false;
  const departing = new Departing(numbers(6), 2, all, () => isOver);
  expect(await departing.next()).toBe(0);
  isOver = true;
  expect(await takeAll(departing)).toEqual([1]);
  expect(departing.isCutShort).toBe(true);
});

test('a page without messages is done', async () => {
  const departing = new Departing<number>([], 2, all, never);
  expect(await departing.next()).toBeUndefined();
  expect(departing.isCutShort).toBe(false);
});
