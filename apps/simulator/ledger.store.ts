import {
  closeSync,
  createReadStream,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { type LedgerLine, parseLedgerLine } from './ledger';

const flushEveryMs = 50;
/** A burst is written at once rather than piled up in memory. */
const flushAtLines = 5_000;

/** What phones and browsers really got, one JSON object per line, appended to a file that outlives the process. */
export class LedgerStore implements Disposable {
  readonly #descriptor: number;
  #waiting: string[] = [];
  readonly #timer: NodeJS.Timeout;

  constructor(readonly file: string) {
    mkdirSync(dirname(file), { recursive: true });
    this.#descriptor = openSync(file, 'a+');
    dropTornLine(this.#descriptor);
    this.#timer = setInterval(() => this.flush(), flushEveryMs).unref();
  }

  append(line: LedgerLine): void {
    this.#waiting.push(JSON.stringify(line));
    if (this.#waiting.length >= flushAtLines) this.flush();
  }

  flush(): void {
    if (this.#waiting.length === 0) return;
    const block = Buffer.from(`${this.#waiting.join('\n')}\n`);
    this.#waiting = [];
    for (let written = 0; written < block.length;) written += writeSync(this.#descriptor, block, written);
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    this.flush();
    closeSync(this.#descriptor);
  }
}

/** A killed writer may have left half a line, which the next one would be glued to. */
function dropTornLine(descriptor: number): void {
  const block = Buffer.alloc(65_536);
  for (let end = fstatSync(descriptor).size; end > 0;) {
    const start = Math.max(0, end - block.length);
    const lineEnd = block.subarray(0, readSync(descriptor, block, 0, end - start, start)).lastIndexOf(0x0a);
    if (lineEnd >= 0) return ftruncateSync(descriptor, start + lineEnd + 1);
    end = start;
  }
  ftruncateSync(descriptor, 0);
}

/**
 * The lines of a ledger in the order of writing, without holding the file in memory. The last line is left out when it
 * has no end: its writer was killed in the middle of it.
 * @throws SyntaxError on a broken line anywhere else.
 */
export async function* readLedger(file: string): AsyncGenerator<LedgerLine> {
  let rest = '';
  for await (const chunk of createReadStream(file, 'utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') yield parseLedgerLine(line);
  }
}
