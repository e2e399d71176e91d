import type { Server } from 'socket.io';

/** The Socket.IO server of this process, once there is one; the gateway attaches it. */
export class LiveServer {
  server?: Server;
}

/** The room of one person's own sockets; only the gateway puts a socket into it. */
export const personRoom = (personId: number): string => `person:${personId}`;

/** The room of everyone who looks at one incident; nothing personal is ever sent to it. */
export const incidentRoom = (incidentPublicId: string): string => `incident:${incidentPublicId}`;
