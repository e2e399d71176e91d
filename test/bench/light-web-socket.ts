import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

interface Heard {
  readonly data: string;
  readonly code: number;
}
type Listener = (heard: Heard) => void;

const finalText = 0x81;
const goodbye = 8;

/**
 * As much of a browser's WebSocket as our pages use, over a plain socket: thousands fit into one process, and what is
 * measured is the server.
 */
export class LightWebSocket {
  /** Statuses with which handshakes were answered, in this process. */
  static readonly statuses: Record<string, number> = {};
  /** When handshakes were accepted, in milliseconds since 1970. */
  static readonly acceptedAt: number[] = [];

  readyState = 0;
  private readonly socket: Socket;
  private readonly listeners: Record<string, Listener[]> = {};
  private received: Buffer = Buffer.alloc(0);
  private closeCode = 1006;

  constructor(url: string) {
    const { hostname, port, pathname, search } = new URL(url);
    this.socket = connect(Number(port), hostname).setNoDelay(true);
    const key = randomBytes(16).toString('base64');
    this.socket.write(
      `GET ${pathname}${search} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    );
    this.socket.on('data', (data: Buffer) => this.take(data));
    this.socket.on('error', () => undefined);
    this.socket.on('close', () => {
      this.readyState = 3;
      this.tell('close', { data: '', code: this.closeCode });
    });
  }

  addEventListener(name: string, listener: Listener): void {
    (this.listeners[name] ??= []).push(listener);
  }

  send(text: string): void {
    const body = Buffer.from(text);
    const header = body.length < 126 ? [0x80 | body.length] : [0x80 | 126, body.length >> 8, body.length & 255];
    // A mask of zeros leaves the text as it is.
    this.socket.write(Buffer.concat([Buffer.from([finalText, ...header, 0, 0, 0, 0]), body]));
  }

  close(): void {
    this.socket.destroy();
  }

  private take(data: Buffer): void {
    this.received = this.received.length > 0 ? Buffer.concat([this.received, data]) : data;
    if (this.readyState === 0 && !this.open()) return;
    for (;;) {
      const { received } = this;
      if (received.length < 2) return;
      const start = received[1] < 126 ? 2 : 4; // the bench has no message beyond 64 KiB
      if (received.length < start) return;
      const end = start + (start === 2 ? received[1] : received.readUInt16BE(2));
      if (received.length < end) return;
      this.received = received.subarray(end);
      if ((received[0] & 15) === goodbye) {
        this.closeCode = received.readUInt16BE(start);
        this.socket.destroy();
      } else this.tell('message', { data: received.toString('utf8', start, end), code: 0 });
    }
  }

  /** @returns whether the handshake is over, and there is a socket */
  private open(): boolean {
    const end = this.received.indexOf('\r\n\r\n');
    if (end < 0) return false;
    const status = this.received.toString('latin1', 9, 12);
    LightWebSocket.statuses[status] = (LightWebSocket.statuses[status] ?? 0) + 1;
    this.received = this.received.subarray(end + 4);
    if (status !== '101') {
      this.socket.destroy();
      return false;
    }
    LightWebSocket.acceptedAt.push(Date.now());
    this.readyState = 1;
    return true;
  }

  private tell(name: string, heard: Heard): void {
    for (const listener of this.listeners[name] ?? []) listener(heard);
  }
}
