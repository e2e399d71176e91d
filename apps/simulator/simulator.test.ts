import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import { forgeries } from './carrier/forgery';
import type { LedgerLine } from './ledger';
import { readLedger } from './ledger.store';
import { Simulator } from './simulator';
import type { SimulatorOptions } from './simulator-options';

const phone = '+33639980001';
const folder = mkdtempSync(join(tmpdir(), 'simulator-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A service that writes down the webhooks it gets. */
class Service implements AsyncDisposable {
  readonly got: { path: string; headers: IncomingHttpHeaders; form: Record<string, string> }[] = [];
  answer: { status: number; type: string; text: string }[] = [];
  readonly #server: Server;

  static async start(): Promise<Service> {
    const service = new Service();
    await new Promise<void>((resolve) => service.#server.listen(0, '127.0.0.1', resolve));
    return service;
  }

  constructor() {
    this.#server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
      this.got.push({ path: request.url ?? '', headers: request.headers, form });
      const { status, type, text } = this.answer.shift() ?? { status: 204, type: 'text/plain', text: '' };
      response.writeHead(status, { 'content-type': type }).end(text);
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Whether Twilio's own checker takes each webhook for genuine. */
  genuine(token: string, publicUrl: string): boolean[] {
    return this.got.map(({ path, headers, form }) =>
      validateRequest(token, String(headers['x-twilio-signature'] ?? ''), publicUrl + path, form),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

const noDelays: SimulatorOptions['delays'] = { sentMs: [1, 5], deliveredMs: [1, 5] };

async function send(
  simulator: Simulator,
  change: Record<string, string> = {},
  credentials = 'right',
): Promise<Response> {
  const { sid, authToken } = simulator.account;
  const form = { To: phone, From: simulator.number, Body: 'Alerte', ...change };
  return fetch(`${simulator.url}/2010-04-01/Accounts/${sid}/Messages.json`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${sid}:${credentials === 'right' ? authToken : credentials}`)}` },
    body: new URLSearchParams(form),
    signal: AbortSignal.timeout(2_000),
  });
}

async function ledger(file: string): Promise<LedgerLine[]> {
  const lines: LedgerLine[] = [];
  for await (const line of readLedger(file)) lines.push(line);
  return lines;
}

describe('a message to a phone', () => {
  test('arrives, and its sender is told of each step in order, signed', async () => {
    await using service = await Service.start();
    await using simulator = await Simulator.start({
      serverUrl: service.url,
      publicUrl: 'https://tocsin.example',
      delays: noDelays,
    });
    const response = await send(simulator, { StatusCallback: 'https://tocsin.example/receipts?key=d-1' });
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({
      status: 'queued',
      to: phone,
      num_segments: '1',
      direction: 'outbound-api',
    });
    await simulator.settle();
    expect(simulator.sms.sentTo(phone)).toEqual(['Alerte']);
    expect(simulator.sms.phones()).toEqual([phone]);
    expect(service.got.map(({ form }) => form.MessageStatus)).toEqual(['queued', 'sent', 'delivered']);
    expect(service.got[0].path).toBe('/receipts?key=d-1');
    expect(service.genuine(simulator.account.authToken, 'https://tocsin.example')).toEqual([true, true, true]);
  });

  test('to a dead number is accepted, never arrives, and the receipt says 30005', async () => {
    await using service = await Service.start();
    await using simulator = await Simulator.start({ serverUrl: service.url, delays: noDelays });
    simulator.sms.setCondition(phone, 'dead');
    expect((await send(simulator, { StatusCallback: `${service.url}/receipts` })).status).toBe(201);
    await simulator.settle();
    expect(simulator.sms.sentTo(phone)).toEqual([]);
    expect(service.got.at(-1)?.form).toMatchObject({ MessageStatus: 'undelivered', ErrorCode: '30005' });
  });

  test.each([
    ['landline', 21614],
    ['opted-out', 21610],
  ] as const)('to a number that is %s is refused with %i', async (condition, code) => {
    await using simulator = await Simulator.start();
    simulator.sms.setCondition(phone, condition);
    const response = await send(simulator);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      code,
      status: 400,
      more_info: `https://www.twilio.com/docs/errors/${code}`,
    });
  });

  test('with a wrong token, or another account, is not taken', async () => {
    await using simulator = await Simulator.start();
    const response = await send(simulator, {}, 'wrong');
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 20003 });
    expect((await fetch(`${simulator.url}/2010-04-01/Accounts/AC${'1'.repeat(32)}/Messages.json`)).status).toBe(401);
  });

  test('from a sender that is too fast is refused with 429 and a time to wait', async () => {
    await using simulator = await Simulator.start({ rate: { segmentsPerSecond: 2, overflow: 'refuse' } });
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await send(simulator)).status);
    expect(statuses).toEqual([201, 201, 429]);
  });
});

