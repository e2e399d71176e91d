import { lookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address';

/**
 * Resolves a push service's name at the moment of connecting, and refuses an answer inside our own network: a name that
 * was public when the address was registered may point elsewhere by now.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (fault, found: LookupAddress[]) => {
    if (fault) {
      callback(fault, '');
      return;
    }
    const open = found.filter(({ address }) => isPublicAddress(address));
    const [first] = open;
    if (!first) {
      callback(Object.assign(new Error(`${hostname} has no public address`), { code: 'ENOTPUBLIC' }), '');
    } else if (options.all) {
      callback(null, open);
    } else {
      callback(null, first.address, first.family);
    }
  });
};
