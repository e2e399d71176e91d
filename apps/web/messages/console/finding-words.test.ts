import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findingIn } from './finding-words';

const files = ['linter.ts', 'plain-text.ts', 'cap-text.ts'];

/** Every sentence of the checker, as its source has it, with a number or a word where it writes one. */
const reasons = files
  .map((file) => readFileSync(join(__dirname, '../../../../libs/incidents', file), 'utf8'))
  .flatMap((source) => [...source.matchAll(/['`]((?:is|has|does|repeats|must|denies|write) [^'`]+)['`]/g)])
  .map(([, reason = '']) => reason.replace(/\$\{[^}]+\}/g, '24'));

test('the sentences of the checker are found in its source', () => {
  expect(reasons.length).toBeGreaterThan(20);
});

test.each(reasons)('an officer reads in French: %s', (reason) => {
  expect(findingIn('fr', reason)).not.toBe(reason);
  expect(findingIn('en', reason)).toBe(reason);
});
