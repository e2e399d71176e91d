import { Pool } from 'undici';
import { LightWebSocket } from './light-web-socket';
import { sessionToken } from './check-in-people';

/** People from number `from` on open their pages, spread over so long. */
export interface StormOrder {
  readonly from: number;
  readonly count: number;
  readonly overMs: number;
  readonly gatewayPort: number;
  readonly apiPort: number;
}

export interface StormReport {
  /** By person: when the page last had all that it had missed, in milliseconds since 1970; 0 for one that was never let in. */
  readonly caughtUpAt: readonly number[];
  readonly acceptedAt: readonly number[];
  readonly statuses: Readonly<Record<string, number>>;
  /** Person, notice, when. */
  readonly messages: readonly (readonly [number, number, number])[];
}

interface Island {
  openLive(options: {
    readonly url: string;
    readonly handshake: (since: number) => Promise<object | undefined>;
    readonly onEvent: (name: string, payload: unknown) => void;
  }): { close(): void };
}

const connections = 32;
const island: string = '../../apps/web/islands/live-connection.js';
const caughtUpAt: number[] = [];
const messages: [number, number, number][] = [];

/** The script that our own pages run decides when to come, come back and confirm. */
async function open({ from, count, overMs, gatewayPort, apiPort }: StormOrder): Promise<void> {
  Object.assign(globalThis, { WebSocket: LightWebSocket });
  const { openLive } = (await import(island)) as Island;
  const api = new Pool(`http://127.0.0.1:${apiPort}`, { connections });
  for (let i = 0; i < count; i++) {
    const person = from + i;
    caughtUpAt[i] = 0;
    const headers = { authorization: `Bearer ${sessionToken(person)}` };
    setTimeout(
      () => {
        openLive({
          url: `ws://127.0.0.1:${gatewayPort}/live/?EIO=4&transport=websocket`,
          async handshake(since) {
            const { statusCode, body } = await api.request({ path: '/v1/me/live-tickets', method: 'POST', headers });
            const answer = (await body.json()) as { ticket: string };
            if (statusCode === 401) return undefined;
            if (statusCode !== 201) throw new Error(`status ${statusCode}`);
            return { ticket: answer.ticket, since };
          },
          onEvent(name, payload) {
            if (name === 'caught-up') caughtUpAt[i] = Date.now();
            else if (name === 'message') messages.push([person, (payload as { id: number }).id, Date.now()]);
          },
        });
      },
      (i / count) * overMs,
    );
  }
}

process.on('message', (order: StormOrder | 'report') => {
  if (order !== 'report') return void open(order);
  const { acceptedAt, statuses } = LightWebSocket;
  process.send?.({ caughtUpAt, acceptedAt, statuses, messages } satisfies StormReport);
});
