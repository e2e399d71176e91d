import { XMLParser, XMLValidator } from 'fast-xml-parser';

export interface XmlElement {
  readonly name: string;
  readonly namespace: string;
  readonly children: readonly XmlElement[];
  /** Its own text, entities decoded, white space untouched. */
  readonly text: string;
}

export interface XmlRefusal {
  readonly refusal:
    'xml-too-large' | 'xml-encoding' | 'xml-doctype' | 'xml-too-complex' | 'xml-malformed' | 'xml-entity';
  readonly detail: string;
}

export interface XmlDocument {
  readonly root: XmlElement;
  /** Processing instructions, e.g. "xml-stylesheet": never followed, and no part of a message between machines. */
  readonly instructions: readonly string[];
}

const ceilings = { bytes: 1_048_576, depth: 20, elements: 5_000, attributes: 100, tagCharacters: 8_192 };

class Refused extends Error {
  constructor(
    readonly refusal: XmlRefusal['refusal'],
    readonly detail: string,
  ) {
    super(detail);
  }
}

/**
 * Reads XML from somebody we do not trust: UTF-8 only, no DOCTYPE and so no entity but the five that XML predefines,
 * sizes held before anything is parsed. Nothing is fetched.
 */
export function readXml(bytes: Uint8Array): XmlDocument | XmlRefusal {
  try {
    const text = decodeUtf8(bytes);
    refuseDeclarations(text);
    refuseComplexity(text);
    const root = new TreeReader().read(parse(text));
    const instructions = [...text.matchAll(/<\?([^\s?]*)/g)]
      .map(([, target]) => target)
      .filter((target) => target !== 'xml');
    return { root, instructions };
  } catch (refused) {
    if (refused instanceof Refused) return { refusal: refused.refusal, detail: refused.detail };
    throw refused;
  }
}

function decodeUtf8(bytes: Uint8Array): string {
  if (bytes.length > ceilings.bytes)
    throw new Refused('xml-too-large', `a message has at most ${ceilings.bytes} bytes`);
  if (bytes.includes(0)) throw new Refused('xml-encoding', 'the message is not UTF-8 text'); // also UTF-16 and UTF-32
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes); // drops a byte order mark
  } catch {
    throw new Refused('xml-encoding', 'the message is not UTF-8 text');
  }
}