describe('a fault', () => {
  test.each([
    ['429', 429, 20429],
    ['500', 500, 20500],
    ['503', 503, 20503],
    ['unauthorised', 401, 20003],
  ] as const)('of %s is answered in the words of Twilio, and nothing arrives', async (fault, status, code) => {
    await using simulator = await Simulator.start({ faults: [{ fault, times: 1, retryAfterSeconds: 3 }] });
    const response = await send(simulator);
    expect(response.status).toBe(status);
    expect(response.headers.get('retry-after')).toBe('3');
    expect(await response.json()).toMatchObject({ code });
    await simulator.settle();
    expect(simulator.sms.sentTo(phone)).toEqual([]);
    expect((await send(simulator)).status).toBe(201);
  });

  test('of a code of its own is answered with that code', async () => {
    await using simulator = await Simulator.start({ faults: [{ fault: 'refuse', code: 21611 }] });
    expect(await (await send(simulator)).json()).toMatchObject({ code: 21611 });
  });

  test('of a cut connection leaves the sender in doubt, and the phone told', async () => {
    const ledgerFile = join(folder, 'cut.ndjson');
    {
      await using simulator = await Simulator.start({ ledgerFile, faults: [{ fault: 'cut', times: 1 }] });
      await expect(send(simulator, { StatusCallback: 'http://127.0.0.1:9/r?key=d-9' })).rejects.toThrow('fetch failed');
      await simulator.settle();
      expect(simulator.sms.sentTo(phone)).toEqual(['Alerte']);
    }
    const lines = await ledger(ledgerFile);
    expect(lines).toEqual([
      expect.objectContaining({ event: 'request', outcome: 'cut', status: 0, key: 'd-9' }),
      expect.objectContaining({ event: 'got', to: phone, body: 'Alerte', key: 'd-9' }),
    ]);
  });

  test('of broken JSON is a 201 that nobody can read, and the phone is told', async () => {
    await using simulator = await Simulator.start({ faults: [{ fault: 'broken-json' }] });
    const response = await send(simulator);
    expect(response.status).toBe(201);
    await expect(response.json()).rejects.toThrow(/JSON/);
    await simulator.settle();
    expect(simulator.sms.sentTo(phone)).toHaveLength(1);
  });

  test('of a time-out or a reset is no answer, and the phone is not told', async () => {
    await using simulator = await Simulator.start({
      faults: [
        { fault: 'time-out', times: 1 },
        { fault: 'reset', times: 1 },
      ],
    });
    await expect(send(simulator)).rejects.toThrow(/time-?out|aborted/i);
    await expect(send(simulator)).rejects.toThrow('fetch failed');
    await simulator.settle();
    expect(simulator.sms.sentTo(phone)).toEqual([]);
  }, 10_000);

  test('of slowness answers late and well', async () => {
    await using simulator = await Simulator.start({ faults: [{ fault: 'slow', afterMs: 200 }] });
    const before = Date.now();
    expect((await send(simulator)).status).toBe(201);
    expect(Date.now() - before).toBeGreaterThanOrEqual(190);
  });

  test('of receipts sends them twice, or not at all, or with later ones overtaking', async () => {
    await using service = await Service.start();
    await using simulator = await Simulator.start({ serverUrl: service.url, delays: noDelays, seed: 3 });
    const StatusCallback = `${service.url}/receipts`;
    simulator.receipts.habits = { ...simulator.receipts.habits, copies: [2, 2] };
    await send(simulator, { StatusCallback });
    await simulator.settle();
    expect(service.got.map(({ form }) => form.MessageStatus)).toEqual([
      'queued',
      'queued',
      'sent',
      'sent',
      'delivered',
      'delivered',
    ]);

    service.got.length = 0;
    simulator.receipts.habits = { ...simulator.receipts.habits, lostShare: 1 };
    await send(simulator, { StatusCallback });
    await simulator.settle();
    expect(service.got).toEqual([]);

    simulator.receipts.habits = { ...simulator.receipts.habits, copies: [1, 1], lostShare: 0, shuffledShare: 0.5 };
    for (let i = 0; i < 20; i++) await send(simulator, { StatusCallback });
    await simulator.settle();
    const sids = new Set(service.got.map(({ form }) => form.MessageSid));
    const orders = [...sids].map((sid) =>
      service.got.flatMap(({ form }) => (form.MessageSid === sid ? [form.MessageStatus] : [])),
    );
    expect(orders.every((statuses) => statuses.length === 3)).toBe(true);
    expect(orders.some((statuses) => statuses[0] !== 'queued')).toBe(true);
  });
});

