import { contentFromCap } from './cap-content';
import { checkCap, readCap } from './cap-intake';

const sound = `<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
  <identifier>a-1</identifier>
  <sender>partner@example.org</sender>
  <sent>2015-11-13T21:30:00+01:00</sent>
  <status>Actual</status>
  <msgType>Alert</msgType>
  <scope>Public</scope>
  <info>
    <language>fr-FR</language>
    <category>Security</category>
    <event>Attaque armée</event>
    <responseType>Shelter</responseType>
    <urgency>Immediate</urgency>
    <severity>Extreme</severity>
    <certainty>Observed</certainty>
    <onset>2015-11-13T21:20:00+01:00</onset>
    <expires>2015-11-14T08:00:00+01:00</expires>
    <senderName>Partenaire</senderName>
    <headline>Attaque armée à Paris</headline>
    <description>Tirs.</description>
    <instruction>Restez à l'abri.</instruction>
    <web>https://example.org/</web>
    <contact>17</contact>
    <area>
      <areaDesc>Paris 11e</areaDesc>
      <polygon>48.85,2.36 48.85,2.39 48.87,2.39 48.87,2.36 48.85,2.36</polygon>
      <circle>48.86,2.38 0.8</circle>
      <geocode><valueName>INSEE</valueName><value>75111</value></geocode>
    </area>
  </info>
</alert>`;

const bytes = (xml: string): Uint8Array => new TextEncoder().encode(xml);
const with_ = (from: string | RegExp, to: string): Uint8Array => {
  const changed = sound.replace(from, to);
  if (changed === sound) throw new Error(`the example has no ${from}`);
  return bytes(changed);
};
const secondInfo = (change: (info: string) => string): Uint8Array =>
  with_(
    /<info>[^]*<\/info>/,
    (/<info>[^]*<\/info>/.exec(sound) ?? [''])[0] + change((/<info>[^]*<\/info>/.exec(sound) ?? [''])[0]),
  );

test('a sound message has no findings', () => {
  expect(checkCap(bytes(sound))).toEqual([]);
  expect(readCap(bytes(sound))).toMatchObject({
    message: { identifier: 'a-1', sender: 'partner@example.org', infos: [{ language: 'fr-FR' }] },
  });
});

