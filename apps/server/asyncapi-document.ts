import { z } from 'zod';
import { liveCloseCodes } from '../../libs/channels/live/live-close-codes';
import { liveHaveSchema } from '../../libs/channels/live/live-have.schema';
import { liveEvents } from '../../libs/situation/live-events.schema';
import { liveHandshakeSchema } from '../../libs/situation/live-handshake.schema';

const says = {
  message: 'Something that the person is told, worded in their language. It may come again: its id says so.',
  'caught-up': 'All that was missed has been sent; from here on it comes as it happens.',
  version: 'The newest published version of the incident whose public page is open.',
  leaving: 'This gateway is about to go: come back at a random moment within this time.',
} as const satisfies Record<keyof typeof liveEvents, string>;

const closings = Object.entries(liveCloseCodes).map(([reason, code]) => `${code} ${reason}`).join(', '); // prettier-ignore

/** The live channel as AsyncAPI 3.0, seen from the gateway: it receives what pages say and sends the rest. */
export function asyncApiDocument(): object {
  const received = {
    enter: message('First of all: whose page it is, or which public incident it shows.', liveHandshakeSchema, 'input'),
    have: message('The page has these messages. What is not confirmed is sent again.', liveHaveSchema, 'input'),
  };
  const sent = Object.fromEntries(
    Object.entries(liveEvents).map(([name, schema]) => [
      name,
      message(says[name as keyof typeof says], schema, 'output'),
    ]),
  );
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Tocsin, live channel',
      version: '1',
      description: `One WebSocket in the words of Engine.IO 4 and Socket.IO 5 (\`/live/?EIO=4&transport=websocket\`). \`enter\` is the payload of the CONNECT packet ("40"), everything else an EVENT packet ("42") of a name and a payload. A ticket comes from POST /v1/me/live-tickets, counts once and for thirty seconds. A handshake is answered 403 to a foreign page, 404 elsewhere, and 503 with Retry-After when the gateway is full or about to go. It closes with: ${closings}; after "ended" coming back is in vain.`,
    },
    channels: { live: { address: '/live/', messages: { ...received, ...sent } } },
    operations: { hear: operation('receive', received), tell: operation('send', sent) },
  };
}

function message(description: string, schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...payload } = z.toJSONSchema(schema, { io });
  return { description, payload };
}

function operation(action: 'send' | 'receive', messages: Readonly<Record<string, object>>): object {
  const names = Object.keys(messages);
  return {
    action,
    channel: { $ref: '#/channels/live' },
    messages: names.map((name) => ({ $ref: `#/channels/live/messages/${name}` })),
  };
}
