import { io, type Socket } from 'socket.io-client';
import type { HttpClient } from '../world/http';
import type { Seen } from './seen';

const readersOfEachKind = 6;

/** Those who follow somebody, who are followed, and who live on their own. */
export function readersAmong<Person extends { readonly person: number; readonly follows: readonly number[] }>(
  people: readonly Person[],
): Person[] {
  const followed = new Set(people.flatMap(({ follows }) => follows));
  const kinds = [
    people.filter(({ follows }) => follows.length > 0),
    people.filter(({ person }) => followed.has(person)),
    people.filter(({ person, follows }) => follows.length === 0 && !followed.has(person)),
  ];
  return kinds.flatMap((kind) => kind.slice(0, readersOfEachKind));
}

/** Pages that citizens hold open. Each notes every frame; whoever is cut off stays away. */
export class OpenPages implements Disposable {
  private readonly sockets: Socket[] = [];

  constructor(private readonly seen: Seen[]) {}

  async open(url: string, readers: readonly { readonly person: number; readonly http: HttpClient }[]): Promise<void> {
    for (const { person, http } of readers) {
      const { body } = await http.must('POST', '/v1/me/live-tickets');
      const auth = { ticket: body['ticket'], since: 0 };
      const socket = io(url, { path: '/live', transports: ['websocket'], forceNew: true, reconnection: false, auth });
      socket.onAny((...frame: unknown[]) => this.seen.push({ reader: person, text: JSON.stringify(frame) }));
      this.sockets.push(socket);
    }
  }

  [Symbol.dispose](): void {
    for (const socket of this.sockets) socket.disconnect();
  }
}
