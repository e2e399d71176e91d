import type { Branded } from '../../platform/branded';

/** One event for many sockets, encoded once: Socket.IO's packet in Engine.IO's in a frame of RFC 6455, section 5.2. */
export type LiveFrame = Branded<Buffer, 'LiveFrame'>;

const engineMessage = '4';
const socketEvent = '2';
/** Final, text, unmasked. */
const finalText = 0x81;

export function encodeLiveFrame(event: string, payload: unknown): LiveFrame {
  const body = Buffer.from(engineMessage + socketEvent + JSON.stringify([event, payload]));
  return Buffer.concat([frameHeader(body.length), body]) as LiveFrame;
}

function frameHeader(length: number): Buffer {
  if (length < 126) return Buffer.from([finalText, length]);
  if (length < 65_536) return Buffer.from([finalText, 126, length >> 8, length & 0xff]);
  const header = Buffer.from([finalText, 127, 0, 0, 0, 0, 0, 0, 0, 0]);
  header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}