describe('what a phone writes', () => {
  test('goes to the signed webhook, and the answer in TwiML comes back to the phone', async () => {
    await using service = await Service.start();
    await using simulator = await Simulator.start({
      serverUrl: service.url,
      publicUrl: 'https://tocsin.example',
      delays: noDelays,
    });
    service.answer = [
      { status: 200, type: 'text/xml', text: '<Response><Message>Merci &amp; courage</Message></Response>' },
    ];
    const outcome = await simulator.sms.receive({ from: phone, body: '1' });
    await simulator.settle();
    expect(outcome).toMatchObject({ status: 200, replies: ['Merci & courage'] });
    expect(simulator.sms.sentTo(phone)).toEqual(['Merci & courage']);
    const [{ path, form }] = service.got;
    expect(path).toBe('/webhooks/sms/inbound');
    expect(form).toMatchObject({
      From: phone,
      To: simulator.number,
      Body: '1',
      SmsStatus: 'received',
      NumMedia: '0',
      FromCountry: 'FR',
    });
    expect(form.MessageSid).toMatch(/^SM[0-9a-f]{32}$/);
    expect(service.genuine(simulator.account.authToken, 'https://tocsin.example')).toEqual([true]);
  });

  test('is answered to the number that wrote last', async () => {
    await using service = await Service.start();
    await using simulator = await Simulator.start({ serverUrl: service.url, delays: noDelays });
    await send(simulator, { From: '38440' });
    await simulator.settle();
    await simulator.sms.receive({ from: phone, body: '1' });
    expect(service.got.at(-1)?.form.To).toBe('38440');
  });

  test('may come twice, with the same sid and the same idempotency token in a retry', async () => {
    await using service = await Service.start();
    await using simulator = await Simulator.start({ serverUrl: service.url });
    expect((await simulator.sms.receive({ from: phone, body: '1', repeats: 2 })).statuses).toEqual([204, 204, 204]);
    expect(new Set(service.got.map(({ form }) => form.MessageSid)).size).toBe(1);
    service.got.length = 0;
    service.answer = [{ status: 503, type: 'text/plain', text: '' }];
    expect((await simulator.sms.receive({ from: phone, body: '2', retries: 1 })).status).toBe(204);
    expect(new Set(service.got.map(({ headers }) => headers['i-twilio-idempotency-token'])).size).toBe(1);
    expect(service.got).toHaveLength(2);
  });

  test('goes to the second address when the first one fails', async () => {
    await using service = await Service.start();
    await using simulator = await Simulator.start({ serverUrl: service.url, fallbackPath: '/webhooks/sms/fallback' });
    service.answer = [{ status: 500, type: 'text/plain', text: '' }];
    await simulator.sms.receive({ from: phone, body: '1' });
    expect(service.got[1]).toMatchObject({ path: '/webhooks/sms/fallback', form: { ErrorCode: '11200', Body: '1' } });
    expect(service.genuine(simulator.account.authToken, service.url)).toEqual([true, true]);
  });

  test('a forger writes without the phone knowing', async () => {
    await using service = await Service.start();
    await using simulator = await Simulator.start({ serverUrl: service.url });
    for (const forgery of forgeries) await simulator.sms.receive({ from: phone, body: '1', forgery });
    expect(service.got).toHaveLength(forgeries.length);
    expect(simulator.threads.of(phone)).toBeUndefined();
  });

  test('STOP bars further messages where the carrier heeds it, START lifts the bar', async () => {
    await using service = await Service.start();
    await using simulator = await Simulator.start({ serverUrl: service.url, keywordOptOut: true });
    await simulator.sms.receive({ from: phone, body: ' stop ' });
    expect((await send(simulator)).status).toBe(400);
    await simulator.sms.receive({ from: phone, body: 'Start' });
    expect((await send(simulator)).status).toBe(201);
  });

  test('a service that is down is status 0, and the ledger says so', async () => {
    const ledgerFile = join(folder, 'down.ndjson');
    {
      await using simulator = await Simulator.start({ ledgerFile, serverUrl: 'http://127.0.0.1:9' });
      expect((await simulator.sms.receive({ from: phone, body: '1' })).status).toBe(0);
    }
    expect(await ledger(ledgerFile)).toEqual([expect.objectContaining({ event: 'answer', from: phone, status: 0 })]);
  });
});

