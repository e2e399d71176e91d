import type { Channel } from '../../../libs/channels/channel';
import type { SmsOutlook } from '../../../libs/channels/sms/sms-outlook';

/** What an officer has to expect of what is about to leave. */
export interface Expected {
  /** Nobody knows when absent. */
  readonly sms?: SmsOutlook | undefined;
  /** Of the alert, from now on: what has not left by then never leaves. */
  readonly lifeSeconds: number;
  /** Channels by which messages to ourselves do not arrive. */
  readonly down: readonly Channel[];
}
