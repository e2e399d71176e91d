import { encodeLiveFrame } from './live-frame';

/** Reads a server's frame as RFC 6455 describes it. */
function textOf(frame: Buffer): string {
  expect(frame[0]).toBe(0x81);
  const short = frame[1];
  const [start, length] =
    short < 126 ? [2, short] : short === 126 ? [4, frame.readUInt16BE(2)] : [10, Number(frame.readBigUInt64BE(2))];
  expect(frame.length).toBe(start + length);
  return frame.toString('utf8', start);
}

test.each([0, 50, 107, 108, 109, 125, 126, 65_000, 65_535, 65_536, 200_000])(
  'a message of %i letters comes out of its frame as it went in',
  (letters) => {
    const payload = { body: 'é'.repeat(letters / 2) + 'x'.repeat(letters % 2) };
    expect(textOf(encodeLiveFrame('message', payload))).toBe(`42${JSON.stringify(['message', payload])}`);
  },
);

test('lengths around the limits of each form of the header are written in the shortest form', () => {
  const headerOf = (bodyBytes: number): number => {
    const empty = encodeLiveFrame('e', '').length - 2;
    return encodeLiveFrame('e', 'x'.repeat(bodyBytes - empty)).length - bodyBytes;
  };
  expect([125, 126, 65_535, 65_536].map(headerOf)).toEqual([2, 4, 4, 10]);
});
