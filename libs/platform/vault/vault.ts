import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const version = 1;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Seals personal values before they reach the database. AES-256-GCM; the context (table, row and column) is
 * authenticated, so that a sealed value moved to another row does not open. Look-ups go through a keyed blind index
 * under a separate key: phone numbers are few enough to enumerate, so a plain hash would hide nothing.
 */
export class Vault {
  private readonly sealKey: Buffer;
  private readonly indexKey: Buffer;

  /** @param keys each 32 bytes, base64 */
  constructor(keys: { readonly sealKey: string; readonly indexKey: string }) {
    this.sealKey = Buffer.from(keys.sealKey, 'base64');
    this.indexKey = Buffer.from(keys.indexKey, 'base64');
    if (this.sealKey.length !== 32 || this.indexKey.length !== 32 || this.sealKey.equals(this.indexKey)) {
      throw new RangeError('SEAL_KEY and INDEX_KEY must be two different base64 values of 32 bytes');
    }
  }

  /** @returns version (1 byte) ‖ nonce (12) ‖ tag (16) ‖ ciphertext */
  seal(plain: string, context: string): Buffer {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.sealKey, nonce).setAAD(Buffer.from(context));
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), body]);
  }

  /** @throws when the value was altered, moved to another row, or sealed under another key */
  open(sealed: Buffer, context: string): string {
    if (sealed[0] !== version) throw new RangeError(`sealed value of unknown version ${sealed[0]}`);
    const nonce = sealed.subarray(1, 1 + nonceBytes);
    const tag = sealed.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes);
    const decipher = createDecipheriv('aes-256-gcm', this.sealKey, nonce, { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(context)).setAuthTag(tag);
    const body = sealed.subarray(1 + nonceBytes + tagBytes);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  }

  /** HMAC-SHA-256 of the value, 32 bytes; equal values give equal indexes, nothing else is learnt without the key. */
  index(value: string): Buffer {
    return createHmac('sha256', this.indexKey).update(value).digest();
  }

  /** A key for another purpose, derived so that the two master keys stay the only secrets to guard. */
  deriveKey(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.sealKey, Buffer.alloc(0), purpose, 32));
  }
}
