import { parsePasswd } from './embedded-account';

test('accounts are read by name', () => {
  const text = 'root:x:0:0:root:/root:/bin/bash\npostgres:x:101:104:,,,:/var/lib/postgresql:/bin/bash\n';
  expect(parsePasswd(text)).toEqual(new Map([['postgres', { uid: 101, gid: 104 }]]));
});

test.each(['nobody:*:-2:-2:Unprivileged User:/var/empty:/usr/bin/false', '# comment', '', 'broken:x', 'a:x:b:c'])(
  '%j offers no account to lend',
  (line) => expect(parsePasswd(line).size).toBe(0),
);
