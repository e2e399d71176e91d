import type { Channel } from '../channels/channel';
import type { Rule } from './alert-rules';

/**
 * The channels that a message of this class takes at once. A warning takes all that a person has, since a phone that
 * is silent on one may ring on another; news of a relative takes the quiet ones, and SMS only for those who have no
 * other or whose push address turns out to be dead; a reply goes back the way the question came.
 */
export function firstChannels({ class: messageClass, bySms }: Pick<Rule, 'class' | 'bySms'>): {
  readonly always: readonly Channel[];
  readonly smsOnlyWithoutPush: boolean;
} {
  if (bySms) return { always: ['sms'], smsOnlyWithoutPush: false };
  switch (messageClass) {
    case 'alerts':
      return { always: ['push', 'live', 'sms'], smsOnlyWithoutPush: false };
    case 'relatives':
    case 'shelter':
      return { always: ['push', 'live'], smsOnlyWithoutPush: true };
    case 'service':
      return { always: ['sms'], smsOnlyWithoutPush: false };
  }
}
