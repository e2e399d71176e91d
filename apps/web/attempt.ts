import { Problem } from '../../libs/platform/problem';

export type Attempt<Result> =
  { readonly outcome: 'done'; readonly result: Result } | { readonly outcome: 'refused'; readonly problem: Problem };

/**
 * Runs a command whose refusals a form shows beside its fields.
 * @param expected the slugs that the form has words for; any other problem, and every fault, flies on
 */
export async function attempt<Result>(
  expected: readonly string[],
  command: () => Promise<Result>,
): Promise<Attempt<Result>> {
  try {
    return { outcome: 'done', result: await command() };
  } catch (thrown) {
    if (thrown instanceof Problem && expected.includes(thrown.slug)) return { outcome: 'refused', problem: thrown };
    throw thrown;
  }
}
