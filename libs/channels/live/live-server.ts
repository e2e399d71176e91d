/** What sending needs of a Socket.IO server. */
interface LiveRooms {
  to(room: string): {
    timeout(ms: number): { emitWithAck(event: 'message', payload: object): Promise<unknown[]> };
  };
}

/** The live server of this process, once there is one; the gateway attaches it. */
export class LiveServer {
  rooms?: LiveRooms;
}

/** The room of one person's own sockets; only the gateway puts a socket into it. */
export const personRoom = (personId: number): string => `person:${personId}`;
