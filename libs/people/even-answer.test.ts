import { setTimeout as pause } from 'node:timers/promises';
import { answerEvenly } from './even-answer.service';

async function stepsTaken(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await answerEvenly(work).catch(() => undefined);
  return Math.floor((performance.now() - start + 10) / 200); // a timer may fire a little early
}

test('finding nothing, finding something and failing take the same time', async () => {
  const steps = await Promise.all([
    stepsTaken(() => Promise.resolve(undefined)),
    stepsTaken(() => pause(60)),
    stepsTaken(() => Promise.reject(new Error('refused'))),
  ]);
  expect(new Set(steps)).toEqual(new Set([1]));
});

test('work that takes longer than a step is answered at the next one', async () => {
  expect(await stepsTaken(() => pause(250))).toBe(2);
});

test('the answer and the refusal arrive as they are', async () => {
  await expect(answerEvenly(() => Promise.resolve(7))).resolves.toBe(7);
  await expect(answerEvenly(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
});