test.each<[string, Uint8Array, string]>([
  ['the namespace of CAP 1.1', with_('cap:1.2', 'cap:1.1'), 'cap-version'],
  ['no namespace', with_(' xmlns="urn:oasis:names:tc:emergency:cap:1.2"', ''), 'cap-version'],
  ['another document', bytes('<rss/>'), 'cap-root'],
  ['sent in UTC with Z', with_('21:30:00+01:00', '20:30:00Z'), 'cap-time'],
  ['expires on 31 November', with_('2015-11-14T08', '2015-11-31T08'), 'cap-time'],
  ['expires before sent', with_('2015-11-14T08', '2015-11-13T08'), 'cap-expires'],
  ['expires before onset', with_('<onset>2015-11-13', '<onset>2015-11-15'), 'cap-expires'],
  ['no sender', with_('<sender>partner@example.org</sender>', ''), 'cap-element-missing'],
  ['an empty identifier', with_('a-1', ' '), 'cap-element-empty'],
  ['an identifier with a space', with_('a-1', 'a 1'), 'cap-identity'],
  ['a sender with a comma', with_('partner@', 'part,ner@'), 'cap-identity'],
  [
    'two statuses',
    with_('<status>Actual</status>', '<status>Actual</status><status>Test</status>'),
    'cap-element-repeated',
  ],
  ['an unknown status', with_('Actual', 'actual'), 'cap-value'],
  [
    'severity before urgency',
    with_(/(<urgency>.*<\/urgency>)(\s*)(<severity>.*<\/severity>)/, '$3$2$1'),
    'cap-element-order',
  ],
  ['an element of somebody else', with_('<scope>', '<priority>1</priority><scope>'), 'cap-element-unknown'],
  ['an element of another namespace', with_('<scope>', '<x:y xmlns:x="urn:x"/><scope>'), 'cap-element-unknown'],
  ['elements inside a text', with_('Tirs.', '<b>Tirs</b>'), 'cap-element-unknown'],
  ['text between elements', with_('<scope>', 'stray <scope>'), 'cap-text-stray'],
  ['scope Restricted without restriction', with_('Public', 'Restricted'), 'cap-scope'],
  ['scope Private without addresses', with_('Public', 'Private'), 'cap-scope'],
  ['an Update without references', with_('<msgType>Alert', '<msgType>Update'), 'cap-references-missing'],
  ['a Cancel without references', with_('<msgType>Alert', '<msgType>Cancel'), 'cap-references-missing'],
  [
    'references that are no triples',
    with_('<scope>Public</scope>', '<scope>Public</scope><references>a-0</references>'),
    'cap-references',
  ],
  [
    'references with a time in Z',
    with_(
      '<scope>Public</scope>',
      '<scope>Public</scope><references>p@example.org,a-0,2015-11-13T20:30:00Z</references>',
    ),
    'cap-references',
  ],
  ['an Exercise that does not say for whom', with_('Actual', 'Exercise'), 'cap-note-missing'],
  ['an Alert without info', with_(/<info>[^]*<\/info>/, ''), 'cap-info-missing'],
  ['a language that is no tag', with_('fr-FR', 'français'), 'cap-value'],
  ['HTML in the headline', with_('<headline>', '<headline>&lt;b&gt;'), 'cap-text'],
  ['a script in character data', with_('Tirs.', '<![CDATA[<script>alert(1)</script>]]>'), 'cap-text'],
  ['an HTML entity in the instruction', with_('Restez', 'Restez&amp;nbsp;'), 'cap-text'],
  ['letters in reversed order', with_('Tirs.', '\u202eTirs.'), 'cap-text'],
  ['an isolate in French', with_('Tirs.', '\u2066Tirs\u2069'), 'cap-text'],
  ['a zero-width space', with_('Tirs.', 'Ti\u200brs'), 'cap-text'],
  ['a control character by reference', with_('Tirs.', '&#x85;Tirs'), 'cap-text'],
  ['a private character', with_('Tirs.', '\ue000'), 'cap-text'],
  ['tag characters', with_('Tirs.', '\u{e0041}'), 'cap-text'],
  ['a flood of accents', with_('Tirs.', `T${'\u0301'.repeat(9)}irs`), 'cap-text'],
  ['Arabic digits in a phone number', with_('<contact>17', '<contact>١٧'), 'cap-text'],
  ['a link to a program', with_('https://example.org/', 'javascript:alert(1)'), 'cap-link'],
  [
    'a link whose host imitates another in Cyrillic',
    with_('https://example.org/', 'https://ex\u0430mple.org/'),
    'cap-link',
  ],
  ['a link with an encoded host', with_('https://example.org/', 'https://xn--exmple-cua.org/'), 'cap-link'],
  [
    'a link that hides its host behind a name',
    with_('https://example.org/', 'https://interieur.gouv.fr@evil.example/'),
    'cap-link',
  ],
  ['an open polygon', with_(' 48.85,2.36</polygon>', '</polygon>'), 'cap-polygon'],
  ['a polygon of three positions', with_(/<polygon>.*<\/polygon>/, '<polygon>48,2 49,2 48,2</polygon>'), 'cap-polygon'],
  ['a bow-tie', with_(/<polygon>.*<\/polygon>/, '<polygon>48,2 49,3 49,2 48,3 48,2</polygon>'), 'cap-polygon'],
  [
    'longitude before latitude, beyond the pole',
    with_(/<polygon>.*<\/polygon>/, '<polygon>166,-22 167,-22 167,-21 166,-22</polygon>'),
    'cap-polygon',
  ],
  ['a polygon of words', with_(/<polygon>.*<\/polygon>/, '<polygon>here and there</polygon>'), 'cap-polygon'],
  [
    'a polygon of a megabyte',
    with_(/<polygon>.*<\/polygon>/, `<polygon>${'48,2 '.repeat(100_000)}</polygon>`),
    'cap-polygon',
  ],
  ['a circle of radius 0', with_('2.38 0.8', '2.38 0'), 'cap-circle'],
  ['a circle of 199 m', with_('2.38 0.8', '2.38 0.199'), 'cap-circle'],
  ['a circle of negative radius', with_('2.38 0.8', '2.38 -5'), 'cap-circle'],
  ['a circle in metres', with_('2.38 0.8', '2.38 800'), 'cap-circle'],
  ['a circle without radius', with_('2.38 0.8', '2.38'), 'cap-circle'],
  ['a geocode without name', with_('<valueName>INSEE</valueName>', ''), 'cap-element-missing'],
  [
    'another category in another language',
    secondInfo((info) => info.replace('fr-FR', 'en').replace('Security', 'Met')),
    'cap-infos-differ',
  ],
  ['one language that says two things', secondInfo((info) => info.replace('Restez', 'Sortez')), 'cap-language-twice'],
  ['a style sheet', with_('<alert', '<?xml-stylesheet href="x.xsl"?><alert'), 'xml-instruction'],
  ['a DOCTYPE', with_('<alert', '<!DOCTYPE alert><alert'), 'xml-doctype'],
])('refuses %s', (_name, message, code) => {
  expect(checkCap(message).filter(({ severity }) => severity === 'error').map((finding) => finding.code)).toContain(code); // prettier-ignore
  expect(readCap(message)).toHaveProperty('refusal');
});

