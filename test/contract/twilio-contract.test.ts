import Ajv, { type ValidateFunction } from 'ajv';
import { existsSync, readFileSync } from 'node:fs';
import { Agent } from 'node:https';
import { join } from 'node:path';
import twilio, { type Twilio } from 'twilio';
import webPush from 'web-push';
import type { FaultRule } from '../../apps/simulator/faults';
import { Simulator } from '../../apps/simulator/simulator';

const file = join(__dirname, '../../../shared/data/twilio_api_v2010.json');
const isThere = existsSync(file);

const messagesPath = '/2010-04-01/Accounts/{AccountSid}/Messages.json';
const callsPath = '/2010-04-01/Accounts/{AccountSid}/Calls.json';
const phone = '+33639980001';

interface Operation {
  readonly parameters?: readonly { readonly name: string }[];
  readonly requestBody?: {
    readonly content: Record<string, { readonly schema: { readonly properties: Record<string, unknown> } }>;
  };
  readonly responses: Record<string, { readonly content: Record<string, { readonly schema: object }> }>;
}

interface Description {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, { readonly enum?: readonly string[] }> };
}

/** The description judges every answer; OpenAPI's `nullable` is JSON Schema's null, and every property must be there. */
function judge(description: Description, schema: object): ValidateFunction {
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  const strict = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(strict);
    if (typeof part !== 'object' || part === null) return part;
    const entries = Object.entries(part).map(([name, value]) => [name, strict(value)]);
    const copy = Object.fromEntries(entries) as Record<string, unknown>;
    if (copy.type === 'object' && copy.properties)
      return { ...copy, required: Object.keys(copy.properties), additionalProperties: false };
    return copy;
  };
  return ajv.compile({ ...(strict(schema) as object), components: strict(description.components) as object });
}

function expectValid(validate: ValidateFunction, answer: unknown): void {
  const isValid = validate(answer);
  expect(isValid ? [] : validate.errors).toEqual([]);
}

/** The real SDK, led here by its base URL. */
function sdk(simulator: Simulator, authToken = simulator.account.authToken): Twilio {
  const client = twilio(simulator.account.sid, authToken);
  client.api.baseUrl = simulator.url;
  return client;
}

const get = async (simulator: Simulator, path: string): Promise<unknown> => {
  const credentials = btoa(`${simulator.account.sid}:${simulator.account.authToken}`);
  return (await fetch(simulator.url + path, { headers: { authorization: `Basic ${credentials}` } })).json();
};

const judged = isThere ? describe : describe.skip;

