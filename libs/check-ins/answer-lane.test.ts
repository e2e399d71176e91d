import { AnswerLane } from './answer-lane';

const entry = (batchedBy: string, n = 0) => ({ batchedBy, n });

test('a batch takes the oldest, and the second answer of one person waits for the next', () => {
  const lane = new AnswerLane<ReturnType<typeof entry>>(10, 2);
  for (const each of [entry('a', 1), entry('a', 2), entry('b', 3), entry('c', 4)]) lane.push(each);
  expect(lane.take()).toEqual([entry('a', 1), entry('b', 3)]);
  expect(lane.take()).toEqual([entry('a', 2), entry('c', 4)]);
  expect(lane.take()).toEqual([]);
});

test('more than may wait are turned away', () => {
  const lane = new AnswerLane<ReturnType<typeof entry>>(2, 5);
  expect([entry('a'), entry('b'), entry('c')].map((each) => lane.push(each))).toEqual([true, true, false]);
});
