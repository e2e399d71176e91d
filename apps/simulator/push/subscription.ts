import { createECDH, createHash, createHmac, randomBytes } from 'node:crypto';

/** What a browser hands to a website: `PushSubscription.toJSON()`, with its id in this push service. */
export interface Subscription {
  readonly id: string;
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

/** The browser's secret half. */
export interface SubscriptionSecret {
  readonly privateKey: Buffer;
  readonly publicKey: Buffer;
  readonly auth: Buffer;
}

const idBytes = 12;
const tagBytes = 6;

/**
 * Ids and keys of subscriptions. Everything follows from the id and the seed, so that a million subscriptions take no
 * memory, and those of an earlier run are still good when the simulator is started again with its seed.
 */
export class SubscriptionKeys {
  readonly #secret: Buffer;

  constructor(seed: number) {
    this.#secret = createHash('sha256').update(`push subscriptions of seed ${seed}`).digest();
  }

  newId(): string {
    const name = randomBytes(idBytes);
    return Buffer.concat([name, this.#tag(name)]).toString('base64url');
  }

  /** Whether this service, or an earlier run of it, made the id. */
  isOurs(id: string): boolean {
    const bytes = Buffer.from(id, 'base64url');
    if (bytes.length !== idBytes + tagBytes) return false;
    return this.#tag(bytes.subarray(0, idBytes)).equals(bytes.subarray(idBytes));
  }

  secretOf(id: string): SubscriptionSecret {
    const privateKey = this.#derive('private', id);
    // Below 2²⁵⁵ and so below the order of the curve: every such number is a key.
    privateKey[0] &= 0x7f;
    const ecdh = createECDH('prime256v1');
    ecdh.setPrivateKey(privateKey);
    return { privateKey, publicKey: ecdh.getPublicKey(), auth: this.#derive('auth', id).subarray(0, 16) };
  }

  #tag(name: Buffer): Buffer {
    return createHmac('sha256', this.#secret).update('id').update(name).digest().subarray(0, tagBytes);
  }

  #derive(what: 'private' | 'auth', id: string): Buffer {
    return createHmac('sha256', this.#secret).update(what).update(id).digest();
  }
}
