import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import twilio from 'twilio';
import { Pool } from 'undici';
import type { PhoneNumber } from '../../libs/channels/phone-number';
import { smsSize } from '../../libs/channels/sms-text';
import { SmsRoutesService } from '../../libs/channels/sms/sms-routes.service';
import { TwilioAdapter } from '../../libs/channels/sms/twilio.adapter';
import { createLogger } from '../../libs/platform/telemetry/logger';
import { Metrics } from '../../libs/platform/telemetry/metrics';
import { alternate, millisecondsOf } from './alternate';
import type { Bench, Findings, Size } from './bench';
import { recipient, type SinkReport, text } from './sms-sink';

/** Messages in hand at once, as many as a worker has of one page. */
const parallel = 50;
const allowedPerSecond = 100;
const publicUrl = 'https://tocsin.example';
const account = { accountSid: `AC${'1'.repeat(32)}`, authTokens: ['a-token-of-the-carrier'], from: '38440' } as const;
const callback = (index: number): string => `${publicUrl}/webhooks/sms/status?delivery=${index}`;

type Send = (index: number) => Promise<unknown>;

export const bench: Bench = {
  title: 'SMS: handing over to a local carrier without limits, and pacing to one with a limit',
  goals: { vsSdk: { atLeast: 3 }, perSecond: { atLeast: 3000 }, pacedShare: { atLeast: 0.95 } },
  async run(size) {
    const sink = fork(join(__dirname, 'sms-sink'));
    const [port] = (await once(sink, 'message')) as [number];
    const url = `http://127.0.0.1:${port}`;
    const ours = routesTo(url);
    const limit = new Pool(url, { connections: parallel });
    const round = counted(sink);
    try {
      const few = size.quick ? 200 : 3000;
      const many = size.quick ? 1000 : 20_000;
      const rates = await alternate(
        {
          sdkOneByOne: () => round(sdkSender(url), few, 1),
          sdk: () => round(sdkSender(url), few, parallel),
          ours: () => round(ours.send, many, parallel),
          undici: () => round(bareSender(limit), many, parallel),
        },
        size,
      );
      const paced = await measurePacing(url, sink, size);
      return {
        ours: { handOversPerSecond: rates.ours, firstPacedHandOverMs: paced.firstMs, pacedSegmentsPerSecond: paced.perSecond },
        peers: { sdkPerSecond: rates.sdk, sdkOneByOnePerSecond: rates.sdkOneByOne },
        limits: { undiciPerSecond: rates.undici, allowedSegmentsPerSecond: allowedPerSecond },
        ratios: {
          vsSdk: rates.ours / rates.sdk,
          perSecond: rates.ours,
          pacedShare: paced.perSecond / allowedPerSecond,
        },
        invariants: round.invariants,
      } satisfies Findings; // prettier-ignore
    } finally {
      await Promise.all([ours.close(), limit.destroy()]);
      sink.disconnect();
    }
  },
};

/** Both ours and the SDK say the same form; the sink compares each with what it should be. */
function routesTo(apiUrl: string, segmentsPerSecond?: number): { send: Send; close: () => Promise<void> } {
  const metrics = new Metrics();
  const carrier = new TwilioAdapter({ ...account, apiUrl }, publicUrl, metrics);
  const routes = new SmsRoutesService(
    [{ name: 'first', carrier, senders: account, segmentsPerSecond }],
    createLogger('silent'),
    metrics,
  );
  const send = async (index: number): Promise<void> => {
    const to = recipient(index) as PhoneNumber; // from the range kept for fiction
    const result = await routes.send({
      to,
      body: text,
      segments: smsSize(text).segments,
      deliveryKey: String(index),
      validSeconds: 3600,
      lane: 1,
    });
    if (result.outcome !== 'accepted') throw new Error(`a text was not accepted: ${result.outcome}`);
  };
  return { send, close: () => carrier.close() };
}

function sdkSender(url: string): Send {
  const client = twilio(account.accountSid, account.authTokens[0]);
  client.api.baseUrl = url;
  const { from } = account;
  return (index) =>
    client.messages.create({ to: recipient(index), from, body: text, validityPeriod: 3600, statusCallback: callback(index) }); // prettier-ignore
}

/** The same bytes with nothing around them. */
function bareSender(pool: Pool): Send {
  const path = `/2010-04-01/Accounts/${account.accountSid}/Messages.json`;
  const headers = { 'content-type': 'application/x-www-form-urlencoded', authorization: `Basic ${'x'.repeat(88)}` };
  return async (index) => {
    const body = new URLSearchParams({ To: recipient(index), From: account.from, Body: text, ValidityPeriod: '3600', StatusCallback: callback(index) }).toString(); // prettier-ignore
    const answer = await pool.request({ path, method: 'POST', headers, body });
    await answer.body.dump();
  };
}

/** A round whose messages are counted by the receiver. @returns messages per second */
function counted(sink: ChildProcess) {
  const invariants = { lost: 0, twice: 0, outside: 0 };
  const round = async (send: Send, count: number, atOnce: number): Promise<number> => {
    const ms = await millisecondsOf(() => inParallel(count, atOnce, send));
    const seen = await reportOf(sink);
    invariants.lost += count - (seen.received - seen.twice);
    invariants.twice += seen.twice;
    invariants.outside += seen.wrong;
    return (count * 1000) / ms;
  };
  return Object.assign(round, { invariants });
}

/** Segments per second that the carrier has taken, over the whole run, and how long the first one took to leave. */
async function measurePacing(url: string, sink: ChildProcess, size: Size) {
  const seconds = size.quick ? 2 : 30;
  const count = Math.ceil((allowedPerSecond * seconds) / smsSize(text).segments);
  const paced = routesTo(url, allowedPerSecond);
  try {
    const firstMs = await millisecondsOf(() => paced.send(0));
    await reportOf(sink);
    const ms = await millisecondsOf(() => inParallel(count, parallel, (index) => paced.send(index + 1)));
    const { received } = await reportOf(sink);
    return { firstMs, perSecond: (received * smsSize(text).segments * 1000) / ms };
  } finally {
    await paced.close();
  }
}

async function reportOf(sink: ChildProcess): Promise<SinkReport> {
  sink.send('report');
  const [report] = (await once(sink, 'message')) as [SinkReport];
  return report;
}

async function inParallel(count: number, atOnce: number, send: Send): Promise<void> {
  let next = 0;
  const sender = async (): Promise<void> => {
    while (next < count) await send(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, sender));
}
