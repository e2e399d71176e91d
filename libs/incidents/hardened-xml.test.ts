import { readXml } from './hardened-xml';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const root = (text: string) => {
  const xml = readXml(bytes(text));
  if ('refusal' in xml) throw new Error(`${xml.refusal}: ${xml.detail}`);
  return xml.root;
};
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
const nested = (depth: number): string => '<a>'.repeat(depth) + '</a>'.repeat(depth);
const attributes = (count: number): string => Array.from({ length: count }, (_, i) => ` a${i}=""`).join('');

const laughs = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i} "&l;&l;&l;">`).join('')}]><a>&l8;</a>`;

test.each<[string, Uint8Array, string]>([
  ['an external entity', bytes('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'), 'xml-doctype'],
  ['a billion laughs', bytes(laughs), 'xml-doctype'],
  ['a DOCTYPE in small letters', bytes('<!doctype a><a/>'), 'xml-doctype'],
  ['a DOCTYPE after a comment', bytes('<!-- hello --><!DOCTYPE a SYSTEM "http://127.0.0.1/x.dtd"><a/>'), 'xml-doctype'],
  ['an entity declaration inside the message', bytes('<a><!ENTITY x "y"></a>'), 'xml-doctype'],
  ['UTF-16 with a DOCTYPE', utf16('<!DOCTYPE a><a/>'), 'xml-encoding'],
  ['bytes that are not UTF-8', new Uint8Array([...bytes('<a>'), 0xe9, ...bytes('</a>')]), 'xml-encoding'],
  ['an overlong encoding of <', new Uint8Array([0xc0, 0xbc, ...bytes('a/>')]), 'xml-encoding'],
  ['a declared ISO-8859-1', bytes('<?xml version="1.0" encoding="ISO-8859-1"?><a/>'), 'xml-encoding'],
  ['a declared UTF-7', bytes("<?xml version='1.0' encoding='utf-7'?><a/>"), 'xml-encoding'],
  ['XML 1.1', bytes('<?xml version="1.1"?><a/>'), 'xml-malformed'],
  ['more than a megabyte', bytes(`<a>${'x'.repeat(1_048_576)}</a>`), 'xml-too-large'],
  ['21 levels', bytes(nested(21)), 'xml-too-complex'],
  ['100,000 levels', bytes(nested(100_000)), 'xml-too-complex'],
  ['5,001 elements', bytes(`<a>${'<b/>'.repeat(5_000)}</a>`), 'xml-too-complex'],
  ['200,000 elements', bytes(`<a>${'<b/>'.repeat(200_000)}</a>`), 'xml-too-complex'],
  ['101 attributes', bytes(`<a${attributes(101)}/>`), 'xml-too-complex'],
  ['100,000 attributes', bytes(`<a${attributes(70_000)}/>`), 'xml-too-complex'],
  ['a tag without end', bytes(`<a ${'x'.repeat(900_000)}`), 'xml-malformed'],
  ['an unknown entity', bytes('<a>&nbsp;</a>'), 'xml-entity'],
  ['an entity named like a property of objects', bytes('<a>&constructor;</a>'), 'xml-entity'],
  ['a bare ampersand', bytes('<a>fish & chips</a>'), 'xml-malformed'],
  ['a reference to the null character', bytes('<a>&#0;</a>'), 'xml-entity'],
  ['a reference to half a character', bytes('<a>&#xD800;</a>'), 'xml-entity'],
  ['a reference beyond Unicode', bytes('<a>&#x110000;</a>'), 'xml-entity'],
  ['a control character', bytes('<a>\u0008</a>'), 'xml-malformed'],
  ['nothing', bytes(''), 'xml-malformed'],
  ['JSON', bytes('{"a":1}'), 'xml-malformed'],
  ['tags that cross', bytes('<a><b></a></b>'), 'xml-malformed'],
  ['two outermost elements', bytes('<a/><a/>'), 'xml-malformed'],
  ['text after the end', bytes('<a/>more'), 'xml-malformed'],
  ['an attribute twice', bytes('<a b="1" b="2"/>'), 'xml-malformed'],
  ['a prefix without namespace', bytes('<cap:a/>'), 'xml-malformed'],
  ['an element that is never closed', bytes('<a><b>'), 'xml-malformed'],
])('refuses %s', (_name, input, code) => {
  const xml = readXml(input);
  expect('refusal' in xml ? xml.refusal : 'accepted').toBe(code);
});

test('decodes the five entities and numeric references once, and never inside character data', () => {
  expect(root('<a>&lt;b&gt; &amp;amp; &quot;&apos;&#233;&#xE9;&#x1F6A8;</a>').text).toBe('<b> &amp; "\'éé🚨');
  expect(root('<a><![CDATA[<b> &amp; &x;]]> &amp;</a>').text).toBe('<b> &amp; &x; &');
});

test('joins the text around comments and keeps white space', () => {
  expect(root('<a> one <!-- <b/> --> two\n</a>').text).toBe(' one  two\n');
});

test('keeps numbers as they were written', () => {
  expect(root('<a>041420</a>').text).toBe('041420');
  expect(root('<a>1e3</a>').text).toBe('1e3');
});

test('resolves prefixes to namespaces, also when they are redefined', () => {
  const outer = root('<c:a xmlns:c="urn:x" xmlns="urn:y"><b/><c:b xmlns:c="urn:z"/></c:a>');
  expect(outer).toMatchObject({ name: 'a', namespace: 'urn:x', children: [{ name: 'b', namespace: 'urn:y' }, { name: 'b', namespace: 'urn:z' }] }); // prettier-ignore
});

test('names that objects own are ordinary names', () => {
  const names = root('<a><hasOwnProperty/><valueOf/></a>').children.map(({ name }) => name);
  expect(names).toHaveLength(2);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('takes 20 levels, 5,000 elements and a byte order mark', () => {
  expect(root(nested(20)).name).toBe('a');
  expect(root(`<a>${'<b/>'.repeat(4_999)}</a>`).children).toHaveLength(4_999);
  expect(root('\ufeff<?xml version="1.0" encoding="utf-8"?><a/>').name).toBe('a');
});

test('reports processing instructions instead of following them', () => {
  const xml = readXml(bytes('<?xml version="1.0"?><?xml-stylesheet href="http://127.0.0.1/"?><a/>'));
  expect(xml).toMatchObject({ instructions: ['xml-stylesheet'] });
});
