import { durabilityFaults } from './durability';

const sound = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on', data_checksums: 'on' };

test.each(['on', 'local', 'remote_write', 'remote_apply'])('a server that commits %s is durable', (value) => {
  expect(durabilityFaults({ ...sound, synchronous_commit: value })).toEqual([]);
});

test.each(['fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums'] as const)(
  '%s switched off is refused by name, with the way to put it right',
  (name) => {
    const faults = durabilityFaults({ ...sound, [name]: 'off' });
    expect(faults).toEqual([expect.stringMatching(new RegExp(`^${name} is off: .+`))]);
  },
);

test('a setting that the server does not report counts as a fault', () => {
  expect(durabilityFaults({ fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' })).toEqual([
    expect.stringContaining('data_checksums is unknown'),
  ]);
});
