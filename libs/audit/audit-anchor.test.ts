import { readAnchor, writeAnchor } from './audit-anchor';

const key = Buffer.alloc(32, 7);
const anchor = { sequence: 42, hash: Buffer.alloc(32, 0xab) };
const line = writeAnchor(anchor, key);

test('an anchor is read back from the line that was kept', () => {
  expect(readAnchor(`${line}\n`, key)).toEqual(anchor);
});

test('one altered character of the line, or another key, makes it no anchor', () => {
  for (let i = 0; i < line.length; i++) {
    const other = line[i] === '1' ? '2' : '1';
    expect(readAnchor(line.slice(0, i) + other + line.slice(i + 1), key)).toBeUndefined();
  }
  expect(readAnchor(line, Buffer.alloc(32, 8))).toBeUndefined();
  expect(readAnchor('', key)).toBeUndefined();
});
