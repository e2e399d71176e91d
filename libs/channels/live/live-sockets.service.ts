import { setImmediate as otherWork, setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Socket } from 'socket.io';
import type { LiveCloseReason } from './live-close-codes';
import type { LiveFrame } from './live-frame';
import { LiveMember } from './live-member.adapter';

/** Who shares what they are sent; rooms are named by the server alone. */
export type LiveRoom = `person:${number}` | `incident:${number}`;

/** One message to everybody in a room. */
export interface LiveMessage {
  readonly room: LiveRoom;
  readonly frame: LiveFrame;
  /** Named by pages when they confirm. */
  readonly id?: number;
  /** Called for each socket that says that it has the message. */
  readonly confirmed?: () => void;
}

/** The event loop is given back after this long, whatever is left to write. */
const sliceMs = 10;
const lastWordsMs = 300;
/** Looking at the clock costs as much as a small write. */
const lookEvery = 16;

/** The open sockets of this process. */
@Injectable()
export class LiveSocketsService {
  private readonly rooms = new Map<LiveRoom, Set<LiveMember>>();
  private readonly members = new Map<string, LiveMember>();

  get size(): number {
    return this.members.size;
  }

  get ids(): string[] {
    return [...this.members.keys()];
  }

  /** Until it disconnects, the socket gets what its room is sent. */
  join(socket: Socket, room: LiveRoom): void {
    const member = this.members.get(socket.id) ?? new LiveMember(socket);
    this.members.set(socket.id, member);
    const others = this.rooms.get(room);
    if (others) others.add(member);
    else this.rooms.set(room, new Set([member]));
    socket.once('disconnect', () => this.leave(socket.id, room, member));
  }

  isOpen(room: LiveRoom): boolean {
    return this.rooms.has(room);
  }

  /** To one socket, ahead of nothing and behind what it was sent before. */
  write(socketId: string, frame: LiveFrame, id?: number, confirmed?: () => void): void {
    this.members.get(socketId)?.write(frame, id, confirmed);
  }

  cut(socketId: string, reason: LiveCloseReason): void {
    this.members.get(socketId)?.cut(reason);
  }

  /** In slices, so that answers, acknowledgements and heartbeats are served meanwhile. */
  async send(messages: Iterable<LiveMessage>): Promise<void> {
    let sliceEnd = performance.now() + sliceMs;
    let written = 0;
    for (const { room, frame, id, confirmed } of messages) {
      for (const member of this.rooms.get(room) ?? []) {
        member.write(frame, id, confirmed);
        written += 1;
        if (written % lookEvery !== 0 || performance.now() < sliceEnd) continue;
        await otherWork();
        sliceEnd = performance.now() + sliceMs;
      }
    }
  }

  /** To everybody, then nothing more. Pages have a moment to confirm what they have before they are closed. */
  async sayGoodbye(frame: LiveFrame): Promise<void> {
    await this.send([...this.rooms.keys()].map((room) => ({ room, frame })));
    if (this.members.size > 0) await pause(lastWordsMs);
    for (const member of this.members.values()) member.cut('leaving');
  }

  private leave(socketId: string, room: LiveRoom, member: LiveMember): void {
    this.members.delete(socketId);
    const others = this.rooms.get(room);
    others?.delete(member);
    if (others?.size === 0) this.rooms.delete(room);
  }
}
