/** The statuses of Twilio's Message resource that this carrier uses (its OpenAPI description has six more). */
export type MessageStatus = 'accepted' | 'queued' | 'sent' | 'delivered' | 'undelivered' | 'failed' | 'received';

/** A text message as the carrier keeps it; `null` where Twilio's resource says null. */
export interface Message {
  readonly kind: 'sms';
  readonly sid: string;
  readonly direction: 'inbound' | 'outbound-api' | 'outbound-reply';
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly segments: number;
  readonly messagingServiceSid: string | null;
  readonly statusCallback?: string;
  readonly key?: string;
  readonly createdAtMs: number;
  updatedAtMs: number;
  sentAtMs: number | null;
  status: MessageStatus;
  errorCode: number | null;
}

export const isOnPhone = (message: Message): boolean => message.status === 'delivered' || message.status === 'received';

/** Twilio's JSON of a message, as its OpenAPI description `api.v2010.account.message` has it. */
export function toResource(message: Message, accountSid: string): Record<string, unknown> {
  const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}`;
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    body: message.body,
    date_created: rfc2822(message.createdAtMs),
    date_sent: message.sentAtMs === null ? null : rfc2822(message.sentAtMs),
    date_updated: rfc2822(message.updatedAtMs),
    direction: message.direction,
    error_code: message.errorCode,
    error_message: null,
    from: message.from,
    messaging_service_sid: message.messagingServiceSid,
    num_media: '0',
    num_segments: String(message.segments),
    price: null,
    price_unit: 'USD',
    sid: message.sid,
    status: message.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: message.to,
    uri: `${uri}.json`,
  };
}

/** Twilio writes `+0000` where JavaScript writes `GMT`. */
export const rfc2822 = (atMs: number): string => new Date(atMs).toUTCString().replace('GMT', '+0000');
