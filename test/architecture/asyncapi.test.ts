import { asyncApiDocument } from '../../apps/server/asyncapi-document';
import { yamlOf } from '../../apps/server/yaml';
import { liveCloseCodes } from '../../libs/channels/live/live-close-codes';
import { liveEvents } from '../../libs/situation/live-events.schema';
import { codeOf, readDocument, sourcesIn } from './sources';

test('docs/asyncapi.yaml says what the live channel says now (npm run openapi writes it)', () => {
  const text = readDocument('asyncapi.yaml');
  expect(text).toBe(`${yamlOf(asyncApiDocument()).trimStart()}\n`);
  for (const code of Object.values(liveCloseCodes)) expect(text).toContain(String(code));
});

test('every frame that the service encodes is one of the described events', () => {
  const encoded = sourcesIn('libs', 'apps')
    .filter(({ path }) => !path.endsWith('.test.ts'))
    .flatMap((source) => Array.from(codeOf(source).matchAll(/encodeLiveFrame\(\s*'([\w-]+)'/g), ([, name]) => name));
  expect([...new Set(encoded)].sort()).toEqual(Object.keys(liveEvents).sort());
});

test('values are written so that YAML reads them as they are', () => {
  expect(yamlOf({ a: { $ref: '#/x' }, b: [{ c: 1 }, 'yes: no'], d: [], e: {} })).toBe(
    '\na:\n  "$ref": "#/x"\nb:\n  -\n    c: 1\n  - "yes: no"\nd: []\ne: {}',
  );
});
