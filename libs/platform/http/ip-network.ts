/**
 * The network that one household or hoster commands: /24 of IPv4, /64 of IPv6. Limits count by it, since the rest of
 * an IPv6 address costs its holder nothing.
 */
export function ipNetwork(address: string): string {
  const bare = address.replace(/%.*$/, '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1] ?? bare;
  if (!mapped.includes(':')) return `${mapped.split('.').slice(0, 3).join('.')}.0/24`;
  return `${hextets(mapped).slice(0, 4).join(':')}::/64`;
}

/** The URL parser brings any spelling of an address into one form, in which at most one "::" is left to fill. */
function hextets(address: string): string[] {
  const [left = '', right = ''] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const before = left.split(':').filter(Boolean);
  const after = right.split(':').filter(Boolean);
  return [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
}
