/** One event for many sockets, encoded once. */
export interface LiveFrame {
  /** As a Socket.IO packet. */
  readonly packet: string;
  /** The same inside an Engine.IO message and a WebSocket frame (RFC 6455, section 5.2: final, text, unmasked). */
  readonly bytes: Buffer;
}

const engineMessage = '4';
const socketEvent = '2';
const finalText = 0x81;

export function encodeLiveFrame(event: string, payload: unknown): LiveFrame {
  const packet = socketEvent + JSON.stringify([event, payload]);
  const body = Buffer.from(engineMessage + packet);
  return { packet, bytes: Buffer.concat([frameHeader(body.length), body]) };
}

function frameHeader(length: number): Buffer {
  if (length < 126) return Buffer.from([finalText, length]);
  if (length < 65_536) return Buffer.from([finalText, 126, length >> 8, length & 0xff]);
  const header = Buffer.from([finalText, 127, 0, 0, 0, 0, 0, 0, 0, 0]);
  header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}
