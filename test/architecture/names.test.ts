import { migrations } from '../../migrations';
import { codeOf, readDocument, sourcesIn } from './sources';

const suffixes = [
  'entity', 'store', 'queries', 'service', 'schema', 'controller', 'gateway', 'job', 'adapter', 'module',
]; // prettier-ignore
const tests = /(^|\.)(test|contract)$/;

const libs = sourcesIn('libs');

test('a file of the contexts has no suffix or one of the closed list', () => {
  const suffixOf = (path: string): string => /[^/]*?(?:\.(.*))?\.tsx?$/.exec(path.split('/').at(-1) ?? '')?.[1] ?? '';
  const isAllowed = (suffix: string): boolean => suffix === '' || suffixes.includes(suffix) || tests.test(suffix);
  expect(libs.map(({ path }) => path).filter((path) => !isAllowed(suffixOf(path)))).toEqual([]);
});

test('names are in kebab case, no folder gathers leftovers, and no file is a barrel', () => {
  const paths = sourcesIn('libs', 'apps', 'test').map(({ path }) => path);
  expect(paths.filter((path) => !/^[a-z0-9/.-]+$/.test(path))).toEqual([]);
  expect(paths.filter((path) => /\/index\.tsx?$/.test(path))).toEqual([]);
  const leftovers = /\/(common|shared|utils?|helpers?|interfaces|dto|constants|misc)(\/|\.tsx?$)/;
  expect(paths.filter((path) => leftovers.test(path))).toEqual([]);
});

test('the date of a migration is the number of its class, and all are listed in order', () => {
  const files = sourcesIn('migrations').filter(({ path }) => !path.endsWith('/index.ts'));
  const named = files.map(({ path, text }) => {
    const [, number = '', words = ''] = /(\d{13})-([a-z0-9-]+)\.ts$/.exec(path) ?? [];
    const pascal = words.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
    expect(text).toContain(`class ${pascal}${number} `);
    return `${pascal}${number}`;
  });
  expect(migrations.map(({ name }) => name)).toEqual(named.sort((a, b) => a.slice(-13).localeCompare(b.slice(-13))));
});

/** Also the words of databases, mail and machines; the platform uses them in that sense. */
const alsoTechnical = new Set([
  'agency', 'attempt', 'carrier', 'cell', 'class', 'content', 'event', 'fence', 'finding', 'hazard', 'lane', 'lease', 'mode',
  'outcome', 'page', 'place', 'receipt', 'rule', 'unknown', 'verified', 'version', 'watched', 'work', 'home', 'last', 'push',
  'outbox', 'relay', 'holder', 'mark', 'sealed', 'canary',
]); // prettier-ignore

/** Names the measures that an operator watches, in one list. */
const exempt = ['libs/platform/telemetry/metrics.ts'];

/** The first column of the glossary's tables, one-word entries only. */
const domainWords = Array.from(readDocument('glossary.md').matchAll(/^\| ([^|]+) \|/gm), ([, cell = '']) => cell)
  .flatMap((cell) => cell.split(','))
  .map((word) => word.trim().toLowerCase())
  .filter((word) => /^[a-z]+$/.test(word) && word !== 'word' && !alsoTechnical.has(word));

test('platform knows no word of the glossary', () => {
  expect(domainWords).toEqual(
    expect.arrayContaining(['incident', 'officer', 'person', 'follower', 'delivery', 'notice']),
  );
  const found = libs
    .filter(({ path }) => path.startsWith('libs/platform/') && !exempt.includes(path) && !path.endsWith('.test.ts'))
    .flatMap((source) => {
      const words = codeOf(source)
        .replace(/([a-z])([A-Z])/g, '$1 $2')
        .toLowerCase()
        .match(/[a-z]+/g);
      const used = new Set(words);
      return domainWords
        .filter((word) => used.has(word) || used.has(`${word}s`))
        .map((word) => `${source.path}: ${word}`);
    });
  expect(found).toEqual([]);
});
