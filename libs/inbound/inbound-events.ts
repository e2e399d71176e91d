import type { OutboxEvent } from '../platform/events/outbox';

/** A text message was understood and carried out; its reply waits sealed beside it. */
export interface SmsAnswered extends OutboxEvent {
  readonly type: 'sms-answered';
  readonly messageSid: string;
}

export type InboundEvent = SmsAnswered;