function refuseDeclarations(text: string): void {
  if (/<!(?!--|\[CDATA\[)/.test(text))
    throw new Refused('xml-doctype', 'a DOCTYPE or another declaration is not accepted');
  const declaration = /^<\?xml\s[^>]*/.exec(text)?.[0] ?? '';
  const encoding = /encoding\s*=\s*["']([^"']*)/.exec(declaration)?.[1] ?? 'UTF-8';
  if (encoding.toUpperCase() !== 'UTF-8')
    throw new Refused('xml-encoding', `the message declares ${encoding.slice(0, 20)}, not UTF-8`);
  const version = /version\s*=\s*["']([^"']*)/.exec(declaration)?.[1] ?? '1.0';
  if (version !== '1.0') throw new Refused('xml-malformed', 'only XML 1.0 is accepted');
  // eslint-disable-next-line no-control-regex -- these very characters are looked for (XML 1.0 §2.2)
  if (/[\u0001-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text)) {
    throw new Refused('xml-malformed', 'the message holds control characters');
  }
}

function refuseComplexity(text: string): void {
  let angles = 0;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) {
    // Each element has at most two tags; as many again are left for comments and character data.
    if (++angles > ceilings.elements * 4) throw tooComplex('elements');
    const isTag = text[at + 1] !== '!';
    if (isTag && text.indexOf('>', at) - at > ceilings.tagCharacters) throw tooComplex('attributes');
  }
}

function parse(text: string): unknown {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    cdataPropName: '#cdata',
    parseTagValue: false,
    trimValues: false,
    processEntities: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    maxNestedTags: ceilings.depth,
  });
  try {
    const valid = XMLValidator.validate(text);
    if (valid !== true) throw new Refused('xml-malformed', `line ${valid.err.line}: ${valid.err.msg}`);
    if (!endsWithTag(text)) throw new Refused('xml-malformed', 'text stands after the end');
    return parser.parse(text);
  } catch (fault) {
    if (fault instanceof Refused) throw fault;
    const reason = fault instanceof Error ? fault.message : 'unreadable';
    throw reason.includes('nested') ? tooComplex('levels') : new Refused('xml-malformed', reason);
  }
}

/** The parser drops text after the outermost element without a word. */
function endsWithTag(text: string): boolean {
  let end = text.trimEnd();
  while (end.endsWith('-->')) end = end.slice(0, end.lastIndexOf('<!--')).trimEnd();
  return end.endsWith('>');
}

/** What the parser yields for one node: `{ alert: [nodes…], ':@': { attribute: text } }` or `{ '#text': text }`. */
type ParsedNode = Readonly<Record<string, unknown>>;
type Namespaces = ReadonlyMap<string, string>;

class TreeReader {
  private elements = 0;
  private attributes = 0;

  read(parsed: unknown): XmlElement {
    const nodes = nodesOf(parsed);
    const [root, ...others] = nodes.filter((node) => tagOf(node) !== undefined);
    if (!root) throw new Refused('xml-malformed', 'the message is empty');
    if (others.length > 0 || nodes.map(textOf).join('').trim() !== '') {
      throw new Refused('xml-malformed', 'something stands beside the outermost element');
    }
    return this.element(
      root,
      new Map([
        ['xml', 'http://www.w3.org/XML/1998/namespace'],
        ['', ''],
      ]),
      1,
    );
  }

  private element(node: ParsedNode, outer: Namespaces, level: number): XmlElement {
    if (level > ceilings.depth) throw tooComplex('levels');
    if (++this.elements > ceilings.elements) throw tooComplex('elements');
    const tag = tagOf(node) ?? '';
    const namespaces = this.namespacesOf(node[':@'], outer);
    const [prefix, name] = tag.includes(':') ? tag.split(':', 2) : ['', tag];
    const namespace = namespaces.get(prefix);
    if (namespace === undefined) throw new Refused('xml-malformed', `the prefix ${prefix} names no namespace`);
    const nodes = nodesOf(node[tag]);
    const children = nodes
      .filter((child) => tagOf(child) !== undefined)
      .map((child) => this.element(child, namespaces, level + 1));
    return { name, namespace, children, text: nodes.map(textOf).join('') };
  }

  private namespacesOf(attributes: unknown, outer: Namespaces): Namespaces {
    if (typeof attributes !== 'object' || attributes === null) return outer;
    const inner = new Map(outer);
    for (const [name, value] of Object.entries(attributes)) {
      if (++this.attributes > ceilings.attributes) throw tooComplex('attributes');
      if (name === 'xmlns') inner.set('', decodeEntities(String(value)));
      if (name.startsWith('xmlns:')) inner.set(name.slice(6), decodeEntities(String(value)));
    }
    return inner;
  }
}

const nodesOf = (value: unknown): ParsedNode[] => (Array.isArray(value) ? value : []);
const tagOf = (node: ParsedNode): string | undefined =>
  Object.keys(node).find((key) => key !== ':@' && !key.startsWith('#'));

function textOf(node: ParsedNode): string {
  if ('#text' in node) return decodeEntities(String(node['#text']));
  return nodesOf(node['#cdata'])
    .map(({ '#text': text }) => (typeof text === 'string' ? text : ''))
    .join('');
}

const predefined: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decodeEntities(raw: string): string {
  return raw.replace(/&([^;&\s]{0,12};?)/g, (_all, reference: string) => {
    const name = reference.slice(0, -1);
    const known = Object.hasOwn(predefined, name) ? predefined[name] : undefined;
    const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
    const decoded = number ? character(number[1] ? parseInt(number[1], 16) : Number(number[2])) : known;
    if (!reference.endsWith(';') || decoded === undefined) {
      throw new Refused('xml-entity', 'only the five entities of XML and numeric references are accepted');
    }
    return decoded;
  });
}

/** XML 1.0 §2.2 Char, tab and line ends included. */
function character(code: number): string | undefined {
  const allowed =
    code === 0x9 ||
    code === 0xa ||
    code === 0xd ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff);
  return allowed ? String.fromCodePoint(code) : undefined;
}

function tooComplex(what: 'elements' | 'attributes' | 'levels'): Refused {
  const most = what === 'levels' ? ceilings.depth : ceilings[what];
  return new Refused('xml-too-complex', `a message has at most ${most} ${what}`);
}
