import type { Language } from '../channels/language';
import type { Answer } from '../check-ins/answer';
import type { CodedFollower } from '../circles/follow';
import type { ShownMemberStatus } from '../circles/household';
import type { AlertContent, AlertText, Mode } from '../incidents/alert';
import type { PublishedChange } from '../incidents/incident-events';
import type { OptOutClass } from '../people/person';

/** The incident in words, in each language that the alert was written in; an alert's own texts fit. */
export type IncidentNames = Partial<Record<Language, Pick<AlertText, 'event' | 'areaName'>>>;

/** Of an alert's texts, what names the incident: the rest would be stored again with every answer. */
export const namesOf = (texts: AlertContent['texts']): IncidentNames =>
  Object.fromEntries(Object.entries(texts).map(([language, { event, areaName }]) => [language, { event, areaName }]));

export interface AtTime {
  /** ISO 8601 instant. */
  readonly at: string;
  /** IANA zone of the territory, e.g. "Indian/Reunion". */
  readonly timeZone: string;
}

/** What a text message is answered with, as serialisable facts; the words are chosen when it leaves. */
export type Reply =
  | AnswerRecorded
  | AlertAgain
  | { readonly kind: 'no_active_incident' }
  | { readonly kind: 'unknown_text' }
  | { readonly kind: 'help' }
  | { readonly kind: 'language_changed' }
  // To the followed person.
  | { readonly kind: 'follow_requests'; readonly requests: readonly CodedFollower[] }
  | { readonly kind: 'follow_granted'; readonly followerName: string; readonly code: number }
  | { readonly kind: 'follow_refused' }
  // To somebody under age, for whom their guardian consents.
  | { readonly kind: 'guardian_needed' }
  | { readonly kind: 'follow_revoked'; readonly followerName: string }
  | { readonly kind: 'followers_list'; readonly followers: readonly CodedFollower[] }
  // To the one who asks to follow: the same words whether or not the number is known.
  | { readonly kind: 'follow_requested' }
  | { readonly kind: 'follow_unreadable' }
  // To who reports another: the same words whether or not the number is known.
  | { readonly kind: 'report_taken' | 'report_unreadable' | 'report_unverified' | 'report_too_many' }
  // To the one who says that a report about them is not so; `others` still stand.
  | { readonly kind: 'report_disputed'; readonly reporterName: string; readonly others: readonly CodedFollower[] }
  | { readonly kind: 'nothing_to_dispute'; readonly reports: readonly CodedFollower[] }
  // To who speaks for a household, or tries to.
  | { readonly kind: 'household_list'; readonly members: readonly NamedMember[]; readonly added?: string }
  | { readonly kind: 'household_unclear'; readonly members: readonly NamedMember[] }
  | { readonly kind: 'member_removed'; readonly name: string }
  | { readonly kind: 'member_unreadable' | 'household_full' }
  // To a member.
  | { readonly kind: 'household_joined'; readonly declarerName: string; readonly code: number }
  | { readonly kind: 'household_left' }
  | { readonly kind: 'household_requests'; readonly requests: readonly CodedFollower[] }
  | OptOutReply;

/** The words that hold of an incident, to somebody who asks for them. */
export interface AlertAgain extends AtTime {
  readonly kind: 'alert_again';
  readonly change: PublishedChange;
  readonly mode: Mode;
  readonly texts: AlertContent['texts'];
  readonly url: string;
}

/** A member of a household as its declarer reads of them. */
export interface NamedMember {
  readonly number: number;
  readonly name: string;
  readonly status: ShownMemberStatus;
}

/** What is silent from now on, and what is not, whichever of the two was asked for. */
export interface OptOutReply {
  readonly kind: 'opted_out' | 'opted_in';
  readonly silent: readonly OptOutClass[];
  readonly speaking: readonly OptOutClass[];
  /** What a START can be sent to: our numbers that send what was silenced just now. */
  readonly numbers: readonly string[];
}

export interface AnswerRecorded extends AtTime {
  readonly kind: 'answer_recorded';
  readonly answer: Answer;
  readonly mode: Mode;
  readonly names: IncidentNames;
  readonly household?: HouseholdSaid;
}

/** Whom an answer for a household was taken for, besides its sender. */
export interface HouseholdSaid {
  readonly marked: readonly string[];
  /** Who has not agreed that the sender speaks for them. */
  readonly unmarked: readonly string[];
  /** Set when what was said does not fit the household: who there is to speak for. */
  readonly members?: readonly NamedMember[];
}
