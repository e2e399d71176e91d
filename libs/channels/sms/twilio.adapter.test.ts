import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Simulator } from '../../../apps/simulator/simulator';
import { Metrics } from '../../platform/telemetry/metrics';
import { type SendResult, type SmsMessage, withdrawn } from '../channel';
import type { PhoneNumber } from '../phone-number';
import { TwilioAdapter } from './twilio.adapter';

const message: SmsMessage = {
  to: '+33639980001' as PhoneNumber, // from the range kept for fiction
  body: 'Êtes-vous en sécurité ? Répondez 1 & restez « loin » +',
  segments: 2,
  deliveryKey: '1.2.3',
  validSeconds: 600,
};
const account = { accountSid: `AC${'1'.repeat(32)}`, authTokens: ['a-token-of-the-carrier'], from: '38440' } as const;
const sid = (index: number): string => `SM${index.toString(16).padStart(32, '0')}`;

/** A carrier that answers as it is told. */
class Liar implements AsyncDisposable {
  requests = 0;
  private readonly server: Server;

  static async start(answer: RequestListener): Promise<Liar> {
    const liar = new Liar(answer);
    await new Promise<void>((resolve) => liar.server.listen(0, '127.0.0.1', resolve));
    return liar;
  }

  private constructor(answer: RequestListener) {
    this.server = createServer((request, response) => {
      this.requests += 1;
      request.resume().once('end', () => answer(request, response));
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

async function sendTo(apiUrl: string, times = 1): Promise<SendResult[]> {
  const adapter = new TwilioAdapter({ ...account, apiUrl }, 'https://tocsin.example', new Metrics());
  try {
    const results: SendResult[] = [];
    for (let turn = 0; turn < times; turn++) results.push(await adapter.send(message));
    return results;
  } finally {
    await adapter.close();
  }
}

const json = (response: ServerResponse, status: number, body: object): unknown =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

test.each<[string, RequestListener]>([
  ['200 and nothing', (_, response) => response.end()],
  ['a page', (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>It works!</h1>')],
  ['a message cut short', (_, response) => response.writeHead(201).end(`{"sid":"${sid(1)}`)],
  ['an answer cut on the way', (_, response) => {
    response.writeHead(201, { 'content-length': '500' }).write('{"sid":');
    response.destroy();
  }],
  ['a hang-up without an answer', (_, response) => response.destroy()],
])('%s leaves the outcome unknown', async (_name, answer) => {
  await using liar = await Liar.start(answer);
  expect(await sendTo(liar.url)).toMatchObject([{ outcome: 'unknown' }]);
}); // prettier-ignore

test('what is withdrawn while its connection is made is never written', async () => {
  await using liar = await Liar.start((_, response) => response.end());
  const adapter = new TwilioAdapter({ ...account, apiUrl: liar.url }, 'https://tocsin.example', new Metrics());
  let isWithdrawn = false;
  const sending = adapter.send({ ...message, isWithdrawn: () => isWithdrawn });
  isWithdrawn = true;
  expect(await sending).toBe(withdrawn);
  expect(liar.requests).toBe(0);
  await adapter.close();
});

test('five megabytes are not read: the connection is closed at 64 kB', async () => {
  let written = 0;
  await using liar = await Liar.start((_, response) => {
    const more = (): void => {
      while (written < 5_000_000 && !response.destroyed) {
        written += 16_384;
        if (!response.write('x'.repeat(16_384))) return;
      }
      response.end();
    };
    response.writeHead(201, { 'content-type': 'application/json' }).on('drain', more);
    more();
  });
  expect(await sendTo(liar.url)).toEqual([{ outcome: 'unknown', reason: 'answer too long' }]);
  expect(written).toBeLessThan(5_000_000);
});

test('a redirect to this machine is not followed', async () => {
  await using inside = await Liar.start((_, response) => json(response, 201, { sid: sid(1) }));
  await using liar = await Liar.start((_, response) => response.writeHead(302, { location: inside.url }).end());
  expect(await sendTo(liar.url)).toMatchObject([{ outcome: 'unknown' }]);
  expect(inside.requests).toBe(0);
});

test('an id that another message has already is no proof', async () => {
  await using liar = await Liar.start((_, response) => json(response, 201, { sid: sid(7) }));
  expect(await sendTo(liar.url, 2)).toMatchObject([
    { outcome: 'accepted', carrierRef: sid(7) },
    { outcome: 'unknown', reason: 'answer with the id of another message' },
  ]);
});

test('a carrier that nobody can connect to has taken nothing', async () => {
  expect(await sendTo('http://127.0.0.1:9')).toEqual([
    { outcome: 'retry', afterSeconds: 5, reason: 'carrier away: ECONNREFUSED', fault: 'carrier' },
  ]);
  expect(await sendTo('http://carrier.invalid')).toMatchObject([{ outcome: 'retry', fault: 'carrier' }]);
});

test('a carrier whose certificate nobody vouches for has taken nothing', async () => {
  await using simulator = await Simulator.start({ tls: true });
  const results = await sendTo(simulator.push.origin);
  expect(results).toMatchObject([{ outcome: 'retry', fault: 'carrier' }]);
});

test('what a phone gets is the text, letter for letter', async () => {
  await using simulator = await Simulator.start({ accountSid: account.accountSid, authToken: account.authTokens[0] });
  expect(await sendTo(simulator.url)).toMatchObject([{ outcome: 'accepted' }]);
  await simulator.settle();
  expect(simulator.sms.sentTo(message.to)).toEqual([message.body]);
});
