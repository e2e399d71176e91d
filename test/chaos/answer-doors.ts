import type { Dispatcher } from 'undici';
import { request } from 'undici';
import { inboundParameters, signedWebhook } from '../../apps/simulator/carrier/webhook';
import { answers } from '../../libs/check-ins/answer';
import { simulatorAccount } from '../../libs/platform/config/config';
import type { HistoryLine } from './history';

export interface Writer {
  readonly person: number;
  readonly phone: string;
  readonly session: string;
}

/** What a try was answered; status 0 when it was not. */
export interface Heard {
  readonly status: number;
  readonly id?: string;
  readonly text: string;
}

export interface Saying {
  readonly writer: Writer;
  /** The carrier's id of a text, or the idempotency key of a page. */
  readonly key: string;
  /** Place in the list of answers. */
  readonly digit: number;
}

/** One try of an answer by one of the doors, always the same request. */
export type Door = (agent: Dispatcher) => Promise<Heard>;

/** A signed webhook of the carrier. */
export function byText(url: string, { writer: { phone }, key, digit }: Saying): Door {
  const parameters = inboundParameters(textOf(key, phone, String(digit + 1)), simulatorAccount.accountSid);
  const path = `${url}/webhooks/sms/inbound`;
  const webhook = signedWebhook(simulatorAccount.authToken, path, parameters, key);
  return async (dispatcher) => {
    const answer = await request(path, { method: 'POST', ...webhook, dispatcher });
    return { status: answer.statusCode, text: await answer.body.text() };
  };
}

/** From a page of the service. */
export function byPage(url: string, incident: string, { writer: { session }, key, digit }: Saying): Door {
  const headers = { authorization: `Bearer ${session}`, 'idempotency-key': key, 'content-type': 'application/json' };
  const body = JSON.stringify({ answer: answers[digit] });
  return async (dispatcher) => {
    const answer = await request(`${url}/v1/incidents/${incident}/check-ins`, { method: 'POST', headers, body, dispatcher }); // prettier-ignore
    const text = await answer.body.text();
    return { status: answer.statusCode, text, ...(answer.statusCode < 300 && { id: idIn(text) }) };
  };
}

export const doorOf = (isText: boolean): HistoryLine['door'] => (isText ? 'sms' : 'page');

const idIn = (text: string): string => (JSON.parse(text) as { readonly id: string }).id; // as the service documents it

const textOf = (sid: string, from: string, body: string) =>
  ({
    kind: 'sms', sid, direction: 'inbound', from, to: simulatorAccount.from, body, segments: 1, messagingServiceSid: null,
    createdAtMs: 0, updatedAtMs: 0, sentAtMs: null, status: 'received', errorCode: null,
  }) as const; // prettier-ignore
