import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { selfSignedCertificate } from '../../apps/simulator/push/certificate';
import { decryptPush } from '../../apps/simulator/push/decrypt';
import { browserOf, indexOfPhone } from './fan-out-crowd';
import { Confirmations, type ServiceAddress } from './fan-out-confirmations';
import { seeded } from './seeded';

/** Where the carrier and the push service listen. */
export interface SinkAddress {
  readonly smsUrl: string;
  readonly pushOrigin: string;
  readonly certificate: string;
}

/** Those who are to be told in this run, by their numbers. */
export interface ToldPeople {
  readonly from: number;
  readonly count: number;
}

export interface SinkStart {
  readonly people: ToldPeople;
  /** 2 % "too many requests", 1 % faults of the carrier, 0.5 % without any answer. */
  readonly hasFaults: boolean;
  /** Who is told that messages have arrived; nobody when left out. */
  readonly service?: ServiceAddress;
}

/** What phones and browsers have really got. */
export interface SinkReport {
  readonly messages: number;
  readonly distinct: { readonly push: number; readonly sms: number };
  /** People of the area who were not handed anything on any channel. */
  readonly missing: number;
  readonly twice: number;
  /** People elsewhere, messages that are not what their delivery says, and those that the browser cannot read. */
  readonly outside: number;
  readonly refused: { readonly tooFast: number; readonly faults: number; readonly silent: number };
  readonly confirmed: number;
  readonly confirmationsRefused: number;
  readonly confirmationsWaiting: number;
  /** Milliseconds since 1970 at which the first was handed off, and 50, 99 and 100 % of the people. */
  readonly moments: { readonly first: number; readonly half: number; readonly most: number; readonly last: number };
}

type Verdict = 'taken' | 'too-fast' | 'fault' | 'silent';

const share = { tooFast: 0.02, fault: 0.01, silent: 0.005 } as const;
/** Of so many pushes one is decrypted: the browsers' keys would otherwise be what is measured. */
const readEvery = 500;

/** One run's ledger of the carrier. */
class Ledger {
  readonly push: Float64Array;
  readonly sms: Float64Array;
  private readonly pushTries: Uint8Array;
  private readonly random = seeded(7);
  private readonly confirmations?: Confirmations;
  private noticeId = 0;
  private messages = 0;
  private twice = 0;
  private outside = 0;
  private readonly refused = { tooFast: 0, faults: 0, silent: 0 };

  constructor(private readonly start: SinkStart) {
    const { count } = start.people;
    this.push = new Float64Array(count);
    this.sms = new Float64Array(count);
    this.pushTries = new Uint8Array(count);
    if (start.service) this.confirmations = new Confirmations(start.service);
  }

  takePush(index: number, body: Buffer): Verdict {
    const place = index - this.start.people.from;
    this.pushTries[place] += 1;
    const verdict = this.draw();
    if (verdict !== 'taken') return verdict;
    this.note(this.push, index);
    if (this.noticeId === 0 || this.messages % readEvery === 0) this.read(index, body);
    this.confirmations?.push(this.noticeId, index + 1, this.pushTries[place]);
    return verdict;
  }

  takeSms(index: number, key: string, sid: string): Verdict {
    const verdict = this.draw();
    if (verdict !== 'taken') return verdict;
    this.note(this.sms, index);
    const [, personId] = key.split('.').map(Number);
    if (this.start.service && personId !== index + 1) this.outside += 1;
    this.confirmations?.sms(key, sid);
    return verdict;
  }

  report(): SinkReport {
    const { count: inside } = this.start.people;
    const first = Float64Array.from({ length: inside }, (_, i) => earliest(this.push[i], this.sms[i]));
    const told = first.filter((at) => at > 0).sort();
    const at = (part: number): number => told[Math.max(0, Math.ceil(inside * part) - 1)] ?? Infinity;
    const count = (times: Float64Array): number => times.reduce((sum, time) => sum + (time > 0 ? 1 : 0), 0);
    return {
      messages: this.messages,
      distinct: { push: count(this.push), sms: count(this.sms) },
      missing: inside - told.length,
      twice: this.twice,
      outside: this.outside,
      refused: this.refused,
      confirmed: this.confirmations?.confirmed ?? 0,
      confirmationsRefused: this.confirmations?.refused ?? 0,
      confirmationsWaiting: this.confirmations?.waiting ?? 0,
      moments: { first: told[0] ?? Infinity, half: at(0.5), most: at(0.99), last: told.at(-1) ?? Infinity },
    };
  }

  private draw(): Verdict {
    if (!this.start.hasFaults) return 'taken';
    const number = this.random();
    if (number < share.tooFast) {
      this.refused.tooFast += 1;
      return 'too-fast';
    }
    if (number < share.tooFast + share.fault) {
      this.refused.faults += 1;
      return 'fault';
    }
    if (number >= share.tooFast + share.fault + share.silent) return 'taken';
    this.refused.silent += 1;
    return 'silent';
  }

  private note(times: Float64Array, index: number): void {
    this.messages += 1;
    const { from, count } = this.start.people;
    const place = index - from;
    if (!(place >= 0 && place < count)) this.outside += 1;
    else if (times[place] > 0) this.twice += 1;
    else times[place] = Date.now();
  }

