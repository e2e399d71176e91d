import type { Tap } from './tcp-proxy';

/** A moment in the talk between a program and PostgreSQL. */
export interface WirePoint {
  /** `sent`: the statement is on its way and never arrives; `answered`: it was carried out and nobody hears of it. */
  readonly at: 'sent' | 'answered';
  readonly statement: RegExp;
  /** Only in a transaction in which such a statement was sent before. */
  readonly after?: RegExp;
  /** The how manyth such moment; 1 when left out. */
  readonly nth?: number;
}

interface Armed {
  readonly point: WirePoint;
  left: number;
  readonly strike: (name: string) => void;
}

/**
 * Listens to the PostgreSQL wire protocol (frontend/backend protocol 3.0) and strikes at a chosen moment: between the
 * commit of a transaction and the answer that its program waits for, for one. The program under test knows nothing of it.
 */
export class WireTrigger {
  private armed: Armed | undefined;

  /** @param strike called in the very moment with whose talk it was; the connection is reset afterwards. Resolves then. */
  arm(point: WirePoint, strike: (name: string) => void): Promise<void> {
    return new Promise((resolve) => {
      const both = (name: string): void => {
        strike(name);
        resolve();
      };
      this.armed = { point, left: point.nth ?? 1, strike: both };
    });
  }

  disarm(): void {
    this.armed = undefined;
  }

  /** For one connection of the program of this name. */
  tap(name: string): Tap {
    return new WireTap((at, statement, before) => this.meets(name, at, statement, before));
  }

  private meets(name: string, at: WirePoint['at'], statement: string, before: readonly string[]): boolean {
    const { armed } = this;
    if (!armed || armed.point.at !== at || !armed.point.statement.test(statement)) return false;
    const { after } = armed.point;
    if (after && !before.some((each) => after.test(each))) return false;
    armed.left -= 1;
    if (armed.left > 0) return false;
    this.armed = undefined;
    armed.strike(name);
    return true;
  }
}

type Meets = (at: WirePoint['at'], statement: string, before: readonly string[]) => boolean;

class WireTap implements Tap {
  private readonly fromClient = new Messages(true);
  private readonly fromServer = new Messages(false);
  private readonly prepared = new Map<string, string>();
  private transaction: string[] = [];
  private current = '';

  constructor(private readonly meets: Meets) {}

  sent(chunk: Buffer): number | undefined {
    for (const { type, body, startsAt } of this.fromClient.read(chunk)) {
      const statement = this.statementOf(type, body);
      if (statement === undefined) continue;
      this.current = statement;
      if (/^\s*(BEGIN|START TRANSACTION)/i.test(statement)) this.transaction = [];
      if (this.meets('sent', statement, this.transaction)) return Math.max(0, startsAt);
      this.transaction.push(statement);
    }
    return undefined;
  }

  answered(chunk: Buffer): number | undefined {
    for (const { type, startsAt } of this.fromServer.read(chunk)) {
      const isComplete = type === 'C';
      if (isComplete && this.meets('answered', this.current, this.transaction)) return Math.max(0, startsAt);
    }
    return undefined;
  }

  /** Query and Parse carry the text; Bind names what was parsed under a name before. */
  private statementOf(type: string, body: Buffer): string | undefined {
    if (type === 'Q') return textAt(body, 0).text;
    if (type === 'P') {
      const name = textAt(body, 0);
      const { text } = textAt(body, name.next);
      if (name.text !== '') this.prepared.set(name.text, text);
      return text;
    }
    if (type !== 'B') return undefined;
    const name = textAt(body, textAt(body, 0).next).text;
    return name === '' ? undefined : this.prepared.get(name);
  }
}

function textAt(body: Buffer, from: number): { readonly text: string; readonly next: number } {
  const end = body.indexOf(0, from);
  return { text: body.toString('utf8', from, end), next: end + 1 };
}

interface WireMessage {
  readonly type: string;
  readonly body: Buffer;
  /** In the newest chunk; below zero when it began in an earlier one. */
  readonly startsAt: number;
}

/** Cuts a stream into its messages: a letter, a length, a body. Only the client's first one has no letter. */
class Messages {
  private rest: Buffer = Buffer.alloc(0);

  constructor(private hasGreeting: boolean) {}

  *read(chunk: Buffer): Generator<WireMessage> {
    const before = this.rest.length;
    this.rest = before === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    let at = 0;
    for (;;) {
      const letter = this.hasGreeting ? 0 : 1;
      if (this.rest.length < at + letter + 4) break;
      const end = at + letter + this.rest.readUInt32BE(at + letter);
      if (this.rest.length < end) break;
      const type = letter === 0 ? '' : String.fromCharCode(this.rest[at]);
      const body = this.rest.subarray(at + letter + 4, end);
      const startsAt = at - before;
      this.hasGreeting = false;
      at = end;
      yield { type, body, startsAt };
    }
    this.rest = this.rest.subarray(at);
  }
}