judged(`against Twilio's own description${isThere ? '' : ` (skipped: it is not at ${file})`}`, () => {
  let simulator: Simulator;
  let description: Description;
  let message: ValidateFunction;

  beforeAll(async () => {
    description = JSON.parse(readFileSync(file, 'utf8')) as Description;
    message = judge(
      description,
      description.paths[messagesPath].post.responses['201'].content['application/json'].schema,
    );
    simulator = await Simulator.start();
  });
  afterAll(() => simulator[Symbol.asyncDispose]());

  const post = async (form: Record<string, string>): Promise<unknown> => {
    const credentials = btoa(`${simulator.account.sid}:${simulator.account.authToken}`);
    const path = messagesPath.replace('{AccountSid}', simulator.account.sid);
    const response = await fetch(simulator.url + path, {
      method: 'POST',
      headers: { authorization: `Basic ${credentials}` },
      body: new URLSearchParams(form),
    });
    return response.json();
  };

  test('a created message has every property, of its type, and none besides', async () => {
    expectValid(message, await post({ To: phone, From: '38440', Body: 'Êtes-vous en sécurité ?' }));
    expectValid(
      message,
      await post({ To: phone, MessagingServiceSid: `MG${'a'.repeat(32)}`, Body: 'x', ValidityPeriod: '60' }),
    );
  });

  test('a message that arrived, failed or was written by a phone is one too', async () => {
    simulator.connect('http://127.0.0.1:9');
    simulator.sms.setCondition('+33639980002', 'dead');
    await post({ To: phone, From: '38440', Body: 'x' });
    await post({ To: '+33639980002', From: '38440', Body: 'x' });
    await simulator.sms.receive({ from: phone, body: '1' });
    await simulator.settle();
    const { messages } = (await get(simulator, messagesPath.replace('{AccountSid}', simulator.account.sid))) as {
      messages: { status: string; uri: string }[];
    };
    expect(messages.map(({ status }) => status)).toEqual(
      expect.arrayContaining(['delivered', 'undelivered', 'received']),
    );
    for (const one of messages) expectValid(message, await get(simulator, one.uri));
  });

  test('the list has the shape of the description', async () => {
    const list = judge(
      description,
      description.paths[messagesPath].get.responses['200'].content['application/json'].schema,
    );
    expectValid(
      list,
      await get(simulator, `${messagesPath.replace('{AccountSid}', simulator.account.sid)}?PageSize=2`),
    );
  });

  test('every status that the simulator uses exists in the description', () => {
    const statuses = description.components.schemas.message_enum_status.enum;
    expect(statuses).toEqual(
      expect.arrayContaining(['accepted', 'queued', 'sent', 'delivered', 'undelivered', 'failed', 'received']),
    );
  });

  test('every parameter that the simulator reads exists in the description', () => {
    const form =
      description.paths[messagesPath].post.requestBody?.content['application/x-www-form-urlencoded'].schema.properties;
    expect(Object.keys(form ?? {})).toEqual(
      expect.arrayContaining(['To', 'From', 'MessagingServiceSid', 'Body', 'StatusCallback', 'ValidityPeriod']),
    );
    const query = description.paths[messagesPath].get.parameters?.map(({ name }) => name);
    expect(query).toEqual(
      expect.arrayContaining(['To', 'From', 'DateSent', 'DateSent<', 'DateSent>', 'PageSize', 'Page', 'PageToken']),
    );
  });

  test('a created call has every property, of its type, and none besides; and so has one that has ended', async () => {
    const operation = description.paths[callsPath].post;
    const call = judge(description, operation.responses['201'].content['application/json'].schema);
    const credentials = btoa(`${simulator.account.sid}:${simulator.account.authToken}`);
    const form = new URLSearchParams({ To: phone, From: '+33199000112', Url: 'http://127.0.0.1:9/', Timeout: '25' });
    for (const event of ['initiated', 'ringing', 'answered', 'completed']) form.append('StatusCallbackEvent', event);
    const response = await fetch(simulator.url + callsPath.replace('{AccountSid}', simulator.account.sid), {
      method: 'POST',
      headers: { authorization: `Basic ${credentials}` },
      body: form,
    });
    const created = (await response.json()) as { uri: string; status: string };
    expectValid(call, created);
    expect(created.status).toBe('queued');
    await simulator.settle();
    const ended = (await get(simulator, created.uri)) as { status: string };
    expectValid(call, ended);
    expect(ended.status).toBe('completed');
    const known = operation.requestBody?.content['application/x-www-form-urlencoded'].schema.properties ?? {};
    expect(Object.keys(known)).toEqual(
      expect.arrayContaining([...form.keys(), 'Method', 'StatusCallback', 'StatusCallbackMethod', 'TimeLimit']),
    );
    expect(description.components.schemas.call_enum_status.enum).toEqual(
      expect.arrayContaining(['queued', 'ringing', 'in-progress', 'completed', 'busy', 'failed', 'no-answer']),
    );
  });

  test('the judge is strict: a message without a sid, or with an invented status, does not pass', async () => {
    const good = (await post({ To: phone, From: '38440', Body: 'x' })) as Record<string, unknown>;
    const { sid: _sid, ...nameless } = good;
    expect(message(nameless)).toBe(false);
    expect(message({ ...good, status: 'told' })).toBe(false);
    expect(message({ ...good, num_segments: 1 })).toBe(false);
  });
});

