import { io, type Socket } from 'socket.io-client';
import type { DataSource } from 'typeorm';
import type { PersonId } from '../../../libs/people/person';
import type { PersonSessionsService } from '../../../libs/people/person-sessions.service';
import { httpJson } from './http-json.service';

/** How many pages open at once. */
const parallel = 16;
const openWithinMs = 60_000;

/** Pages of the service that people keep open: each signs in, asks for a ticket and listens. */
export class LivePages {
  /** Notice id → the people whose page got it. */
  readonly got = new Map<number, Set<PersonId>>();
  private readonly sockets: Socket[] = [];

  constructor(
    private readonly database: DataSource,
    private readonly sessions: PersonSessionsService,
    private readonly serverUrl: string,
  ) {}

  async open(people: readonly PersonId[]): Promise<void> {
    const waiting = people.values();
    const opener = async (): Promise<void> => {
      for (const person of waiting) await this.openOne(person);
    };
    await Promise.all(Array.from({ length: parallel }, opener));
  }

  close(): void {
    for (const socket of this.sockets) socket.disconnect();
  }

  private async openOne(person: PersonId): Promise<void> {
    const token = await this.database.transaction((tx) => this.sessions.open(tx, person, 24));
    const ticket = () =>
      httpJson<{ ticket: string }>(`${this.serverUrl}/v1/me/live-tickets`, {
        headers: { authorization: `Bearer ${token}` },
      });
    let since = 0;
    const socket = io(this.serverUrl, {
      path: '/live',
      transports: ['websocket'],
      forceNew: true,
      // A ticket works once, so that every connection asks for its own.
      auth: (send) => {
        ticket().then(
          (answer) => send({ ...answer, since }),
          () => undefined, // the server cuts a connection that says nothing, and the page comes back
        );
      },
    });
    this.sockets.push(socket);
    socket.on('message', ({ id }: { id: number }) => {
      since = Math.max(since, id);
      this.got.set(id, (this.got.get(id) ?? new Set()).add(person));
      socket.emit('have', [id]);
    });
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('the live gateway lets nobody in')), openWithinMs);
      // A busy gateway is asked again by itself; one that refuses is not.
      socket.on('connect_error', (fault) => socket.active || reject(fault));
      socket.once('caught-up', () => {
        clearTimeout(late);
        resolve();
      });
    });
  }
}
