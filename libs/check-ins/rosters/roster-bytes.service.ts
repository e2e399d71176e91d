import { rosterProblems } from './roster-problems';
import { rosterLimits } from './roster-row';

/**
 * All of it is read, also what is too much and not kept: a browser hears of a refusal only after it has sent its file.
 * @throws roster-too-large
 */
export async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of stream) {
    length += piece.length;
    if (length <= rosterLimits.bytes) pieces.push(piece);
    else pieces.length = 0;
  }
  if (length > rosterLimits.bytes) throw rosterProblems['roster-too-large']();
  return Buffer.concat(pieces);
}
