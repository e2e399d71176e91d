import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import type { Call } from './call';
import type { Message } from './message';

/** A form that Twilio would post to us, ready to be sent. */
export interface Webhook {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type WebhookParameters = Readonly<Record<string, string>>;

/**
 * @param url the address as the service's owner configured it, which is what gets signed, wherever it is then sent
 * @param idempotencyToken the same on each repetition of one event
 */
export function signedWebhook(
  authToken: string,
  url: string,
  parameters: WebhookParameters,
  idempotencyToken: string,
): Webhook {
  return {
    headers: {
      ...webhookHeaders,
      'i-twilio-idempotency-token': idempotencyToken,
      'x-twilio-signature': getExpectedTwilioSignature(authToken, url, parameters),
    },
    body: new URLSearchParams(parameters).toString(),
  };
}

export const webhookHeaders = {
  accept: '*/*',
  'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
  'user-agent': 'TwilioProxy/1.1',
} as const;

/** What Twilio tells of an incoming SMS. Places of mobile numbers outside North America are empty. */
export function inboundParameters(message: Message, accountSid: string): WebhookParameters {
  return {
    ToCountry: countryOf(message.to),
    ToState: '',
    SmsMessageSid: message.sid,
    NumMedia: '0',
    ToCity: '',
    FromZip: '',
    SmsSid: message.sid,
    FromState: '',
    SmsStatus: 'received',
    FromCity: '',
    Body: message.body,
    FromCountry: countryOf(message.from),
    To: message.to,
    ToZip: '',
    NumSegments: String(message.segments),
    MessageSid: message.sid,
    AccountSid: accountSid,
    From: message.from,
    ApiVersion: '2010-04-01',
  };
}

/** What Twilio tells when the status of a message changes. */
export function statusParameters(
  message: Message,
  step: { readonly status: string; readonly errorCode: number | null },
  accountSid: string,
): WebhookParameters {
  return {
    SmsSid: message.sid,
    SmsStatus: step.status,
    MessageStatus: step.status,
    To: message.to,
    MessageSid: message.sid,
    AccountSid: accountSid,
    From: message.from,
    ApiVersion: '2010-04-01',
    ...(message.messagingServiceSid === null ? {} : { MessagingServiceSid: message.messagingServiceSid }),
    ...(step.errorCode === null ? {} : { ErrorCode: String(step.errorCode) }),
  };
}

/** What Twilio tells with every turn of a call. */
export function callParameters(
  { sid, from, to, direction, status }: Pick<Call, 'sid' | 'from' | 'to' | 'direction' | 'status'>,
  accountSid: string,
): WebhookParameters {
  return {
    AccountSid: accountSid,
    ApiVersion: '2010-04-01',
    CallSid: sid,
    CallStatus: status,
    Called: to,
    CalledCountry: countryOf(to),
    Caller: from,
    CallerCountry: countryOf(from),
    Direction: direction,
    From: from,
    FromCountry: countryOf(from),
    To: to,
    ToCountry: countryOf(to),
  };
}

const countries: readonly (readonly [prefix: string, country: string])[] = [
  ['+33', 'FR'],
  ['+32', 'BE'],
  ['+34', 'ES'],
  ['+44', 'GB'],
  ['+49', 'DE'],
  ['+41', 'CH'],
  ['+39', 'IT'],
  ['+212', 'MA'],
  ['+213', 'DZ'],
  ['+216', 'TN'],
  ['+262', 'RE'],
  ['+590', 'GP'],
  ['+594', 'GF'],
  ['+596', 'MQ'],
  ['+1', 'US'],
];

const countryOf = (number: string): string => countries.find(([prefix]) => number.startsWith(prefix))?.[1] ?? '';
