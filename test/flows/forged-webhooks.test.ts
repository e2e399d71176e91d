import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { forgedWebhook, forgeries } from '../../apps/simulator/carrier/forgery';
import { newSid } from '../../apps/simulator/carrier/outbound.service';
import { simulatorAccount } from '../../libs/platform/config/config';
import { type Webhook, type WebhookParameters, signedWebhook } from '../../apps/simulator/carrier/webhook';
import type { Subscriber } from '../world/subscribers';
import { publicUrl, World } from '../world/world';

jest.setTimeout(180_000);

let world: World;
let person: Subscriber;

beforeAll(async () => {
  world = await World.start();
  person = await world.subscriber();
  await world.publishAlert();
  await world.settle();
  // What the service goes on to write by itself about the alert.
  while ((await world.rows('SELECT 1 FROM reach_frozen')).length === 0) await pause(50);
  await world.settle();
});
afterAll(() => world[Symbol.asyncDispose]());

/** Of every row of every table but those that count requests and say by themselves how the routes are, table by table. */
async function state(): Promise<Record<string, string>> {
  const tables = await world.rows<{ name: string }>(
    `SELECT quote_ident(table_name) AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_name NOT IN ('rate_limit', 'carrier_report') ORDER BY 1`,
  );
  const hashes: Record<string, string> = {};
  for (const { name } of tables) {
    const hash = createHash('sha256');
    for (const { row } of await world.rows<{ row: string }>(`SELECT ${name}::text AS row FROM ${name} ORDER BY 1`))
      hash.update(row);
    hashes[name] = hash.digest('hex');
  }
  return hashes;
}

const post = (path: string, { headers, body }: Webhook) => world.http.ask('POST', path, { headers, body });

const { accountSid, authToken } = simulatorAccount;

const inbound = (body: string): WebhookParameters => {
  const sid = newSid();
  return {
    MessageSid: sid,
    SmsSid: sid,
    SmsMessageSid: sid,
    AccountSid: accountSid,
    ApiVersion: '2010-04-01',
    From: person.phone,
    To: world.simulator.number,
    Body: body,
    NumMedia: '0',
    NumSegments: '1',
    SmsStatus: 'received',
  };
};

async function statusCallback(): Promise<{ path: string; parameters: WebhookParameters }> {
  const [row] = await world.rows<{ notice: number; ref: string }>(
    `SELECT notice_id AS notice, max(carrier_ref) AS ref FROM receipt WHERE person_id = $1 AND channel = 3
     GROUP BY notice_id ORDER BY notice_id DESC LIMIT 1`,
    [person.id],
  );
  return {
    path: `/webhooks/sms/status?delivery=${row?.notice}.${person.id}.1`,
    parameters: {
      MessageSid: row?.ref ?? '',
      SmsSid: row?.ref ?? '',
      MessageStatus: 'read',
      SmsStatus: 'read',
      From: world.simulator.number,
      To: person.phone,
      AccountSid: accountSid,
      ApiVersion: '2010-04-01',
    },
  };
}

test.each(forgeries)('a text that is forged by "%s" is refused and changes nothing', async (forgery) => {
  const before = await state();
  const { status } = await world.sms.receive({ from: person.phone, body: '2', forgery });
  await world.settle();
  expect(status).toBe(403);
  expect(await state()).toEqual(before);
});

test.each(forgeries)('a receipt that is forged by "%s" is refused and changes nothing', async (forgery) => {
  const { path, parameters } = await statusCallback();
  const before = await state();
  const { status } = await post(path, forgedWebhook(forgery, authToken, publicUrl + path, parameters));
  await world.settle();
  expect(status).toBe(403);
  expect(await state()).toEqual(before);
});

test('a genuine text that somebody recorded and sends a hundred times has one effect', async () => {
  const path = '/webhooks/sms/inbound';
  const genuine = signedWebhook(authToken, publicUrl + path, inbound('1'), 'token');
  const before = world.sms.sentTo(person.phone).length;
  const answers = await Promise.all(Array.from({ length: 100 }, () => post(path, genuine)));
  await world.settle();
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(await world.rows('SELECT answer FROM check_in WHERE person_id = $1', [person.id])).toEqual([
    { answer: 'safe' },
  ]);
  expect(world.sms.sentTo(person.phone)).toHaveLength(before + 1);
});

test('a genuine receipt does not speak for another delivery', async () => {
  const other = await world.subscriber();
  const { path, parameters } = await statusCallback();
  const genuine = signedWebhook(authToken, publicUrl + path, parameters, 'token');
  const before = await state();
  const elsewhere = path.replace(`.${person.id}.`, `.${other.id}.`);
  expect((await post(elsewhere, genuine)).status).toBe(403);
  expect(await state()).toEqual(before);
  expect((await post(path, genuine)).status).toBe(204);
  expect(await state()).not.toBe(before);
});
