import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Kind } from './live-broadcaster';

/** Many clients in one process. Each only counts bytes, so that what is measured is the server. */
export interface Join {
  readonly join: Kind;
  readonly port: number;
  readonly count: number;
}
/** The next so many bytes are a broadcast; `confirm` names the message to the server, as our page does. */
export interface Expect {
  readonly expect: Kind;
  readonly bytes: number;
  readonly confirm?: number;
}
export interface Served {
  /** When the last of these clients had it, on the machine's monotonic clock. */
  readonly lastAt: string;
}

interface Client {
  readonly socket: Socket;
  left: number;
}

const crowds: Partial<Record<Kind, Client[]>> = {};
const atOnce = 100;
/** As our page does (apps/web/islands/live-connection.js): what confirms a broadcast must not hold it up. */
const [confirmAfterMs, confirmWithinMs] = [500, 2000];
let served: (client: Client) => void = () => undefined;

async function enter(kind: Kind, port: number): Promise<Client> {
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  await once(socket, 'connect');
  if (kind !== 'raw') {
    const key = randomBytes(16).toString('base64');
    const headers = `Host: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13`;
    socket.write(`GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n${headers}\r\n\r\n`);
    await said(socket, '0{"sid"');
    socket.write(masked('40{}'));
    await said(socket, '40{"sid"');
  }
  const client: Client = { socket, left: 0 };
  socket.on('data', (data) => {
    client.left -= data.length;
    if (client.left === 0) served(client);
  });
  return client;
}

async function said(socket: Socket, text: string): Promise<void> {
  for (let all = ''; !all.includes(text);) all += String(((await once(socket, 'data')) as [Buffer])[0]);
}

/** A text frame from a client, under a mask of zeros. */
function masked(text: string): Buffer {
  const body = Buffer.from(text);
  return Buffer.concat([Buffer.from([0x81, 0x80 | body.length, 0, 0, 0, 0]), body]);
}

async function join({ join: kind, port, count }: Join): Promise<void> {
  const clients: Client[] = [];
  for (let from = 0; from < count; from += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, count - from) }, () => enter(kind, port));
    clients.push(...(await Promise.all(some)));
  }
  crowds[kind] = clients;
  process.send?.('joined');
}

function expect({ expect: kind, bytes, confirm }: Expect): void {
  const clients = crowds[kind] ?? [];
  const have = confirm === undefined ? undefined : masked(`42["have",[${confirm}]]`);
  let waiting = clients.length;
  for (const client of clients) client.left = bytes;
  served = ({ socket }) => {
    if (have) setTimeout(() => socket.write(have), confirmAfterMs + Math.random() * confirmWithinMs);
    waiting -= 1;
    if (waiting === 0) process.send?.({ lastAt: String(process.hrtime.bigint()) } satisfies Served);
  };
  process.send?.('ready');
}

process.on('message', (ask: Join | Expect) => {
  if ('join' in ask) void join(ask);
  else expect(ask);
});
