import { interpret } from './interpret';

/** "1 tulipe", "je vais bien tulipe": what follows the word that somebody is safe, which may be their word for duress. */
export function wordAfterSafe(body: string): string | undefined {
  const tokens = body.trim().split(/\s+/);
  const word = tokens.pop();
  const said = interpret(tokens.join(' '));
  const isSafe = (said.kind === 'answer' || said.kind === 'household_answer') && said.answer === 'safe';
  return tokens.length > 0 && isSafe ? word : undefined;
}
