import { connect, type Socket } from 'node:net';

export interface Answer {
  /** 0 when there was no answer. */
  readonly status: number;
  readonly body: string;
}

/** A request that is ready to be written. */
export function postOf(path: string, headers: Readonly<Record<string, string>>, body: string): string {
  const lines = Object.entries({ host: 'service', ...headers, 'content-length': String(Buffer.byteLength(body)) });
  return `POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`;
}

/** One kept-alive connection with one request at a time. */
export class KeptConnection {
  private socket?: Socket;
  private settle: (answer: Answer) => void = () => undefined;
  private received = '';

  constructor(private readonly port: number) {}

  ask(request: string): Promise<Answer> {
    return new Promise((resolve) => {
      this.settle = resolve;
      this.received = '';
      this.opened().write(request);
    });
  }

  close(): void {
    this.socket?.destroy();
  }

  private opened(): Socket {
    if (this.socket && !this.socket.destroyed) return this.socket;
    const socket = connect(this.port, '127.0.0.1').setNoDelay(true).setEncoding('latin1');
    const closed = (): void => {
      socket.destroy();
      if (this.socket === socket) this.settle({ status: 0, body: '' });
    };
    socket.on('data', (chunk: string) => this.read(chunk)).on('error', closed).on('close', closed); // prettier-ignore
    return (this.socket = socket);
  }

  private read(chunk: string): void {
    this.received += chunk;
    const headEnd = this.received.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(this.received.slice(0, headEnd + 2))?.[1] ?? 0);
    if (this.received.length < headEnd + 4 + length) return;
    const body = Buffer.from(this.received.slice(headEnd + 4), 'latin1').toString();
    this.settle({ status: Number(this.received.slice(9, 12)), body });
  }
}
