import { XMLParser } from 'fast-xml-parser';

/** A message that a webhook's answer asks to be sent back; `to` when it names someone other than the writer. */
export interface TwimlMessage {
  readonly to?: string;
  readonly body: string;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  trimValues: false,
});

/** A node as the parser makes it: one key for its name, `:@` for attributes, `#text` for text. */
export type Node = Readonly<Record<string, unknown>>;

/** The messages of a TwiML answer, in order; of a plain text answer, the text itself. */
export function readReplies(contentType: string, answer: string): TwimlMessage[] {
  if (contentType.startsWith('text/plain')) return answer.trim() === '' ? [] : [{ body: answer }];
  if (!/^(text|application)\/xml/.test(contentType) || answer.includes('<!DOCTYPE')) return [];
  return children(parse(answer), 'Response')
    .flatMap((response) => children(response, 'Message'))
    .map(({ nodes, attributes }) => ({ body: textOf(nodes), ...(attributes.to ? { to: attributes.to } : {}) }))
    .filter(({ body }) => body !== '');
}

export interface Element {
  readonly nodes: readonly Node[];
  readonly attributes: Readonly<Record<string, string>>;
}

/** The nodes of a document; none for one that cannot be read. */
export function parse(xml: string): Element {
  try {
    return { nodes: parser.parse(xml, true) as Node[], attributes: {} };
  } catch {
    return { nodes: [], attributes: {} };
  }
}

export function children(parent: Element, name: string): Element[] {
  return parent.nodes
    .filter((node) => name in node)
    .map((node) => ({ nodes: node[name] as Node[], attributes: (node[':@'] ?? {}) as Record<string, string> }));
}

/** The text of `<Message>`, or of the `<Body>` inside it. */
function textOf(nodes: readonly Node[]): string {
  return nodes
    .map((node) =>
      'Body' in node ? textOf(node.Body as Node[]) : typeof node['#text'] === 'string' ? node['#text'] : '',
    )
    .join('')
    .trim();
}