describe("with the carrier's own SDK", () => {
  test('a message is created, fetched and listed page by page', async () => {
    await using simulator = await Simulator.start();
    const client = sdk(simulator);
    const created = await client.messages.create({
      to: phone,
      from: '38440',
      body: 'Alerte',
      validityPeriod: 60,
      smartEncoded: true,
    });
    expect(created).toMatchObject({ status: 'queued', to: phone, from: '38440', body: 'Alerte', errorCode: null });
    await simulator.settle();
    const fetched = await client.messages(created.sid).fetch();
    expect(fetched.status).toBe('delivered');
    expect(fetched.dateSent).toBeInstanceOf(Date);
    for (let i = 0; i < 6; i++) await client.messages.create({ to: phone, from: '38440', body: `n° ${i}` });
    await simulator.settle();
    const listed = await client.messages.list({ to: phone, pageSize: 3 });
    expect(listed.map(({ body }) => body)).toEqual(['n° 5', 'n° 4', 'n° 3', 'n° 2', 'n° 1', 'n° 0', 'Alerte']);
    expect(await client.messages.list({ dateSentAfter: new Date(Date.now() - 86_400_000), limit: 2 })).toHaveLength(2);
    expect(await client.messages.list({ from: '+33199000199' })).toEqual([]);
    await expect(client.messages(`SM${'0'.repeat(32)}`).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
  });

  test.each<[string, FaultRule, object]>([
    ['too many requests', { fault: '429' }, { status: 429, code: 20429 }],
    ['an internal error', { fault: '500' }, { status: 500, code: 20500 }],
    ['an outage', { fault: '503' }, { status: 503, code: 20503 }],
    ['a full queue', { fault: 'refuse', code: 30001 }, { status: 429, code: 30001 }],
    ['a cut connection', { fault: 'cut' }, { code: expect.stringMatching(/ECONNRESET|EPIPE/) as string }],
  ])('%s is told by the SDK as such', async (_name, rule, error) => {
    await using simulator = await Simulator.start({ faults: [rule] });
    await expect(sdk(simulator).messages.create({ to: phone, from: '38440', body: 'x' })).rejects.toMatchObject(error);
  });

  test('wrong numbers and a wrong token are told by their codes', async () => {
    await using simulator = await Simulator.start();
    simulator.sms.setCondition(phone, 'landline');
    const create = (to: string, client = sdk(simulator)) => client.messages.create({ to, from: '38440', body: 'x' });
    await expect(create(phone)).rejects.toMatchObject({
      status: 400,
      code: 21614,
      moreInfo: 'https://www.twilio.com/docs/errors/21614',
    });
    await expect(create('12')).rejects.toMatchObject({ status: 400, code: 21211 });
    await expect(create(phone, sdk(simulator, 'not-the-token'))).rejects.toMatchObject({ status: 401, code: 20003 });
  });

  test('a call is placed, answered and ended; a busy phone and a wrong address are told', async () => {
    await using simulator = await Simulator.start();
    const client = sdk(simulator);
    const place = (to: string) => client.calls.create({ to, from: '+33199000112', url: 'http://127.0.0.1:9/twiml' });
    const created = await place(phone);
    expect(created).toMatchObject({ status: 'queued', to: phone, direction: 'outbound-api' });
    simulator.calls.plan('+33639980002', { answers: 'busy' });
    const busy = await place('+33639980002');
    await simulator.settle();
    expect((await client.calls(created.sid).fetch()).status).toBe('completed');
    expect((await client.calls(busy.sid).fetch()).status).toBe('busy');
    await expect(client.calls.create({ to: phone, from: '+33199000112', url: 'nowhere' })).rejects.toMatchObject({ code: 21205 }); // prettier-ignore
  });

  test('the SDK that retries by itself gets through a short 429', async () => {
    await using simulator = await Simulator.start({ faults: [{ fault: '429', times: 1 }] });
    const client = twilio(simulator.account.sid, simulator.account.authToken, { autoRetry: true, maxRetryDelay: 50 });
    client.api.baseUrl = simulator.url;
    await expect(client.messages.create({ to: phone, from: '38440', body: 'x' })).resolves.toMatchObject({
      status: 'queued',
    });
  });
});

describe('with the web-push library', () => {
  const vapid = webPush.generateVAPIDKeys();
  const vapidDetails = { subject: 'mailto:duty@example.org', ...vapid };

  test('a notification is taken, and the browser reads it', async () => {
    await using simulator = await Simulator.start({ tls: true });
    const agent = new Agent({ ca: simulator.certificate });
    const subscription = simulator.push.createSubscription();
    const payload = JSON.stringify({
      web_push: 8030,
      notification: { title: 'Alerte', body: 'Restez à l’abri', navigate: '/' },
    });
    const sent = await webPush.sendNotification(subscription, payload, {
      vapidDetails,
      agent,
      TTL: 600,
      urgency: 'high',
      topic: 'incident-1',
    });
    expect(sent.statusCode).toBe(201);
    expect(sent.headers).toMatchObject({ location: expect.stringContaining('/push/messages/') as string });
    expect(simulator.push.sentTo(subscription)).toEqual([payload]);
  });

  test('a browser that unsubscribed is 410, a stranger 404, too much 413, another key 403', async () => {
    await using simulator = await Simulator.start({ tls: true });
    const options = { vapidDetails, agent: new Agent({ ca: simulator.certificate }), TTL: 60 };
    const subscription = simulator.push.createSubscription({ applicationServerKey: vapid.publicKey });
    const send = (to = subscription, payload = 'x', details = vapidDetails) =>
      webPush.sendNotification(to, payload, { ...options, vapidDetails: details }).then(({ statusCode }) => statusCode);
    expect(await send()).toBe(201);
    expect(await send(subscription, 'x'.repeat(3_993))).toBe(201);
    await expect(send(subscription, 'x'.repeat(3_994))).rejects.toMatchObject({ statusCode: 413 });
    await expect(send(subscription, 'x', { ...vapidDetails, ...webPush.generateVAPIDKeys() })).rejects.toMatchObject({
      statusCode: 403,
    });
    const stranger = { ...subscription, endpoint: `${subscription.endpoint.slice(0, -4)}AAAA` };
    await expect(send(stranger)).rejects.toMatchObject({ statusCode: 404 });
    simulator.push.kill(subscription);
    await expect(send()).rejects.toMatchObject({ statusCode: 410 });
  });

  test('while a browser is offline, a newer message on the same topic takes the place of the older', async () => {
    await using simulator = await Simulator.start({ tls: true });
    const options = { vapidDetails, agent: new Agent({ ca: simulator.certificate }), TTL: 60 };
    const subscription = simulator.push.createSubscription();
    simulator.push.sleep(subscription);
    await webPush.sendNotification(subscription, 'alert', { ...options, topic: 'incident-1' });
    await webPush.sendNotification(subscription, 'other', { ...options, topic: 'incident-2' });
    await webPush.sendNotification(subscription, 'update', { ...options, topic: 'incident-1' });
    await webPush.sendNotification(subscription, 'at once or never', { ...options, TTL: 0 });
    expect(simulator.push.sentTo(subscription)).toEqual([]);
    simulator.push.wake(subscription);
    expect(simulator.push.sentTo(subscription)).toEqual(['other', 'update']);
  });

  test('faults of the push service are told as such, with the time to wait', async () => {
    await using simulator = await Simulator.start({
      tls: true,
      faults: [{ fault: '429', channel: 'push', retryAfterSeconds: 4, times: 1 }],
    });
    const options = { vapidDetails, agent: new Agent({ ca: simulator.certificate }), TTL: 60 };
    const subscription = simulator.push.createSubscription();
    await expect(webPush.sendNotification(subscription, 'x', options)).rejects.toMatchObject({
      statusCode: 429,
      headers: expect.objectContaining({ 'retry-after': '4' }) as object,
    });
    expect((await webPush.sendNotification(subscription, 'x', options)).statusCode).toBe(201);
  });
});
