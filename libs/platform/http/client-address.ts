import { BlockList, isIP } from 'node:net';

/** Addresses and CIDR blocks, such as "10.0.0.0/8", as one list to ask. */
export function networksOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

/**
 * Who is calling, for connections that no HTTP framework reads: the last address of X-Forwarded-For that no proxy of
 * ours wrote about another. What a stranger forges in front of it is not believed.
 */
export function clientAddress(peer: string, forwardedFor: string | undefined, trusted: BlockList): string {
  const isTrusted = (address: string): boolean => {
    const bare = address.replace(/^::ffff:(?=\d+\.)/i, '');
    const version = isIP(bare);
    return version !== 0 && trusted.check(bare, version === 6 ? 'ipv6' : 'ipv4');
  };
  let client = peer;
  for (const hop of (forwardedFor ?? '')
    .split(',')
    .map((part) => part.trim())
    .reverse()) {
    if (!isTrusted(client) || isIP(hop) === 0) break;
    client = hop;
  }
  return client;
}