describe('the control API and the wall', () => {
  test('another process scripts faults and phones, and types into them', async () => {
    await using service = await Service.start();
    await using simulator = await Simulator.start({ delays: noDelays });
    const control = (method: string, path: string, body?: object): Promise<Response> =>
      fetch(`${simulator.url}/control${path}`, {
        method,
        headers: body ? { 'content-type': 'application/json' } : {},
        body: body && JSON.stringify(body),
      });
    expect((await control('POST', '/texts', { from: phone, body: '1' })).status).toBe(409);
    expect((await control('PUT', '/server', { serverUrl: service.url })).status).toBe(204);
    expect(await (await control('POST', '/texts', { from: phone, body: '1' })).json()).toMatchObject({ status: 204 });
    expect((await control('PUT', '/faults', { rules: [{ fault: '429' }] })).status).toBe(200);
    expect((await send(simulator)).status).toBe(429);
    expect((await control('DELETE', '/faults')).status).toBe(204);
    expect((await control('PUT', '/phones', { phones: [{ phone, condition: 'landline' }] })).status).toBe(204);
    expect((await send(simulator)).status).toBe(400);
    expect((await control('PUT', '/receipts', { copies: [1, 5], lostShare: 0.01 })).status).toBe(200);
    expect((await control('PUT', '/faults', { rules: [{ fault: 'gremlins' }] })).status).toBe(400);
    expect((await control('POST', '/settle')).status).toBe(204);
    const made = (await (await control('POST', '/subscriptions', { subscriptions: [{ owner: phone }] })).json()) as {
      subscriptions: { id: string }[];
    };
    expect((await control('PUT', `/subscriptions/${made.subscriptions[0].id}`, { state: 'gone' })).status).toBe(204);
    expect(await (await control('GET', '/')).json()).toMatchObject({ lines: { 'sms.answer': 1 }, underWay: 0 });
  });

  test('no website can use the phones of this machine', async () => {
    await using simulator = await Simulator.start();
    const fromSite = (headers: Record<string, string>): Promise<Response> =>
      fetch(`${simulator.url}/control/settle`, { method: 'POST', headers });
    expect((await fromSite({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await fromSite({ origin: 'null' })).status).toBe(403);
    expect((await fromSite({ origin: simulator.url })).status).toBe(204);
  });

  test('the wall shows what a phone got, escaped, and an answer typed there goes through the webhook', async () => {
    await using service = await Service.start();
    await using simulator = await Simulator.start({ serverUrl: service.url, delays: noDelays });
    await send(simulator, { Body: '<b>Alerte</b> هل أنت بخير؟' });
    await simulator.settle();
    const page = await (await fetch(`${simulator.url}/?q=8000`)).text();
    expect(page).toContain('&lt;b>Alerte&lt;/b> هل أنت بخير؟');
    expect(page).toContain('+33\u00a06\u00a039\u00a098\u00a000\u00a001');
    const answer = await fetch(`${simulator.url}/phones/${encodeURIComponent(phone)}/texts`, {
      method: 'POST',
      body: new URLSearchParams({ body: '', quick: '2', q: '8000' }),
      redirect: 'manual',
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/?q=8000#p33639980001');
    expect(service.got.at(-1)?.form).toMatchObject({ From: phone, Body: '2' });
    expect(await (await fetch(`${simulator.url}/?q=nobody`)).text()).toContain('No phone with “nobody”');
  });

  test('a wall that has not changed is not sent again', async () => {
    await using simulator = await Simulator.start();
    const etag = (await fetch(simulator.url)).headers.get('etag') ?? '';
    expect((await fetch(simulator.url, { headers: { 'if-none-match': etag } })).status).toBe(304);
    await send(simulator);
    await simulator.settle();
    expect((await fetch(simulator.url, { headers: { 'if-none-match': etag } })).status).toBe(200);
  });
});

test('many messages leave memory bounded, and the ledger whole', async () => {
  const ledgerFile = join(folder, 'many.ndjson');
  {
    await using simulator = await Simulator.start({
      ledgerFile,
      retention: { entries: 100, perThread: 5 },
      delays: { sentMs: [0, 0], deliveredMs: [0, 0] },
    });
    for (let i = 0; i < 5_000; i++) {
      const to = `+3363998${String(i % 500).padStart(4, '0')}`;
      simulator.sms.outbound.hand({
        to,
        from: '38440',
        body: `n° ${i}`,
        validitySeconds: 60,
        direction: 'outbound-api',
      });
    }
    expect(simulator.threads.size).toBeLessThanOrEqual(100);
  }
  expect((await ledger(ledgerFile)).filter(({ event }) => event === 'got')).toHaveLength(5_000);
});
