import { twiml } from './twiml';

const said = [{ language: 'fr', words: 'Incendie & fumée <rue "Haute">' }] as const;

test('what is said is escaped, and spoken by a voice of its language', () => {
  const xml = twiml({ said, next: { kind: 'hang-up' } });
  expect(xml).toContain('<Say language="fr-FR">Incendie &amp; fumée &lt;rue "Haute"&gt;</Say><Hangup/>');
});

test('a key interrupts what is said, and silence is an answer too', () => {
  const xml = twiml({ said, next: { kind: 'ask', to: 'https://tocsin.test/keys?a=1&b=2' } });
  expect(xml).toMatch(/<Gather [^>]*numDigits="1"[^>]*><Say/);
  expect(xml).toContain('actionOnEmptyResult="true"');
  expect(xml).toContain('action="https://tocsin.test/keys?a=1&amp;b=2"');
});

test('a recording has an end, and is asked for only when it is there', () => {
  const xml = twiml({ said: [], next: { kind: 'record', seconds: 30, to: 'https://t/a', recordingTo: 'https://t/b' } });
  expect(xml).toMatch(/<Record [^>]*maxLength="30"[^>]*recordingStatusCallback="https:\/\/t\/b"/);
});
