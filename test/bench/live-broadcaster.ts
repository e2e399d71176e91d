import { createServer } from 'node:http';
import { type AddressInfo, createServer as createRawServer, type Socket } from 'node:net';
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import { Server } from 'socket.io';
import { encodeLiveFrame } from '../../libs/channels/live/live-frame';
import { LiveSocketsService } from '../../libs/channels/live/live-sockets.service';

/** `raw`: the least that must be done, one write of ready bytes for each socket. `room`: what a team would write first. */
export type Kind = 'raw' | 'room' | 'ours';

/** What the broadcaster says of itself, and of a round. */
export interface Broadcaster {
  readonly port: number;
}
export interface Broadcast {
  /** On the monotonic clock that all processes of the machine share. */
  readonly startedAt: string;
  /** Processor time of handing the message to all sockets; other programs of the machine do not change it. */
  readonly cpuMs: number;
}
export interface AfterBroadcast {
  readonly maxLoopBlockMs: number;
  readonly confirmed: number;
  readonly rssMb: number;
}

/** About 600 bytes on the wire, as an alert is; as long in every round. */
export const messageOf = (id: number) => ({
  id,
  title: 'ALERTE - Attaque armée à Paris 11e, restez chez vous',
  body: 'Des tirs sont entendus boulevard Voltaire. Restez où vous êtes. '.repeat(7),
  language: 'fr',
  kind: 'alert',
});

/** Nothing but the broadcast is to be on the wire. */
const quiet = {
  pingInterval: 3_600_000,
  serveClient: false,
  transports: ['websocket'] as 'websocket'[],
  perMessageDeflate: false,
};

interface Sender {
  readonly port: number;
  send(id: number): unknown;
  confirmed(): number;
}

const starts: Record<Kind, () => Promise<Sender>> = {
  async raw() {
    const sockets = new Set<Socket>();
    const server = createRawServer((socket) => sockets.add(socket.setNoDelay(true).on('error', () => undefined)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 4096, resolve));
    const send = (id: number): void => {
      const bytes = encodeLiveFrame('message', messageOf(id));
      for (const socket of sockets) socket.write(bytes);
    };
    return { port: (server.address() as AddressInfo).port, send, confirmed: () => 0 };
  },
  async room() {
    const { server, port } = await listening();
    server.on('connection', (socket) => socket.join('incident'));
    return { port, send: (id) => server.to('incident').emit('message', messageOf(id)), confirmed: () => 0 };
  },
  async ours() {
    const { server, port } = await listening();
    const sockets = new LiveSocketsService();
    let people = 0;
    let confirmed = 0;
    server.on('connection', (socket) => sockets.join(socket, `person:${(people += 1)}`));
    const send = (id: number): Promise<void> => {
      confirmed = 0;
      const frame = encodeLiveFrame('message', messageOf(id));
      const each = (_: unknown, i: number) =>
        ({ room: `person:${i + 1}`, frame, id, confirmed: () => (confirmed += 1) }) as const;
      return sockets.send(Array.from({ length: people }, each));
    };
    return { port, send, confirmed: () => confirmed };
  },
};

async function listening(): Promise<{ server: Server; port: number }> {
  const http = createServer();
  const server = new Server(http, quiet);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', 4096, resolve));
  return { server, port: (http.address() as AddressInfo).port };
}

async function main(kind: Kind): Promise<void> {
  const sender = await starts[kind]();
  let delay: IntervalHistogram | undefined;
  process.on('message', (ask: { readonly send: number } | 'after') => {
    if (ask === 'after') {
      delay?.disable();
      const maxLoopBlockMs = (delay?.max ?? 0) / 1e6;
      const rssMb = process.memoryUsage().rss / 2 ** 20;
      process.send?.({ maxLoopBlockMs, confirmed: sender.confirmed(), rssMb } satisfies AfterBroadcast);
      return;
    }
    delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    // The histogram counts from its first tick on.
    setTimeout(() => void broadcast(sender, ask.send), 20);
  });
  process.send?.({ port: sender.port } satisfies Broadcaster);
}

async function broadcast(sender: Sender, id: number): Promise<void> {
  const before = process.cpuUsage();
  const startedAt = String(process.hrtime.bigint());
  await sender.send(id);
  const { user, system } = process.cpuUsage(before);
  process.send?.({ startedAt, cpuMs: (user + system) / 1000 } satisfies Broadcast);
}

const [, , kind] = process.argv;
if (process.send && kind) void main(kind as Kind);
