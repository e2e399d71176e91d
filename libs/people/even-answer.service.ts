import { setTimeout as pause } from 'node:timers/promises';

const stepMs = 200;

/**
 * Answers at a whole multiple of the step after the start, whatever the work found or threw: how long it took to find
 * a number, or not to find it, must not tell which it was.
 */
export async function answerEvenly<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  const start = performance.now();
  try {
    return await work();
  } finally {
    await pause(stepMs - ((performance.now() - start) % stepMs));
  }
}