test('a megabyte of the most laborious outlines is judged by the first that is too long', () => {
  const teeth = (shift: number): string =>
    Array.from({ length: 2_450 }, (_, i) => {
      const y = 0.0002 * i + shift;
      return `${(y + 1).toFixed(4)},1 ${(y + 2).toFixed(4)},2`;
    }).join(' ');
  const outline = (shift: number): string =>
    `<polygon>${teeth(shift)} 9,2 9,0.9 0.9,0.9 ${(1 + shift).toFixed(4)},1</polygon>`;
  const outlines = Array.from({ length: 20 }, (_, i) => outline(i / 5)).join('');
  const message = with_(/<polygon>.*<\/polygon>/, outlines);
  expect(message.length).toBeGreaterThan(800_000);
  expect(readCap(message)).toMatchObject({
    refusal: 'cap-polygon',
    detail: expect.stringMatching(/polygon\[2\].*at most 5000/),
  });
});

test('prints every finding, not only the first', () => {
  const broken = sound
    .replace('a-1', 'a 1')
    .replace('Tirs.', '\u202eTirs')
    .replace('2.38 0.8', '2.38 0')
    .replace('Public', 'Private');
  expect(checkCap(bytes(broken)).map(({ code }) => code).sort()).toEqual(['cap-circle', 'cap-identity', 'cap-scope', 'cap-text']); // prettier-ignore
});

test('references may be separated by line ends, or wrongly by commas: they are triples all the same', () => {
  const triples = ['p@example.org,a-0,2015-11-13T21:00:00+01:00', 'p@example.org,b-0,2015-11-13T21:10:00+01:00'];
  for (const separator of [' ', '\n   ', ',']) {
    const read = readCap(
      with_('<scope>Public</scope>', `<scope>Public</scope><references>${triples.join(separator)}</references>`),
    );
    if ('refusal' in read) throw new Error(read.detail);
    expect(read.message.references.map(({ identifier }) => identifier)).toEqual(['a-0', 'b-0']);
  }
});

test('an Arabic text may isolate its left-to-right words', () => {
  expect(checkCap(with_(/<language>fr-FR([^]*)Tirs\./, '<language>ar$1\u2066Paris\u2069'))).toEqual([]);
});

test('a signature is let through but not believed', () => {
  const signed = with_(
    '</alert>',
    '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo/></Signature></alert>',
  );
  expect(checkCap(signed)).toEqual([expect.objectContaining({ severity: 'warning', code: 'cap-signature-unchecked' })]);
});

