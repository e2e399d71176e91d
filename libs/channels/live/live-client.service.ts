import { WebSocket } from 'undici';

/** What a page says to come in. */
export interface LiveCredentials {
  readonly ticket: string;
  /** The id of the last message that it has. */
  readonly since: number;
}

/** Engine.IO 4 and Socket.IO 5, as far as a page that only confirms needs them. */
const open = '0';
const ping = '2';
const pong = '3';
const connect = '40';
const refused = '44';
const event = '42';
const withinMs = 10_000;

/** A page of our own: it confirms every message and shows none. */
export class LiveClient {
  private constructor(private readonly socket: WebSocket) {}

  /**
   * @param url of the gateway, e.g. "http://127.0.0.1:3000"
   * @returns once it is let in
   */
  static open(url: string, credentials: LiveCredentials): Promise<LiveClient> {
    const address = new URL('/live/?EIO=4&transport=websocket', url);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(address);
    return new Promise((resolve, reject) => {
      const fail = (why: string): void => {
        socket.close();
        reject(new Error(why));
      };
      const late = setTimeout(() => fail('the gateway does not answer'), withinMs);
      socket.addEventListener('error', () => fail('the gateway cannot be reached'));
      socket.addEventListener('close', () => fail('the gateway closed'));
      socket.addEventListener('message', ({ data }) => {
        const packet = String(data);
        if (packet.startsWith(event)) return confirm(socket, packet.slice(event.length));
        if (packet.startsWith(refused)) return fail('the gateway refused');
        if (packet.startsWith(open)) socket.send(connect + JSON.stringify(credentials));
        else if (packet === ping) socket.send(pong);
        else if (packet.startsWith(connect)) {
          clearTimeout(late);
          resolve(new LiveClient(socket));
        }
      });
    });
  }

  whenClosed(): Promise<void> {
    return new Promise((resolve) => {
      if (this.socket.readyState >= WebSocket.CLOSING) resolve();
      else this.socket.addEventListener('close', () => resolve());
    });
  }

  close(): void {
    this.socket.close();
  }
}

function confirm(socket: WebSocket, body: string): void {
  const [name, message] = JSON.parse(body) as [string, { readonly id?: number }?];
  if (name === 'message' && message?.id !== undefined) socket.send(event + JSON.stringify(['have', [message.id]]));
  // The gateway is about to go: its successor is found by coming back.
  if (name === 'leaving') socket.close();
}
