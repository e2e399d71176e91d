import { io, type Socket } from 'socket.io-client';
import type { Subscriber } from './subscribers';

export interface LiveMessage {
  readonly id: number;
  readonly title?: string;
  readonly body: string;
  readonly language: string;
  readonly kind: string;
}

/** A page that somebody holds open: what came to it, oldest first, each message once. */
export class LivePage {
  readonly messages: LiveMessage[] = [];
  /** Messages that came again. */
  repeated = 0;
  /** While false the page takes messages and does not say so, as one whose network is breaking. */
  acknowledges = true;
  private readonly caughtUp: Promise<unknown>;

  private constructor(private readonly socket: Socket) {
    socket.on('message', (message: LiveMessage) => {
      if (this.messages.some(({ id }) => id === message.id)) this.repeated += 1;
      else this.messages.push(message);
      if (this.acknowledges) socket.emit('have', [message.id]);
    });
    this.caughtUp = new Promise((resolve) => socket.once('caught-up', resolve));
  }

  /** Opens once all that it missed has come. @param since the id of the last message that the page has */
  static async open(url: string, owner: Subscriber, since = 0): Promise<LivePage> {
    const { body } = await owner.http.must('POST', '/v1/me/live-tickets');
    const socket = io(url, {
      path: '/live',
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      auth: { ticket: body['ticket'], since },
    });
    const page = new LivePage(socket);
    const refused = new Promise((_, reject) => socket.once('connect_error', reject));
    await Promise.race([page.caughtUp, refused]);
    return page;
  }

  get isOpen(): boolean {
    return this.socket.connected;
  }

  get lastId(): number {
    return this.messages.reduce((last, { id }) => Math.max(last, id), 0);
  }

  /** Resolves when the server has cut it off, or it is closed. */
  whenClosed(): Promise<void> {
    return new Promise((resolve) => {
      if (this.socket.connected) this.socket.once('disconnect', () => resolve());
      else resolve();
    });
  }

  close(): void {
    this.socket.disconnect();
  }
}
