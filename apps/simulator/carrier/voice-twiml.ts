import { children, type Element, type Node, parse } from './twiml';

/** What a webhook's answer asks a call to do, one after the other. */
export type Verb =
  | { readonly verb: 'say'; readonly language?: string; readonly text: string }
  | { readonly verb: 'pause'; readonly seconds: number }
  | { readonly verb: 'gather'; readonly said: readonly Verb[]; readonly action?: string; readonly seconds: number; readonly postsSilence: boolean }
  | { readonly verb: 'record'; readonly seconds: number; readonly action?: string; readonly statusCallback?: string }
  | { readonly verb: 'redirect'; readonly to: string }
  | { readonly verb: 'hang-up' }; // prettier-ignore

/** @returns undefined when the answer is no TwiML: Twilio then says that an error has occurred, and hangs up */
export function readVerbs(contentType: string, answer: string): Verb[] | undefined {
  if (!/^(text|application)\/xml/.test(contentType) || answer.includes('<!DOCTYPE')) return undefined;
  const [response] = children(parse(answer), 'Response');
  return response && response.nodes.flatMap(verbOf);
}

function verbOf(node: Node): Verb[] {
  const name = Object.keys(node).find((key) => key !== ':@') ?? '';
  const element: Element = { nodes: node[name] as Node[], attributes: (node[':@'] ?? {}) as Record<string, string> };
  const { attributes } = element;
  switch (name) {
    case 'Say':
      return [{ verb: 'say', language: attributes['language'], text: textOf(element) }];
    case 'Pause':
      return [{ verb: 'pause', seconds: Number(attributes['length'] ?? 1) }];
    case 'Gather':
      return [
        {
          verb: 'gather',
          said: element.nodes.flatMap(verbOf),
          action: attributes['action'],
          seconds: Number(attributes['timeout'] ?? 5),
          postsSilence: attributes['actionOnEmptyResult'] === 'true',
        },
      ];
    case 'Record':
      return [
        {
          verb: 'record',
          seconds: Number(attributes['maxLength'] ?? 3600),
          action: attributes['action'],
          statusCallback: attributes['recordingStatusCallback'],
        },
      ];
    case 'Redirect':
      return [{ verb: 'redirect', to: textOf(element) }];
    case 'Hangup':
      return [{ verb: 'hang-up' }];
    default:
      return [];
  }
}

const textOf = ({ nodes }: Element): string =>
  nodes
    .map((node) => (typeof node['#text'] === 'string' ? node['#text'] : ''))
    .join('')
    .trim();