describe('as content for an officer', () => {
  const imported = (message: Uint8Array) => {
    const read = readCap(message);
    if ('refusal' in read) throw new Error(`${read.refusal}: ${read.detail}`);
    return contentFromCap(read.message);
  };
  const contentOf = (message: Uint8Array) => {
    const result = imported(message);
    if ('refusal' in result) throw new Error(`${result.refusal}: ${result.detail}`);
    return result;
  };

  test('says the same in our terms', () => {
    expect(contentOf(bytes(sound))).toMatchObject({
      warnings: [],
      content: {
        mode: 'Actual',
        category: 'Security',
        responseTypes: ['Shelter'],
        onset: '2015-11-13T20:20:00.000Z',
        expires: '2015-11-14T07:00:00.000Z',
        senderName: 'Partenaire',
        geocodes: [{ name: 'INSEE', value: '75111' }],
        texts: { fr: { headline: 'Attaque armée à Paris', instruction: "Restez à l'abri.", areaName: 'Paris 11e' } },
        area: { coordinates: { length: 2 } },
      },
    });
  });

  test.each<[string, Uint8Array, string]>([
    ['status System', with_('Actual', 'System'), 'cap-status-unusable'],
    ['status Draft', with_('Actual', 'Draft'), 'cap-status-unusable'],
    [
      'scope Private',
      with_('<scope>Public</scope>', '<scope>Private</scope><addresses>p@example.org</addresses>'),
      'cap-scope-private',
    ],
    [
      'scope Restricted',
      with_('<scope>Public</scope>', '<scope>Restricted</scope><restriction>police</restriction>'),
      'cap-scope-private',
    ],
    [
      'an acknowledgement',
      with_(
        /<msgType>Alert([^]*)Public<\/scope>/,
        '<msgType>Ack$1Public</scope><references>p@example.org,a-0,2015-11-13T21:00:00+01:00</references>',
      ),
      'cap-not-an-alert',
    ],
    [
      'a cancellation without words',
      with_(
        /<msgType>Alert([^]*)Public<\/scope>[^]*<\/info>/,
        '<msgType>Cancel$1Public</scope><references>p@example.org,a-0,2015-11-13T21:00:00+01:00</references>',
      ),
      'cap-info-missing',
    ],
    ['a geocode alone', with_(/<polygon>[^]*<\/circle>/, ''), 'cap-area-shapeless'],
    ['none of our languages', with_('fr-FR', 'it'), 'cap-language'],
    [
      'levels that differ by block',
      secondInfo((info) => info.replace('fr-FR', 'en').replace('Extreme', 'Minor')),
      'cap-infos-disagree',
    ],
    [
      'more ground than a nation',
      with_(
        /<polygon>.*<\/circle>/s,
        Array.from({ length: 9 }, (_, i) => `<circle>${40 + i},${2 + i} 450</circle>`).join(''),
      ),
      'area-too-large',
    ],
  ])('%s is refused', (_name, message, code) => {
    expect(imported(message)).toMatchObject({ refusal: code });
  });

  test('an exercise stays an exercise and a test stays a test', () => {
    expect(contentOf(with_('Actual</status>', 'Test</status>')).content.mode).toBe('Test');
    const exercise = with_(/Actual([^]*)Public<\/scope>/, 'Exercise$1Public</scope><note>Lycée Voltaire</note>');
    expect(contentOf(exercise).content).toMatchObject({ mode: 'Exercise', note: 'Lycée Voltaire' });
  });

  test('languages that we do not speak are dropped with a warning, regional ones are ours', () => {
    const { content, warnings } = contentOf(secondInfo((info) => info.replace('fr-FR', 'nl')));
    expect(Object.keys(content.texts)).toEqual(['fr']);
    expect(warnings.map(({ code }) => code)).toEqual(['cap-language-dropped']);
  });

  test('a message without end, or that lasts for weeks, ends within a day', () => {
    for (const message of [with_(/<expires>.*<\/expires>/, ''), with_('2015-11-14T08', '2015-12-14T08')]) {
      const { content, warnings } = contentOf(message);
      expect(content.expires).toBe('2015-11-14T20:25:00.000Z');
      expect(warnings.map(({ code }) => code)).toEqual(['cap-expires-cut']);
    }
  });

  test('words are one line where a line is meant, and optional fields are absent rather than undefined', () => {
    const message = with_('Attaque armée à Paris', '\n      Attaque  armée\n      a\u0300 Paris\n    ');
    const { content } = contentOf(Buffer.from(Buffer.from(message).toString().replace(/<web>.*<\/web>/, '').replace(/<onset>.*<\/onset>/, ''))); // prettier-ignore
    expect(content.texts.fr?.headline).toBe('Attaque armée à Paris');
    expect(Object.keys(content)).not.toContain('web');
    expect(Object.keys(content)).not.toContain('onset');
  });
});
