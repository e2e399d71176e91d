import { type BrowserKeys, deriveMessageKeys, encryptRecord, type MessageKeys, messageKeysBytes } from './encryption';

/**
 * The keys of one future message to one browser, made in quiet times so that in a crisis only the text is left to
 * encrypt. Each call makes a key pair of its own.
 * @returns 114 bytes in base64, secret: whoever has them reads that message
 */
export const preparePrekey = (keys: BrowserKeys): string => deriveMessageKeys(keys).toString('base64');

/** A prepared key in hand. It encrypts one message and then holds nothing any more. */
export class Prekey {
  private readonly keys: MessageKeys;
  private isUsed = false;

  /** @param prepared what `preparePrekey` gave, for the browser that will be written to */
  constructor(prepared: string) {
    const keys = Buffer.from(prepared, 'base64');
    if (keys.length !== messageKeysBytes) throw new RangeError('not a prepared key');
    this.keys = keys as MessageKeys; // ours, opened from its seal
  }

  /** @throws at the second call, and RangeError when the payload is longer than one record */
  encrypt(payload: string): Buffer {
    if (this.isUsed) throw new Error('a prekey encrypts one message only');
    this.isUsed = true;
    try {
      return encryptRecord(this.keys, payload);
    } finally {
      this.keys.fill(0);
    }
  }
}
