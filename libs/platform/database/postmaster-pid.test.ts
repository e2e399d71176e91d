import { parsePostmasterPid } from './postmaster-pid';

test('a running server says its process and its socket', () => {
  const text = '4711\n/srv/data\n1763760000\n5432\n/srv/socket\n\n    65540         3\nready   \n';
  expect(parsePostmasterPid(text)).toEqual({ pid: 4711, socketDirectory: '/srv/socket' });
});

test('a server that has just begun has no socket yet', () => {
  expect(parsePostmasterPid('4711\n/srv/data\n1763760000\n5432\n')).toEqual({ pid: 4711, socketDirectory: undefined });
});

test.each(['', '\n', '0', '1', '-4711', 'abc', '4711.5'])('%j names no server', (text) => {
  expect(parsePostmasterPid(text)).toBeUndefined();
});
