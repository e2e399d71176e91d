import { writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import type { CrowdOrder, CrowdReport } from './check-in-order';
import { sessionToken } from './check-in-people';

/**
 * The people who answer, in a process of their own, over plain sockets, so that what is measured is the server. Closed
 * (each connection asks again when it is answered) or open (answers come when they come, whoever is served).
 */
interface Connection {
  readonly socket: Socket;
  buffer: string;
  sentAt: number;
  key: string;
}

/** Append-only: what was invoked, and how it ended. `info`: nobody knows. */
type Ending = 'ok' | 'fail' | 'info';

async function run(order: CrowdOrder): Promise<CrowdReport> {
  const history: string[] = [];
  const latencies: number[] = [];
  const statuses: Record<string, number> = {};
  const idle: Connection[] = [];
  const due: number[] = [];
  let invoked = 0;
  let underWay = 0;
  let lagMs = 0;
  let isOver = false;
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => (finish = resolve));

  const ask = (connection: Connection, dueAt: number): void => {
    const n = order.keys === undefined ? invoked++ : invoked++ % order.keys;
    connection.key = `${order.run}-${String(n).padStart(12, '0')}`;
    connection.sentAt = dueAt;
    underWay++;
    history.push(`invoke ${connection.key}`);
    connection.socket.write(requestOf(order, n, connection.key));
  };
  const end = (connection: Connection, ending: Ending, status: string): void => {
    history.push(`${ending} ${connection.key}`);
    statuses[status] = (statuses[status] ?? 0) + 1;
    if (ending === 'ok') latencies.push(performance.now() - connection.sentAt);
    underWay--;
    if (connection.socket.destroyed) {
      if (isOver && underWay === 0) finish();
      return;
    }
    const next = due.shift();
    if (next !== undefined) ask(connection, next);
    else if (!isOver && order.perSecond === undefined) ask(connection, performance.now());
    else idle.push(connection);
    if (isOver && underWay === 0 && due.length === 0) finish();
  };

  const open = async (_: unknown, i: number): Promise<void> => {
    const socket = connect(order.ports[i % order.ports.length], '127.0.0.1')
      .setNoDelay(true)
      .setEncoding('latin1');
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    const connection: Connection = { socket, buffer: '', sentAt: 0, key: '' };
    socket.on('data', (data: string) => {
      connection.buffer += data;
      const status = statusOfWhole(connection.buffer);
      if (status === undefined) return;
      connection.buffer = '';
      end(connection, status.startsWith('2') ? 'ok' : 'fail', status);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      const at = idle.indexOf(connection);
      if (at >= 0) idle.splice(at, 1);
      else end(connection, 'info', 'lost');
    });
    idle.push(connection);
  };
  await Promise.all(Array.from({ length: order.connections }, open));
  const startedAt = performance.now();
  if (order.perSecond === undefined) for (const each of idle.splice(0)) ask(each, performance.now());
  const { perSecond } = order;
  const arrivals = perSecond === undefined ? undefined : arrive(perSecond);
  function arrive(rate: number): NodeJS.Timeout {
    let arrived = 0;
    return setInterval(() => {
      const elapsed = performance.now() - startedAt;
      lagMs = Math.max(lagMs, elapsed - (arrived * 1000) / rate - 5);
      for (; arrived < (elapsed / 1000) * rate; arrived++) {
        const dueAt = startedAt + (arrived * 1000) / rate;
        const connection = idle.shift();
        if (connection) ask(connection, dueAt);
        else due.push(dueAt);
      }
    }, 2);
  }
  await new Promise((resolve) => setTimeout(resolve, order.seconds * 1000));
  const answered = latencies.length;
  const seconds = (performance.now() - startedAt) / 1000;
  isOver = true;
  clearInterval(arrivals);
  const leftOver = due.splice(0).length;
  if (underWay > 0) await Promise.race([finished, new Promise((resolve) => setTimeout(resolve, 10_000))]);
  for (const { socket } of idle) socket.destroy();
  writeFileSync(order.history, history.join('\n'), { flag: 'a' });
  writeFileSync(order.history, '\n', { flag: 'a' });
  latencies.sort((a, b) => a - b);
  const at = (share: number): number => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0; // prettier-ignore
  return { perSecond: answered / seconds, p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1), statuses, generatorLagMs: lagMs, leftOver }; // prettier-ignore
}

const tokens: string[] = [];

/** Every fiftieth calls for help. */
function requestOf({ paths, people, run }: CrowdOrder, n: number, key: string): string {
  const body = `{"answer":"${n % 50 === 0 ? 'need_help' : n % 3 === 0 ? 'not_in_area' : 'safe'}"}`;
  const person = (n * 7919 + run.length) % people;
  const token = (tokens[person] ??= sessionToken(person));
  return `POST ${paths[n % paths.length]} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nIdempotency-Key: ${key}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}

/** The status of an answer that has come whole. */
function statusOfWhole(text: string): string | undefined {
  const head = text.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
  return text.length >= head + 4 + length ? text.slice(9, 12) : undefined;
}

process.once('disconnect', () => process.exit(0));
process.on('message', (order: CrowdOrder) => {
  run(order).then(
    (report) => process.send?.(report),
    (fault: unknown) => {
      console.error(fault);
      process.exit(1);
    },
  );
});
