import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A WebSocket client that does as it is told, also what no good client does. */
export class RawSocket {
  /** Set once the server has closed, by the code of its close frame. */
  closeCode?: number;
  readonly texts: string[] = [];
  private received = Buffer.alloc(0);
  private reading?: NodeJS.Timeout;

  private constructor(
    private readonly socket: Socket,
    readonly status: number,
  ) {
    socket.on('error', () => undefined);
    socket.on('data', (data: Buffer) => this.take(data));
  }

  /** @param headers of the handshake, beside those of the protocol */
  static async open(url: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<RawSocket> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    const lines = Object.entries({
      Host: `${hostname}:${port}`,
      Upgrade: 'websocket',
      Connection: 'Upgrade',
      'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
      'Sec-WebSocket-Version': '13',
      ...headers,
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
    let answer = Buffer.alloc(0);
    while (!answer.includes('\r\n\r\n')) {
      const [data] = (await once(socket, 'data')) as [Buffer];
      answer = Buffer.concat([answer, data]);
    }
    const end = answer.indexOf('\r\n\r\n') + 4;
    const raw = new RawSocket(socket, Number(answer.toString('latin1', 9, 12)));
    raw.take(answer.subarray(end));
    return raw;
  }

  send(text: string): void {
    const body = Buffer.from(text);
    const length =
      body.length < 126
        ? [0x80 | body.length]
        : body.length < 65_536
          ? [0x80 | 126, body.length >> 8, body.length & 255]
          : undefined;
    const header = length ? Buffer.from([0x81, ...length]) : Buffer.alloc(10);
    if (!length) {
      header.set([0x81, 0x80 | 127]);
      header.writeBigUInt64BE(BigInt(body.length), 2);
    }
    // A mask of zeros leaves the text as it is.
    this.socket.write(Buffer.concat([header, Buffer.alloc(4), body]));
  }

  /** A byte a second, until it is closed or reads on. */
  readSlowly(): void {
    this.socket.pause();
    this.reading = setInterval(() => this.socket.read(1), 1000);
    this.socket.once('close', () => clearInterval(this.reading));
  }

  readOn(): void {
    clearInterval(this.reading);
    this.socket.resume();
  }

  /** By a close frame, which this client never answers, or by the end of the connection. */
  async whenClosed(): Promise<void> {
    while (this.closeCode === undefined && !this.socket.closed)
      await Promise.race([once(this.socket, 'data'), once(this.socket, 'close')]);
  }

  async whenSaid(start: string): Promise<string> {
    for (;;) {
      const found = this.texts.find((text) => text.startsWith(start));
      if (found !== undefined) return found;
      if (this.socket.closed) throw new Error(`closed with ${this.closeCode} before "${start}" was said`);
      await Promise.race([once(this.socket, 'data'), once(this.socket, 'close')]);
    }
  }

  close(): void {
    this.socket.destroy();
  }

  private take(data: Buffer): void {
    this.received = Buffer.concat([this.received, data]);
    for (;;) {
      const { received } = this;
      const short = received[1];
      if (short === undefined) return;
      const start = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (received.length < start) return;
      const length =
        short < 126 ? short : short === 126 ? received.readUInt16BE(2) : Number(received.readBigUInt64BE(2));
      if (received.length < start + length) return;
      const body = received.subarray(start, start + length);
      if ((received[0] & 15) === 8) this.closeCode = body.length >= 2 ? body.readUInt16BE(0) : 1005;
      else this.texts.push(body.toString());
      this.received = received.subarray(start + length);
    }
  }
}