  /** The text names its own delivery in the receipt that the browser is to send back. */
  private read(index: number, body: Buffer): void {
    try {
      const text = decryptPush(body, browserOf(index)).toString();
      const [, notice, person] = /"receipt":"(\d+)\.(\d+)\./.exec(text) ?? [];
      if (this.start.service && Number(person) !== index + 1) this.outside += 1;
      this.noticeId = Number(notice ?? 1);
    } catch {
      this.outside += 1;
    }
  }
}

/** Of two moments, of which 0 is none. */
const earliest = (one: number, other: number): number => (one > 0 && other > 0 ? Math.min(one, other) : one + other);

let ledger = new Ledger({ people: { from: 0, count: 0 }, hasFaults: false });
let messages = 0;

const head = (status: string, length: number, more = ''): string =>
  `HTTP/1.1 ${status}\r\n${more}content-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;
const refusal = (status: string, code: number, more = ''): string => {
  const body = JSON.stringify({ code, message: 'refused', status: Number.parseInt(status, 10) });
  return head(status, body.length, more) + body;
};

const pushAnswers: Record<Exclude<Verdict, 'silent'>, string> = {
  taken: 'HTTP/1.1 201 Created\r\nlocation: https://localhost/m/1\r\ncontent-length: 0\r\n\r\n',
  'too-fast': 'HTTP/1.1 429 Too Many Requests\r\nretry-after: 1\r\ncontent-length: 0\r\n\r\n',
  fault: 'HTTP/1.1 500 Internal Server Error\r\ncontent-length: 0\r\n\r\n',
};

function answerPush(requestHead: string, body: Buffer): string {
  const index = Number(requestHead.slice(11, requestHead.indexOf(' ', 11))); // POST /push/INDEX
  const verdict = ledger.takePush(index, body);
  return verdict === 'silent' ? '' : pushAnswers[verdict];
}

/** What was taken was always answered: whoever asks about an unanswered text is told that it is not here. */
const noneTaken = JSON.stringify({ messages: [], next_page_uri: null });

function answerSms(requestHead: string, body: Buffer): string {
  if (requestHead.startsWith('GET ')) return head('200 OK', noneTaken.length) + noneTaken;
  const form = body.toString('latin1');
  const index = indexOfPhone(/(?:^|&)To=%2B(\d+)/.exec(form)?.[1] ?? '');
  const key = /delivery%3D([\d.]+)/.exec(form)?.[1] ?? '';
  const sid = `SM${(++messages).toString(16).padStart(32, '0')}`;
  switch (ledger.takeSms(index, key, sid)) {
    case 'silent':
      return '';
    case 'too-fast':
      return refusal('429 Too Many Requests', 20429, 'retry-after: 1\r\n');
    case 'fault':
      return refusal('500 Internal Server Error', 20500);
    case 'taken': {
      const resource = JSON.stringify({
        sid, status: 'queued', direction: 'outbound-api', error_code: null, error_message: null, num_segments: '2',
        price: null, price_unit: 'USD', api_version: '2010-04-01', date_created: 'Fri, 13 Nov 2015 20:20:00 +0000',
        date_updated: 'Fri, 13 Nov 2015 20:20:00 +0000', date_sent: null, body: 'x'.repeat(150),
      }); // prettier-ignore
      return head('201 Created', resource.length) + resource;
    }
  }
}

/** The least that reads HTTP/1.1 requests with a content-length, so that the sender is what is measured. */
const serve = (answer: (requestHead: string, body: Buffer) => string) => (socket: Socket) => {
  let rest: Buffer = Buffer.alloc(0);
  socket.setNoDelay(true).on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let answers = '';
    for (;;) {
      const headEnd = rest.indexOf('\r\n\r\n');
      if (headEnd < 0) break;
      const requestHead = rest.toString('latin1', 0, headEnd);
      const end = headEnd + 4 + Number(/content-length: (\d+)/i.exec(requestHead)?.[1] ?? 0);
      if (rest.length < end) break;
      answers += answer(requestHead, rest.subarray(headEnd + 4, end));
      rest = rest.subarray(end);
    }
    if (answers) socket.write(answers);
  });
};

/** Run as a child process: says where it listens, begins a run when told to, and reports when asked. */
if (process.send) {
  const tell = process.send.bind(process);
  const certificate = selfSignedCertificate(Date.now());
  const sms = createServer(serve(answerSms));
  const push = createTlsServer(certificate, serve(answerPush));
  sms.listen(0, '127.0.0.1', () =>
    push.listen(0, '127.0.0.1', () => {
      const portOf = (server: typeof sms): number => (server.address() as AddressInfo).port;
      tell({
        smsUrl: `http://127.0.0.1:${portOf(sms)}`,
        pushOrigin: `https://127.0.0.1:${portOf(push)}`,
        certificate: certificate.cert,
      } satisfies SinkAddress);
    }),
  );
  process.on('message', (message: SinkStart | 'report') => {
    if (message !== 'report') ledger = new Ledger(message);
    tell(message === 'report' ? ledger.report() : 'ready');
  });
  process.on('disconnect', () => process.exit());
}
