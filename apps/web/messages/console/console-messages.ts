import type { Answer } from '../../../../libs/check-ins/answer';
import type { Channel } from '../../../../libs/channels/channel';
import type {
  AlertText,
  Category,
  Certainty,
  Mode,
  ResponseType,
  Severity,
  Urgency,
} from '../../../../libs/incidents/alert';
import type { IncidentStatus, VersionStatus } from '../../../../libs/incidents/incident';

/** The languages of the officers' pages; alerts themselves are written in all five. */
export const consoleLanguages = ['fr', 'en'] as const;
export type ConsoleLanguage = (typeof consoleLanguages)[number];

/** Every sentence of the officers' pages. */
export interface ConsoleMessages {
  readonly skip: string;
  readonly languages: string;
  readonly errorSummary: string;
  readonly nav: Readonly<Record<'main' | 'incidents' | 'create' | 'signOut', string>>;
  readonly mode: Readonly<Record<Mode, { readonly label: string; readonly detail: string }>>;
  readonly category: Readonly<Record<Category, string>>;
  readonly urgency: Readonly<Record<Exclude<Urgency, 'Unknown'>, string>>;
  readonly severity: Readonly<Record<Exclude<Severity, 'Unknown'>, string>>;
  readonly certainty: Readonly<Record<Exclude<Certainty, 'Unknown'>, string>>;
  readonly responseType: Readonly<Record<ResponseType, string>>;
  readonly text: Readonly<Record<keyof AlertText, string>>;
  readonly incidentStatus: Readonly<Record<IncidentStatus, string>>;
  readonly versionStatus: Readonly<Record<VersionStatus, string>>;
  readonly answers: Readonly<Record<Answer, string>>;
  readonly channel: Readonly<Record<Channel, string>>;
  readonly signIn: Readonly<Record<'title' | 'email' | 'password' | 'totp' | 'totpHint' | 'submit', string>>;
  readonly invitation: Readonly<
    Record<
      'title' | 'lead' | 'name' | 'password' | 'passwordHint' | 'totpTitle' | 'totpLead' | 'totpLink' | 'submit',
      string
    >
  >;
  readonly list: {
    readonly title: string;
    readonly create: string;
    readonly none: string;
    readonly waiting: (elapsed: string) => string;
    readonly version: (n: number) => string;
    readonly open: Readonly<Record<'draft' | 'review' | 'watch', string>>;
    readonly expires: string;
  };
  readonly draft: Readonly<
    Record<
      | 'titleNew' | 'titleEdit' | 'titleUpdate' | 'modeHint' | 'mode' | 'choose' | 'optional' | 'what' | 'category'
      | 'urgency' | 'severity' | 'certainty' | 'responseTypes' | 'onset' | 'expires' | 'web' | 'contact' | 'note' | 'noteHint'
      | 'area' | 'circle' | 'shape' | 'communes' | 'latitude' | 'longitude' | 'radius' | 'geojson' | 'geojsonHint'
      | 'communesHint' | 'texts' | 'textsHint' | 'correction' | 'correctionHint' | 'plainHint' | 'withdrawal' | 'empty' | 'filled' | 'save' | 'submit' | 'discard' | 'returned',
      string
    >
  > & { readonly timeHint: (timeZone: string) => string }; // prettier-ignore
  readonly review: Readonly<
    Record<
      | 'title' | 'author' | 'submitted' | 'waiting' | 'people' | 'peopleHint' | 'hash' | 'where' | 'facts' | 'previews'
      | 'smsAs' | 'pushAs' | 'correction' | 'correctionHint' | 'changes' | 'changed' | 'before' | 'after' | 'nothing' | 'approveTitle' | 'approveExercise'
      | 'retype' | 'password' | 'totp' | 'approve' | 'declineTitle' | 'reason' | 'return' | 'reject' | 'onlyRead'
      | 'selfApproval' | 'tooNew' | 'notApprover' | 'alreadyApproved',
      string
    >
  > & {
    readonly segments: (encoding: string, segments: number, characters: number) => string;
    readonly missing: (languages: string) => string;
  }; // prettier-ignore
  readonly radius: Readonly<
    Record<
      | 'title' | 'firstTold' | 'border' | 'borderHint' | 'neighbours' | 'none' | 'usual' | 'earlier' | 'sent' | 'end' | 'approvedBy'
      | 'residents' | 'noCensus' | 'communes' | 'touched',
      string
    >
  > & {
    readonly unknown: (ceiling: string) => string;
    readonly needsTwo: (people: string, ceiling: string) => string;
    readonly residentsHint: (share: string) => string;
    readonly more: (count: string) => string;
  }; // prettier-ignore
  readonly watch: Readonly<
    Record<
      | 'title' | 'elapsed' | 'audience' | 'answered' | 'calls' | 'silent' | 'told' | 'toldHint' | 'channel' | 'people' | 'handedOff'
      | 'accepted' | 'confirmed' | 'waiting' | 'failed' | 'unknown' | 'expired' | 'optedOut' | 'superseded' | 'unsent' | 'answers' | 'update' | 'allClear' | 'falseAlarm' | 'stale'
      | 'publicPage' | 'expires',
      string
    >
  > & { readonly summary: (counts: Readonly<Record<'answered' | 'audience' | 'calls', string>>) => string }; // prettier-ignore
  readonly outlook: Readonly<Record<'ok' | 'degraded' | 'blocked' | 'tooLong' | 'whenDown', string>> & {
    readonly down: (channels: string) => string;
    readonly drain: (time: string) => string;
  };
  readonly operations: Readonly<
    Record<
      | 'title' | 'deadLetters' | 'deadLettersHint' | 'none' | 'what' | 'channel' | 'messages' | 'tries' | 'fault' | 'since' | 'act'
      | 'trying' | 'replay' | 'replayed' | 'status',
      string
    >
  >; // prettier-ignore
  readonly reach: Readonly<
    Record<
      | 'gap' | 'gapHint' | 'place' | 'code' | 'latitude' | 'longitude' | 'unreached' | 'share' | 'people' | 'handedOff' | 'accepted'
      | 'confirmed' | 'answered' | 'elsewhere' | 'download' | 'progress' | 'when' | 'now',
      string
    >
  > & {
    readonly sector: (latitude: string, longitude: string) => string;
    readonly unreachedAt: (minute: number) => string;
    /** @param takenAfter minutes, when it was taken later than it should have been */
    readonly at: (minute: number, takenAfter: string | undefined) => string;
    readonly more: (places: string) => string;
  }; // prettier-ignore
  readonly falseAlarm: Readonly<Record<'title' | 'lead' | 'previews' | 'submit' | 'back', string>>;
}
