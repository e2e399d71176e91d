import { Injectable } from '@nestjs/common';
import type { Server } from 'socket.io';

/** The Socket.IO server of this process, once there is one; the gateway attaches it. */
@Injectable()
export class LiveServer {
  server?: Server;
}

/** The room of one person's own sockets; only the gateway puts a socket into it. */
export const personRoom = (personId: number): string => `person:${personId}`;
