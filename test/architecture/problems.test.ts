import { Problem } from '../../libs/platform/problem';
import { load, readDocument, sourcesIn } from './sources';

const tables = sourcesIn('libs')
  .filter(({ path }) => path.endsWith('-problems.ts'))
  .flatMap(({ path }) => Object.entries(load(path)));
const problems = tables.flatMap(
  ([, table]) => Object.values(table as Record<string, () => Problem>).map((make) => make()), // what defineProblems gives
);
const slugs = problems.map(({ slug }) => slug);

const sections = new Map(
  readDocument('problems.md')
    .split(/^### /m)
    .slice(1)
    .map((section) => {
      const [slug = '', ...text] = section.split('\n');
      return [slug, text.join('\n').split(/^## /m)[0]?.trim() ?? ''] as const;
    }),
);

test('every problem is documented, with its status and what to do, and no other', () => {
  expect(slugs.length).toBeGreaterThan(40);
  expect([...sections.keys()].sort()).toEqual([...slugs].sort());
  for (const { slug, kind } of problems) {
    expect(`${slug} ${sections.get(slug)?.slice(0, 4)}`).toBe(`${slug} ${kind.status}.`);
    expect(sections.get(slug)?.length).toBeGreaterThan(80);
  }
});

test('a name means one problem', () => {
  expect(slugs.filter((slug, i) => slugs.indexOf(slug) !== i)).toEqual([]);
});

test('every problem that the code throws by name is defined', () => {
  const named = new RegExp(`\\b(?:${tables.map(([name]) => name).join('|')})(?:\\['([\\w-]+)'\\]|\\.(\\w+))`, 'g');
  const thrown = sourcesIn('libs', 'apps').flatMap(({ text }) =>
    Array.from(text.matchAll(named), ([, quoted, plain]) => quoted ?? plain ?? ''),
  );
  expect(thrown.length).toBeGreaterThan(50);
  expect([...new Set(thrown)].filter((slug) => !slugs.includes(slug))).toEqual([]);
});

test('every problem can happen', () => {
  const code = sourcesIn('libs', 'apps')
    .filter(({ path }) => !/(-problems|\.test)\.tsx?$/.test(path))
    .map(({ text }) => text)
    .join('\n');
  expect(slugs.filter((slug) => !new RegExp(`['"\`.]${slug}\\b`).test(code))).toEqual([]);
});
