import { rfc2822 } from './message';

/** The statuses of Twilio's Call resource. */
export type CallStatus =
  | 'queued' | 'ringing' | 'in-progress' | 'completed' | 'busy' | 'failed' | 'no-answer' | 'canceled'; // prettier-ignore

/** What is said on the line, by whom, as somebody who cannot hear would read it. */
export interface Caption {
  readonly by: 'service' | 'phone';
  readonly text: string;
  /** BCP 47 of the voice; none for keys and noises. */
  readonly language?: string;
}

/** A telephone call as the carrier keeps it, and as it appears on the phone's screen. */
export interface Call {
  readonly kind: 'voice';
  readonly sid: string;
  readonly direction: 'inbound' | 'outbound-api';
  readonly from: string;
  readonly to: string;
  readonly key?: string;
  readonly createdAtMs: number;
  updatedAtMs: number;
  answeredAtMs: number | null;
  endedAtMs: number | null;
  status: CallStatus;
  readonly captions: Caption[];
}

/** The phone at the other end, whoever has called whom. */
export const phoneOf = ({ direction, from, to }: Pick<Call, 'direction' | 'from' | 'to'>): string =>
  direction === 'inbound' ? from : to;

/** Twilio's JSON of a call, as its OpenAPI description `api.v2010.account.call` has it. */
export function toCallResource(call: Call, accountSid: string): Record<string, unknown> {
  const uri = `/2010-04-01/Accounts/${accountSid}/Calls/${call.sid}`;
  const isEnded = call.answeredAtMs !== null && call.endedAtMs !== null;
  return {
    account_sid: accountSid,
    answered_by: null,
    api_version: '2010-04-01',
    caller_name: null,
    date_created: rfc2822(call.createdAtMs),
    date_updated: rfc2822(call.updatedAtMs),
    direction: call.direction,
    duration: isEnded ? String(secondsOf(call)) : null,
    end_time: call.endedAtMs === null ? null : rfc2822(call.endedAtMs),
    forwarded_from: null,
    from: call.from,
    from_formatted: call.from,
    group_sid: null,
    parent_call_sid: null,
    phone_number_sid: null,
    price: null,
    price_unit: 'USD',
    queue_time: '0',
    sid: call.sid,
    start_time: call.answeredAtMs === null ? null : rfc2822(call.answeredAtMs),
    status: call.status,
    subresource_uris: { recordings: `${uri}/Recordings.json` },
    to: call.to,
    to_formatted: call.to,
    trunk_sid: null,
    uri: `${uri}.json`,
  };
}

export const secondsOf = ({ answeredAtMs, endedAtMs }: Call): number =>
  answeredAtMs === null || endedAtMs === null ? 0 : Math.ceil((endedAtMs - answeredAtMs) / 1000);
