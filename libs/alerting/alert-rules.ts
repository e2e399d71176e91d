import type { CheckInEvent } from '../check-ins/check-in-events';
import type { CircleEvent, GuardianAsked, HotlineAsked, HouseholdAsked } from '../circles/circle-events';
import type { InboundEvent } from '../inbound/inbound-events';
import type { AlertPublished, IncidentEvent } from '../incidents/incident-events';
import type { PeopleEvent } from '../people/people-events';
import { unreachable } from '../platform/unreachable';
import type { CanaryEvent } from './canary-events';
import type { NewsCollected } from './news-events';

export type DomainEvent =
  | IncidentEvent
  | PeopleEvent
  | CircleEvent
  | GuardianAsked
  | HotlineAsked
  | HouseholdAsked
  | CheckInEvent
  | InboundEvent
  | CanaryEvent
  | NewsCollected;

/** Strict order of hand-over: nothing of a later lane leaves while something of an earlier one waits. */
export const lanes = { correction: 0, alert: 1, answer: 2, relative: 3, shelter: 4 } as const;
export type Lane = (typeof lanes)[keyof typeof lanes];

/** What a STOP silences; a service message (a code, a reply) answers somebody who has just asked. */
export type MessageClass = 'service' | 'alerts' | 'relatives' | 'shelter';

/** Who a rule is about; `audience.queries` turns it into people. */
export type AudienceKind =
  /** Everyone with a place in the area. */
  | 'area'
  /** Everyone with a place in the area, and everyone who was told of the incident before. */
  | 'area-and-told'
  /** Exactly those who were told of the incident before, or may have been. */
  | 'told'
  /** The same of those who were told that a relative may be in danger. */
  | 'relatives-told'
  /** Followers of people in the area who are not in it themselves. */
  | 'relatives-outside'
  /** Somebody who has come to live in the area of a running alert. */
  | 'late-joiner'
  /** The followers of the person who answered. */
  | 'followers'
  /** The one person that the event names. */
  | 'person';

export interface Rule {
  /** Unique within the event; with it, the name of the notice. */
  readonly name: string;
  readonly audience: AudienceKind;
  readonly lane: Lane;
  readonly class: MessageClass;
  /** Only by SMS: the words ask for an answer by SMS, and a discreet push would not show them. */
  readonly bySms?: true;
  /** By every channel that the person has, perhaps by a call too: what is proven is the channel. */
  readonly everywhere?: 'without-call' | 'with-call';
}

const alerts = { lane: lanes.alert, class: 'alerts' } as const;
const relatives = { lane: lanes.relative, class: 'relatives' } as const;
const toThePerson = { audience: 'person', lane: lanes.answer, class: 'service' } as const;

/** Who is told what: every event of the domain has its line here, or nothing compiles. */
export function rulesFor(event: DomainEvent): readonly Rule[] {
  switch (event.type) {
    case 'alert-published':
      return rulesForAlert(event);
    case 'person-subscribed':
    case 'places-changed':
      return [{ name: 'late-joiner', audience: 'late-joiner', ...alerts }];
    case 'code-requested':
    case 'manage-link-requested':
    case 'guardian-asked':
    case 'sms-answered':
    case 'help-taken':
      return [{ name: event.type, ...toThePerson }];
    case 'follow-asked':
    case 'household-asked':
      return [{ name: event.type, audience: 'person', ...relatives, bySms: true }];
    case 'safety-asked':
    case 'hotline-asked':
    case 'follow-accepted':
    case 'follow-revoked':
      return [{ name: event.type, audience: 'person', ...relatives }];
    case 'check-in-recorded':
      return [{ name: 'followers', audience: 'followers', ...relatives }];
    case 'news-collected':
      return [{ name: 'digest', audience: 'person', ...relatives }];
    case 'voice-message-left':
      return [{ name: event.type, audience: 'followers', ...relatives }];
    case 'canary-due':
      return [{ name: 'canary', ...toThePerson, everywhere: event.calls ? 'with-call' : 'without-call' }];
    case 'check-in-disputed':
    case 'check-in-corrected':
      return event.nothingLeft ? [{ name: 'followers', audience: 'followers', ...relatives }] : [];
    case 'reported-on-behalf':
      return [{ name: event.type, ...toThePerson }];
    case 'person-erased':
    case 'help-asked':
    case 'check-in-conflicted':
    case 'duress-raised':
      return [];
    default:
      return unreachable(event);
  }
}

function rulesForAlert(event: AlertPublished): readonly Rule[] {
  const outside: Rule = { name: 'relatives-outside', audience: 'relatives-outside', ...relatives };
  switch (event.change) {
    case 'activate':
      return [{ name: 'people', audience: 'area', ...alerts }, outside];
    case 'update':
      return [{ name: 'people', audience: 'area-and-told', ...alerts }];
    case 'allClear':
      return [{ name: 'people', audience: 'area-and-told', ...alerts }, outside];
    case 'cancel':
      return [
        { name: 'people', audience: 'told', lane: lanes.correction, class: 'alerts' },
        { ...outside, audience: 'relatives-told', lane: lanes.correction },
      ];
    default:
      return unreachable(event.change);
  }
}

/** Order in which events themselves are turned into deliveries: 1 first. */
export const eventPriorities: Readonly<Record<DomainEvent['type'], number>> = {
  'alert-published': 1,
  'code-requested': 2,
  'manage-link-requested': 2,
  'guardian-asked': 2,
  'sms-answered': 2,
  'help-asked': 2,
  'help-taken': 2,
  'duress-raised': 2,
  'canary-due': 2,
  'reported-on-behalf': 2,
  'check-in-recorded': 3,
  'check-in-conflicted': 3,
  'check-in-disputed': 3,
  'check-in-corrected': 3,
  'news-collected': 3,
  'voice-message-left': 4,
  'person-subscribed': 3,
  'places-changed': 3,
  'safety-asked': 3,
  'hotline-asked': 3,
  'follow-asked': 4,
  'household-asked': 4,
  'follow-accepted': 4,
  'follow-revoked': 4,
  'person-erased': 5,
};
