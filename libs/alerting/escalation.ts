import type { Channel } from '../channels/channel';
import type { Rule } from './alert-rules';

/**
 * The channels that a first message of this class takes at once: the quiet ones that a person has, and SMS for those
 * who have no push address or whose address turns out to be dead. A warning climbs on from there (`ladder.ts`); a
 * reply goes back the way the question came.
 */
export function firstChannels({
  class: messageClass,
  bySms,
  everywhere,
}: Pick<Rule, 'class' | 'bySms' | 'everywhere'>): {
  readonly always: readonly Channel[];
  readonly smsOnlyWithoutPush: boolean;
} {
  const quiet = ['push', 'live', 'sms'] as const;
  if (everywhere === 'with-call') return { always: [...quiet, 'voice'], smsOnlyWithoutPush: false };
  if (everywhere) return { always: quiet, smsOnlyWithoutPush: false };
  if (bySms) return { always: ['sms'], smsOnlyWithoutPush: false };
  switch (messageClass) {
    case 'alerts':
    case 'relatives':
    case 'shelter':
      return { always: ['push', 'live'], smsOnlyWithoutPush: true };
    case 'service':
      return { always: ['sms'], smsOnlyWithoutPush: false };
  }
}
