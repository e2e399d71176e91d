import { type BrowserKeys, deriveMessageKeys, encryptRecord, headerBytes, type MessageKeys } from './encryption';

const contentKeyEnd = headerBytes + 16;
const bytes = contentKeyEnd + 12;

/**
 * The keys of one future message to one browser, made in quiet times so that in a crisis only the text is left to
 * encrypt. Each call makes a key pair of its own.
 * @returns 114 bytes in base64, secret: whoever has them reads that message
 */
export function preparePrekey(keys: BrowserKeys): string {
  const { header, contentKey, nonce } = deriveMessageKeys(keys);
  return Buffer.concat([header, contentKey, nonce]).toString('base64');
}

/** A prepared key in hand. It encrypts one message and then holds nothing any more. */
export class Prekey {
  private keys: MessageKeys | undefined;

  /** @param prepared what `preparePrekey` gave, for the browser that will be written to */
  constructor(prepared: string) {
    const material = Buffer.from(prepared, 'base64');
    if (material.length !== bytes) throw new RangeError('not a prepared key');
    this.keys = {
      header: material.subarray(0, headerBytes),
      contentKey: material.subarray(headerBytes, contentKeyEnd),
      nonce: material.subarray(contentKeyEnd),
    };
  }

  /** @throws at the second call, and RangeError when the payload is longer than one record */
  encrypt(payload: string): Buffer {
    const { keys } = this;
    if (!keys) throw new Error('a prekey encrypts one message only');
    this.keys = undefined;
    try {
      return encryptRecord(keys, payload);
    } finally {
      keys.contentKey.fill(0);
    }
  }
}
