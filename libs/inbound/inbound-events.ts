import type { IncidentId } from '../incidents/incident';
import type { PersonId } from '../people/person';
import type { OutboxEvent } from '../platform/events/outbox';

/** A text message was understood and carried out; its reply waits sealed beside it. */
export interface SmsAnswered extends OutboxEvent {
  readonly type: 'sms-answered';
  readonly messageSid: string;
}

/** Somebody has said something in a call for those who follow them; it can be heard now. */
export interface VoiceMessageLeft extends OutboxEvent {
  readonly type: 'voice-message-left';
  readonly messageId: number;
  readonly incidentId: IncidentId;
  readonly personId: PersonId;
}

export type InboundEvent = SmsAnswered | VoiceMessageLeft;
