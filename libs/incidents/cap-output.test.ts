import fc from 'fast-check';
import { capSchemaVerdicts, hasCapSchema } from '../../test/world/cap-schema';
import { parseArea } from '../geo/area';
import type { AlertContent } from './alert';
import { contentFromCap } from './cap-content';
import { type CapHead, capFromContent } from './cap-from-content';
import { checkCap, readCap } from './cap-intake';
import { writeCap } from './cap-output';

const withSchema = hasCapSchema ? test : test.skip;
if (!hasCapSchema) console.warn('CAP output is not held against the OASIS schema: ../shared/data/cap is absent');

const circle = parseArea({ type: 'Circle', centre: [2.3664, 48.8674], radiusMetres: 1_500 });
if ('refusal' in circle) throw new Error(circle.detail);

const content: AlertContent = {
  mode: 'Actual',
  category: 'Security',
  eventCodes: [{ name: 'ISO22324', value: 'attack' }],
  responseTypes: ['Shelter', 'Avoid'],
  urgency: 'Immediate',
  severity: 'Extreme',
  certainty: 'Observed',
  onset: '2015-11-13T20:20:00.000Z',
  expires: '2015-11-14T08:30:00.000Z',
  senderName: 'Préfecture de police',
  web: 'https://example.org/alerte?a=1&b=2',
  contact: '+33 1 70 00 00 00',
  area: circle.area,
  geocodes: [
    { name: 'INSEE', value: '75110' },
    { name: 'INSEE', value: '75111' },
  ],
  texts: {
    fr: { event: 'Attaque armée', headline: 'Attaque armée, Paris 10e et 11e', description: 'Tirs « rue de Charonne ».\nPolice sur place.', instruction: 'Restez à l’abri & loin des fenêtres.', areaName: 'Paris 10e et 11e' }, // prettier-ignore
    ar: { event: 'هجوم مسلح', headline: 'هجوم مسلح في باريس', description: '', instruction: 'ابقوا في مكان آمن.', areaName: 'باريس 10 و 11' }, // prettier-ignore
  },
};

const head: CapHead = {
  identifier: 'tocsin-1',
  sender: 'alerte@example.org',
  sent: new Date('2015-11-13T20:30:00Z'),
  messageType: 'Alert',
  references: [],
  incident: 'paris-2015-11-13',
  timeZone: 'Europe/Paris',
};
const reference = { sender: 'alerte@example.org', identifier: 'tocsin-1', sent: '2015-11-13T21:30:00+01:00' };

const messages: [string, CapHead, AlertContent][] = [
  ['an alert', head, content],
  ['an update in Nouméa', { ...head, identifier: 'tocsin-2', messageType: 'Update', references: [reference, { ...reference, identifier: 'tocsin-0' }], timeZone: 'Pacific/Noumea' }, content],
  ['an all-clear', { ...head, identifier: 'tocsin-3', messageType: 'Update', references: [reference] }, { ...content, responseTypes: ['AllClear'], urgency: 'Past' }],
  ['a cancellation', { ...head, identifier: 'tocsin-4', messageType: 'Cancel', references: [reference] }, content],
  ['an exercise', head, { ...content, mode: 'Exercise', note: 'Lycée Voltaire, 600 élèves' }],
  ['a test in UTC', { ...head, timeZone: 'UTC' }, { ...content, mode: 'Test' }],
]; // prettier-ignore

withSchema('every kind of message is valid against the OASIS schema', () => {
  const xmls = messages.map(([, itsHead, itsContent]) => writeCap(capFromContent(itsHead, itsContent)));
  expect(capSchemaVerdicts(xmls)).toEqual(messages.map(() => 'valid'));
});

withSchema('the schema test can fail: what is missing, misplaced or in UTC is found', () => {
  const xml = writeCap(capFromContent(head, content));
  const verdicts = capSchemaVerdicts([
    xml.replace('<scope>Public</scope>', ''),
    xml.replace('+01:00</sent>', 'Z</sent>'),
    xml.replace(/(<urgency>.*<\/urgency>)(\s*)(<severity>.*<\/severity>)/, '$3$2$1'),
  ]);
  expect(verdicts).toEqual([
    expect.stringContaining('scope'),
    expect.stringContaining('sent'),
    expect.stringContaining('urgency'),
  ]);
});

test.each(messages)('%s passes our own intake without a finding', (_name, itsHead, itsContent) => {
  expect(checkCap(Buffer.from(writeCap(capFromContent(itsHead, itsContent))))).toEqual([]);
});

test.each(messages)('%s comes back as the content that went out', (_name, itsHead, itsContent) => {
  const message = capFromContent(itsHead, itsContent);
  const read = readCap(Buffer.from(writeCap(message)));
  if ('refusal' in read) throw new Error(read.detail);
  expect(read.message.references).toEqual(itsHead.references);
  expect(read.message.sent).toBe(message.sent);
  const back = contentFromCap(read.message);
  expect(back).toEqual({ content: itsContent, warnings: [] });
});

test('one info block per language, alike in category and event code, times with the offset of the zone', () => {
  const xml = writeCap(capFromContent(head, content));
  expect(xml.match(/<language>\w+<\/language>\s*<category>Security<\/category>/g)).toHaveLength(2);
  expect(xml).toContain('<sent>2015-11-13T21:30:00+01:00</sent>');
  expect(xml).toContain('<expires>2015-11-14T09:30:00+01:00</expires>');
  expect(xml).not.toMatch(/\dZ</);
  expect(xml).not.toContain('<description/>');
});

test('an update or cancellation without references is not written', () => {
  expect(() => capFromContent({ ...head, messageType: 'Update' }, content)).toThrow(RangeError);
  expect(() => capFromContent({ ...head, messageType: 'Cancel' }, content)).toThrow(RangeError);
});

test('an alert without text is not written', () => {
  expect(() => capFromContent(head, { ...content, texts: {} })).toThrow(RangeError);
});

test('whatever the words are, the XML stays well-formed and says them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), (words) => {
      const xml = writeCap(
        capFromContent(head, {
          ...content,
          texts: { fr: { event: 'x', headline: words, description: '', instruction: 'x', areaName: 'x' } },
        }),
      );
      expect(checkCap(Buffer.from(xml)).filter(({ code }) => code.startsWith('xml-'))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
