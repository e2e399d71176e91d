import type { Language } from '../channels/language';
import type { Answer } from '../check-ins/answer';
import type { AlertText, Mode } from '../incidents/alert';
import type { OptOutClass } from '../people/person';

export type MessageChannel = 'sms' | 'push' | 'live' | 'voice';

export type AlertKind = 'alert' | 'update' | 'all_clear' | 'cancel';

/** The incident in words, in each language that the alert was written in; an alert's own texts fit. */
export type IncidentNames = Partial<Record<Language, Pick<AlertText, 'event' | 'areaName'>>>;

/** A follower or a request by the number that the followed person answers with, e.g. "RETIRER 12". */
export interface CodedName {
  readonly code: number;
  readonly name: string;
}

interface AtTime {
  /** ISO 8601 instant. */
  readonly at: string;
  /** IANA zone of the territory, e.g. "Indian/Reunion". */
  readonly timeZone: string;
}

/** To the people in the area. `cancel` is the correction of a false alarm. */
interface AlertTemplate extends AtTime {
  readonly kind: AlertKind;
  readonly mode: Mode;
  readonly texts: Partial<Record<Language, AlertText>>;
  readonly url: string;
  /** For somebody who joined after it was sent: the text says when it was issued. */
  readonly late?: boolean;
}

/** About an incident, to the people whose relatives may be in it, or in reply to an answer. */
type IncidentTemplate = AtTime & { readonly mode: Mode; readonly names: IncidentNames } & (
    | { readonly kind: 'relatives_notice'; readonly phase: AlertKind; readonly url: string }
    | { readonly kind: 'answer_recorded'; readonly answer: Answer }
    | {
        readonly kind: 'follower_update';
        readonly firstName: string;
        readonly answer: Answer;
        readonly source: 'sms' | 'page';
      }
  );

/**
 * Everything that is ever said to a person, as serialisable facts: one template serves every language and channel.
 * Names are as their owners typed them; rendering cleans them.
 */
export type Template =
  | AlertTemplate
  | IncidentTemplate
  | { readonly kind: 'no_active_incident' }
  | { readonly kind: 'unknown_text' }
  | { readonly kind: 'help' }
  | { readonly kind: 'language_changed' }
  // To the followed person.
  | { readonly kind: 'follow_request'; readonly followerName: string; readonly code: number }
  | { readonly kind: 'follow_requests'; readonly requests: readonly CodedName[] }
  | { readonly kind: 'follow_granted'; readonly followerName: string; readonly code: number }
  | { readonly kind: 'follow_refused' }
  | { readonly kind: 'follow_revoked'; readonly followerName: string }
  | { readonly kind: 'followers_list'; readonly followers: readonly CodedName[] }
  // To the one who asks to follow: the same words whether or not the number is known, and none after a refusal.
  | { readonly kind: 'follow_requested' }
  | { readonly kind: 'follow_unreadable' }
  | { readonly kind: 'follow_accepted'; readonly name: string }
  | { readonly kind: 'one_time_code'; readonly code: string; readonly minutes: number }
  | { readonly kind: 'manage_link'; readonly url: string; readonly minutes: number }
  | { readonly kind: 'opted_out'; readonly class: OptOutClass | 'all' }
  | { readonly kind: 'opted_in' }
  | { readonly kind: 'erased' };
