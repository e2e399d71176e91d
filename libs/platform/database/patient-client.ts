import { Client, type ClientConfig } from 'pg';

type Callback = ((fault: Error) => void) | ((fault: null, client: Client) => void);

/** A server that has just refused, because it is down or recovering, is left alone for so long. */
const patienceMs = 200;

interface Refusal {
  readonly fault: Error;
  readonly atMs: number;
}

/** Of this process, by server: whatever pool asks next need not be told the same. */
const refusals = new Map<string, Refusal>();

/**
 * A connection for pools. It tries no server that has refused a moment ago: after a crash, thousands of tries a second
 * would cost the server the time that it needs to recover. And its errors are always heard: one that arrives after a
 * broken connection was given back would otherwise end the process.
 */
export class PatientClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }

  override connect(): Promise<Client>;
  override connect(callback: Callback): void;
  override connect(callback?: Callback): Promise<Client> | undefined {
    const trying = this.tryToConnect();
    if (!callback) return trying;
    // Out of the promise: what the callback throws is its own affair.
    const answer = (fault: Error | null): void => process.nextTick(callback, fault, this);
    trying.then(() => answer(null), answer);
    return undefined;
  }

  private async tryToConnect(): Promise<Client> {
    const server = `${this.host}:${this.port}`;
    const refusal = refusals.get(server);
    if (refusal && performance.now() - refusal.atMs < patienceMs) throw refusal.fault;
    try {
      await super.connect();
      refusals.delete(server);
      return this;
    } catch (fault) {
      if (fault instanceof Error && isRefusal(fault)) refusals.set(server, { fault, atMs: performance.now() });
      throw fault;
    }
  }
}

/** The server takes nobody: nothing listens, it starts up or recovers (57P03), or goes down (57P01, 57P02). */
function isRefusal(fault: Error): boolean {
  return 'code' in fault && typeof fault.code === 'string' && /^(ECONNREFUSED|ENOENT|57P0[123])$/.test(fault.code);
}
