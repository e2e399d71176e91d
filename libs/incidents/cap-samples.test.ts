import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentFromCap } from './cap-content';
import { checkCap, readCap } from './cap-intake';
import { isFresh } from './cap-time';

const folder = join(__dirname, '../../../shared/data/cap');
const withSamples = existsSync(folder) ? test : test.skip;
if (!existsSync(folder)) console.warn('real CAP messages are not tried: ../shared/data/cap is absent');

const read = (name: string): Uint8Array => readFileSync(join(folder, `${name}.cap`));

const found = (name: string): string[] =>
  checkCap(read(name)).map(({ severity, code, detail }) => `${severity} ${code} ${detail.split(':')[0]}`);

withSamples('Canada: an all-clear in two languages is taken, its empty elements are pointed out', () => {
  expect(found('canada')).toEqual([
    'warning cap-element-empty alert/restriction',
    'warning cap-element-empty alert/addresses',
    'warning cap-element-empty alert/note',
    'warning cap-element-empty alert/incidents',
    'warning cap-element-empty alert/info[1]/contact',
    'warning cap-element-empty alert/info[2]/contact',
  ]);
  const parsed = readCap(read('canada'));
  if ('refusal' in parsed) throw new Error(parsed.detail);
  expect(parsed.message).toMatchObject({ msgType: 'Update', sent: '2012-05-02T23:21:04-00:00' });
  expect(parsed.message.references).toEqual([
    { sender: 'cap@ec.gc.ca', identifier: '2.49.0.1.124.a3f342a4.2012', sent: '2012-05-02T21:45:05-00:00' },
    { sender: 'cap@ec.gc.ca', identifier: '2.49.0.1.124.60f31a3a.2012', sent: '2012-05-02T21:55:21-00:00' },
  ]);
  expect(isFresh(parsed.message.sent, new Date('2012-05-03T00:00:00Z'))).toBe(true);
  expect(isFresh(parsed.message.sent, new Date('2026-01-01T00:00:00Z'))).toBe(false);

  const imported = contentFromCap(parsed.message);
  if ('refusal' in imported) throw new Error(imported.detail);
  expect(imported.warnings).toEqual([]);
  expect(imported.content).toMatchObject({
    mode: 'Actual',
    category: 'Met',
    urgency: 'Past',
    expires: '2012-05-03T00:20:00.000Z',
  });
  expect(imported.content.texts.fr?.headline).toBe("veille d'orages violents");
  expect(imported.content.texts.en?.areaName).toBe('Windsor - Leamington - Essex County; Chatham-Kent - Rondeau Park');
  expect(imported.content.area.coordinates).toHaveLength(2);
  expect(imported.content.geocodes).toContainEqual({ name: 'layer:EC-MSC-SMC:1.0:CLC', value: '041420' });
});

withSamples('Australia: HTML in the description keeps the message out', () => {
  expect(found('australia')).toEqual([
    'error cap-text alert/info[1]/description',
    'error cap-text alert/info[2]/description',
    'warning cap-language-twice alert/info[2]',
  ]);
  expect(readCap(read('australia'))).toMatchObject({ refusal: 'cap-text' });
});

withSamples(
  'Australia without its HTML: two blocks in one language are one text, a circle in kilometres is one area',
  () => {
    const plain = Buffer.from(Buffer.from(read('australia')).toString().replaceAll('&lt;br /&gt;', '\n'));
    const parsed = readCap(plain);
    if ('refusal' in parsed) throw new Error(parsed.detail);
    const imported = contentFromCap(parsed.message);
    if ('refusal' in imported) throw new Error(imported.detail);
    expect(Object.keys(imported.content.texts)).toEqual(['en']);
    expect(imported.content.texts.en?.description).toContain('Not Applicable\nLOCATION: 12 Cox Street');
    expect(imported.content.area.coordinates).toHaveLength(1);
    const latitudes = imported.content.area.coordinates[0][0].map(([, latitude]) => latitude);
    expect(Math.max(...latitudes) + 35.3888).toBeCloseTo(25 / 111.2, 3);
    expect(imported.warnings.map(({ code }) => code)).toEqual([
      'cap-language-dropped',
      'cap-expires-cut',
      'cap-category-dropped',
    ]);
  },
);

withSamples('USGS earthquake: CAP 1.1, a style sheet and a circle without radius', () => {
  expect(found('earthquake')).toEqual([
    'error xml-instruction <?xml-stylesheet',
    'error cap-version alert',
    'warning cap-unknown alert/info[1]/severity',
    'warning cap-expires alert/info[1]/expires',
    'warning cap-wording alert/info[1]/instruction',
    'error cap-circle alert/info[1]/area[1]/circle[1]',
  ]);
});

withSamples('a message without scope is refused for it, and the rest is judged all the same', () => {
  expect(found('invalid')).toEqual([
    'error cap-element-missing alert/scope',
    'warning cap-unknown alert/info[1]/urgency',
    'warning cap-unknown alert/info[1]/severity',
    'warning cap-unknown alert/info[1]/certainty',
    'warning cap-expires alert/info[1]/expires',
    'warning cap-wording alert/info[1]/headline',
    'warning cap-wording alert/info[1]/instruction',
    'warning cap-area-shapeless alert/info[1]/area[1]',
  ]);
  expect(readCap(read('invalid'))).toMatchObject({ refusal: 'cap-element-missing' });
});

withSamples('a message that says nothing is refused', () => {
  expect(found('no_optional_fields')).toEqual([
    'error xml-instruction <?xml-stylesheet',
    'error cap-version alert',
    'error cap-info-missing alert/info',
  ]);
});
