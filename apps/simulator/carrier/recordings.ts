import { hum } from './wav';

interface Recording {
  readonly sid: string;
  readonly callSid: string;
  readonly seconds: number;
}

const mostKept = 1000;

/** What phones have said, until the account's owner deletes it. */
export class Recordings {
  readonly #bySid = new Map<string, Recording>();

  add(recording: Recording): void {
    this.#bySid.set(recording.sid, recording);
    if (this.#bySid.size <= mostKept) return;
    const [oldest] = this.#bySid.keys();
    this.#bySid.delete(oldest);
  }

  sound(sid: string): Buffer | undefined {
    const recording = this.#bySid.get(sid);
    return recording && hum(recording.seconds);
  }

  delete(sid: string): boolean {
    return this.#bySid.delete(sid);
  }

  get size(): number {
    return this.#bySid.size;
  }
}
