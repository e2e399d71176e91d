import { clientAddress, networksOf } from './client-address';

const trusted = networksOf(['10.0.0.0/8', '192.0.2.7', '2001:db8::/32']);

test.each<[string, string | undefined, string, string]>([
  ['198.51.100.9', '203.0.113.1', '198.51.100.9', 'a stranger is who they are, whatever they write'],
  ['198.51.100.9', undefined, '198.51.100.9', 'nobody forwards'],
  ['10.1.2.3', '203.0.113.1', '203.0.113.1', 'our proxy names its client'],
  ['::ffff:10.1.2.3', '203.0.113.1', '203.0.113.1', 'our proxy over a mapped address'],
  ['10.1.2.3', '192.168.0.1, 203.0.113.1, 192.0.2.7', '203.0.113.1', 'what the client itself wrote is not believed'],
  ['2001:db8::1', '2001:db9::9', '2001:db9::9', 'the same over IPv6'],
  ['10.1.2.3', 'unknown', '10.1.2.3', 'what is no address is not believed'],
])('%s with "%s" is %s: %s', (peer, forwardedFor, client, _why) => {
  expect(clientAddress(peer, forwardedFor, trusted)).toBe(client);
});
