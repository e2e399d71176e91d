import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type { Random, RangeMs } from '../../apps/simulator/random';

export type Endpoint = { readonly host: string; readonly port: number } | { readonly path: string };

/** What the line does to whatever passes. */
export interface LineConditions {
  readonly latencyMs: RangeMs;
  readonly bytesPerSecond: number;
  /** Nothing passes and nobody is told, as when a cable is cut: both ends keep their connections. */
  readonly isHole: boolean;
}

/** Sees what a connection carries, and may end it. */
export interface Tap {
  /** @returns how many bytes of the chunk may pass before the connection is reset; undefined: all of them, and on */
  sent(chunk: Buffer): number | undefined;
  answered(chunk: Buffer): number | undefined;
}

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
  readonly wake: Set<() => void>;
}

const faultless: LineConditions = { latencyMs: [0, 0], bytesPerSecond: Infinity, isHole: false };

/** A TCP line with faults, and in front of several processes their load balancer. Listens on loopback only. */
export class TcpProxy implements AsyncDisposable {
  private readonly server: Server;
  private readonly pairs = new Set<Pair>();
  private conditions = faultless;
  private turn = 0;
  private cuts = 0;
  /** Makes the tap of each new connection. */
  tap: (() => Tap) | undefined;

  /** @param targets asked at each connection; those that refuse are passed over, the next in turn first */
  static async listen(targets: () => readonly Endpoint[], random: Random, port = 0): Promise<TcpProxy> {
    const proxy = new TcpProxy(targets, random);
    await new Promise<void>((resolve, reject) => {
      proxy.server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    return proxy;
  }

  private constructor(
    private readonly targets: () => readonly Endpoint[],
    private readonly random: Random,
  ) {
    this.server = createServer({ pauseOnConnect: true, allowHalfOpen: true, noDelay: true }, (client) =>
      this.accept(client),
    );
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get open(): number {
    return this.pairs.size;
  }

  /** From now on, also on connections that are open; what a hole held back goes on when it is mended. */
  become(conditions: Partial<LineConditions>): void {
    this.conditions = { ...faultless, ...conditions };
    if (this.conditions.isHole) return;
    for (const { wake } of this.pairs) {
      const waiting = [...wake];
      wake.clear();
      for (const resume of waiting) resume();
    }
  }

  /** Ends every open connection with a reset. */
  reset(): void {
    for (const pair of this.pairs) this.end(pair);
  }

  /** The next so many chunks towards the server are cut in their middle, and their connections reset. */
  cutInMidMessage(times: number): void {
    this.cuts += times;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.reset();
    await closed;
  }

  private accept(client: Socket): void {
    client.on('error', () => undefined);
    const targets = this.targets();
    const from = this.turn++;
    const order = targets.map((_, i) => targets[(from + i) % targets.length]);
    this.dial(client, order);
  }

  private dial(client: Socket, [target, ...others]: Endpoint[]): void {
    if (!target) {
      hangUp(client);
      return;
    }
    const server = connect({ ...target, allowHalfOpen: true, noDelay: true });
    const refused = (): void => this.dial(client, others);
    server.once('error', refused);
    server.once('connect', () => {
      server.off('error', refused).on('error', () => undefined);
      this.join({ client, server, wake: new Set() });
    });
  }

  private join(pair: Pair): void {
    this.pairs.add(pair);
    const tap = this.tap?.();
    const { client, server } = pair;
    for (const socket of [client, server]) socket.once('close', (hadError) => this.closed(pair, hadError));
    this.carry(pair, client, server, (chunk) => this.cutOf(chunk) ?? tap?.sent(chunk));
    this.carry(pair, server, client, (chunk) => tap?.answered(chunk));
    client.resume();
  }

  private carry(pair: Pair, from: Socket, to: Socket, look: (chunk: Buffer) => number | undefined): void {
    let freeAtMs = 0;
    const line: (Buffer | 'end')[] = [];
    let isMoving = false;
    const move = async (): Promise<void> => {
      isMoving = true;
      for (let next = line.shift(); next !== undefined; next = line.shift()) {
        if (this.conditions.isHole) await new Promise<void>((resolve) => pair.wake.add(resolve));
        const { latencyMs, bytesPerSecond } = this.conditions;
        const [least, most] = latencyMs;
        const bytes = next === 'end' ? 0 : next.length;
        const now = Date.now();
        const delay = least + this.random() * (most - least);
        freeAtMs = Math.max(freeAtMs, now + delay) + (bytes / bytesPerSecond) * 1000;
        if (freeAtMs - now >= 1) await new Promise((resolve) => setTimeout(resolve, freeAtMs - now));
        if (to.destroyed) break;
        if (next === 'end') to.end();
        else if (!to.write(next))
          await new Promise<void>((resolve) => to.once('drain', resolve).once('close', resolve));
      }
      isMoving = false;
    };
    const put = (item: Buffer | 'end'): void => {
      line.push(item);
      if (!isMoving) void move();
    };
    from.on('data', (chunk: Buffer) => {
      const stopAfter = look(chunk);
      if (stopAfter === undefined) put(chunk);
      else {
        if (stopAfter > 0) to.write(chunk.subarray(0, stopAfter));
        this.end(pair);
      }
    });
    from.on('end', () => put('end'));
  }

  private cutOf(chunk: Buffer): number | undefined {
    if (this.cuts === 0) return undefined;
    this.cuts -= 1;
    return Math.floor(chunk.length / 2);
  }

  private closed(pair: Pair, hadError: boolean): void {
    // Nobody hears through a hole that the other end is gone.
    if (hadError && this.conditions.isHole) pair.wake.add(() => this.end(pair));
    else if (hadError) this.end(pair);
    else if (pair.client.destroyed && pair.server.destroyed) this.pairs.delete(pair);
  }

  private end(pair: Pair): void {
    this.pairs.delete(pair);
    for (const socket of [pair.client, pair.server]) hangUp(socket);
    for (const resume of pair.wake) resume();
    pair.wake.clear();
  }
}

/** A reset where the kind of socket knows one. */
function hangUp(socket: Socket): void {
  if (socket.destroyed) return;
  if (socket.remoteAddress === undefined) socket.destroy();
  else socket.resetAndDestroy();
}
