import { buildConnector, type Dispatcher, Pool } from 'undici';
import type { CarrierAccount } from '../../platform/config/config';
import { Withdrawn } from '../channel';

/** Longest answer that is read: a carrier's JSON is a few kilobytes. */
const answerCeiling = 64 * 1024;
/** A late answer is still an answer: giving up on it makes its outcome unknown. */
const timeoutMs = 25_000;
const questionMs = 5000;
const connectTimeoutMs = 5000;
const connections = 512;

/** The request was written and no usable answer came: it may have been carried out. */
export class UncertainAnswer extends Error {}

/** Nothing was handed over: no connection to the carrier could be made. */
export class CarrierAway extends Error {}

export interface CarrierAnswer {
  readonly status: number;
  /** At most an hour, whatever the carrier says. */
  readonly retryAfterSeconds?: number;
  readonly text: string;
}

/**
 * Posts to one resource, and reads it, of one account. Connections are kept alive, redirects are not followed, long answers
 * are cut, and a failure says whether the request may have reached the carrier. The SDK does the same work at seven
 * times the cost; it stays for signatures.
 */
export class TwilioTransport {
  private readonly pool: Pool;
  private readonly path: string;
  private readonly headers: Readonly<Record<string, string>>;

  constructor(
    { accountSid, authTokens, apiUrl = 'https://api.twilio.com' }: CarrierAccount,
    resource: 'Messages' | 'Calls' = 'Messages',
  ) {
    this.pool = new Pool(apiUrl, { connections, connect: connector() });
    this.path = `/2010-04-01/Accounts/${accountSid}/${resource}.json`;
    this.headers = {
      authorization: `Basic ${Buffer.from(`${accountSid}:${authTokens[0]}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
    };
  }

  /**
   * @param isWithdrawn asked once more in the moment in which there is a connection: the request may have waited for it,
   *   or the process stood still
   * @throws UncertainAnswer, CarrierAway, Withdrawn
   */
  post(form: string, isWithdrawn?: () => boolean): Promise<CarrierAnswer> {
    return this.request({ method: 'POST', path: this.path, body: form }, timeoutMs, isWithdrawn);
  }

  /** Changes nothing, so that nobody needs to wait long. @throws UncertainAnswer, CarrierAway */
  get(search: string): Promise<CarrierAnswer> {
    return this.request({ method: 'GET', path: `${this.path}?${search}` }, questionMs);
  }

  private request(
    question: Pick<Dispatcher.DispatchOptions, 'method' | 'path' | 'body'>,
    patienceMs: number,
    isWithdrawn?: () => boolean,
  ): Promise<CarrierAnswer> {
    const { headers } = this;
    return new Promise((resolve, reject) => {
      let head: Omit<CarrierAnswer, 'text'> | undefined;
      let length = 0;
      const chunks: Buffer[] = [];
      this.pool.dispatch({ ...question, headers, headersTimeout: patienceMs, bodyTimeout: patienceMs }, {
        onRequestStart: (controller) => {
          if (isWithdrawn?.()) controller.abort(new Withdrawn());
        },
        onResponseStart: (_controller, status, { 'retry-after': retryAfter }) => {
          if (status >= 200) head = { status, retryAfterSeconds: secondsOf(retryAfter) };
        },
        onResponseData: (controller, chunk) => {
          length += chunk.length;
          if (length > answerCeiling) controller.abort(new UncertainAnswer('answer too long'));
          else chunks.push(chunk);
        },
        onResponseEnd: () => {
          if (head) resolve({ ...head, text: Buffer.concat(chunks).toString() });
          else reject(new UncertainAnswer('no answer'));
        },
        onResponseError: (_controller, fault) => {
          const isKnown = fault instanceof UncertainAnswer || fault instanceof CarrierAway || fault instanceof Withdrawn;
          reject(isKnown ? fault : new UncertainAnswer(codeOf(fault) ?? 'connection lost'));
        },
      });
    }); // prettier-ignore
  }

  close(): Promise<void> {
    return this.pool.destroy();
  }
}

/** The one place that knows that nothing was written yet: refused, unresolved, untrusted and late connections alike. */
function connector(): buildConnector.connector {
  const connect = buildConnector({ timeout: connectTimeoutMs });
  return (options, callback) =>
    connect(options, (...[fault, socket]) => {
      if (fault) callback(new CarrierAway(codeOf(fault) ?? fault.message), null);
      else callback(null, socket);
    });
}

const codeOf = (fault: unknown): string | undefined =>
  typeof fault === 'object' && fault !== null && 'code' in fault ? String(fault.code) : undefined;

function secondsOf(retryAfter: string | string[] | undefined): number | undefined {
  const seconds = Number(Array.isArray(retryAfter) ? retryAfter[0] : retryAfter);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 3600) : undefined;
}
