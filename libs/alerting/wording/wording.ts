import type { Answer } from '../../check-ins/answer';
import type { OptOutClass } from '../../people/person';
import type { AnswerWay } from '../answer-way';

/** Lists of class names, perhaps empty. */
export interface OptOutNews {
  readonly silent: string;
  readonly speaking: string;
}

export interface Unobtrusive {
  readonly title: string;
  /** By push. */
  readonly tap: string;
  /** By SMS: the digit brings the text itself. */
  readonly news: (time: string) => string;
  readonly noted: string;
  readonly taken: string;
  readonly emergency: string;
  readonly waiting: string;
}

export type AlertKind = 'alert' | 'update' | 'all_clear' | 'cancel';

/**
 * Everything we say in one language, apart from what an authority wrote. It must stay within GSM-7 in every language but
 * Arabic: one other letter (ç ê œ á í ó ú ’) makes each SMS of it more than twice as dear, so the words are chosen around
 * them. `about` is "hazard, place"; `time` is "21:40". A name is empty when the person gave none.
 */
export interface Wording {
  readonly exercise: string;
  readonly test: string;
  /** What a push shows instead of anything about a person. */
  readonly discreet: { readonly title: string; readonly body: string };

  /** To somebody whose phone must give nothing away: no name, place or hazard, nor that an alert is meant. */
  readonly unobtrusive: Unobtrusive;

  readonly comma: string;
  readonly headings: Readonly<Record<AlertKind, string>>;
  readonly issuedAt: (time: string, day: string) => string;
  readonly howToAnswer: string;

  readonly localTime: (time: string) => string;
  readonly relativesNotice: Readonly<Record<AlertKind, string>>;
  /** What a push shows of either prompt: a question, and nothing about the place or the danger. */
  readonly prompt: { readonly title: string; readonly body: string };
  /** `time` is when the words that hold were sent. */
  readonly prompts: Readonly<Record<'reminder' | 'ask_again', (about: string, time: string) => string>>;
  readonly proxyRequest: (name: string, about: string, time: string) => string;
  readonly answerRecorded: Readonly<Record<Answer, (about: string, time: string) => string>>;
  /** In an exercise nobody may be sent to the 112 for a made-up danger. */
  readonly helpInExercise: (about: string, time: string) => string;
  readonly helpTaken: (about: string, time: string) => string;
  readonly inDanger: string;
  readonly someone: string;
  readonly followerUpdate: Readonly<Record<Answer, (name: string) => string>>;
  /** `when` is `localTime(time)`. */
  readonly answeredBy: Readonly<Record<AnswerWay, (about: string, when: string) => string>>;
  readonly helpForFollower: string;
  readonly safetyAsk: (name: string, about: string, time: string) => string;
  /** Somebody who calls a hotline, and says that this is their name. */
  readonly hotlineAsk: (name: string, about: string, time: string) => string;
  /** Several people at once; of one, a line of the list. */
  readonly newsDigest: (about: string, list: string) => string;
  readonly semicolon: string;
  readonly digestLine: Readonly<Record<Answer, (name: string, time: string) => string>>;
  /** Beside a line of a digest: how far it may be relied on, where the way does not say it by itself. */
  readonly digestDoubt: Readonly<Partial<Record<AnswerWay, string>>>;
  /** Others of a household, for whom the same answer counts, or does not. */
  readonly alsoFor: (names: string) => string;
  readonly notFor: (names: string) => string;
  readonly voiceMessage: (name: string, about: string, when: string, url: string) => string;

  readonly noActiveIncident: string;
  readonly unknownText: string;
  readonly help: string;
  readonly languageChanged: string;

  readonly followRequest: (name: string, code: number) => string;
  readonly wardRequest: (name: string, url: string) => string;
  readonly guardianCode: (name: string, code: string, minutes: number) => string;
  readonly guardianNeeded: string;
  readonly followRequests: (requests: string, example: number) => string;
  readonly noFollowRequests: string;
  readonly followGranted: (name: string, code: number) => string;
  readonly followRefused: string;
  readonly followRevoked: (name: string) => string;
  readonly followersList: (followers: string, example: number) => string;
  readonly noFollowers: string;
  readonly followRequested: string;
  readonly followUnreadable: string;
  readonly followAccepted: (name: string) => string;
  readonly andMore: (count: number) => string;

  readonly household: (household: {
    readonly list: string;
    readonly count: number;
    readonly example: string;
  }) => string;
  readonly noHousehold: string;
  /** Beside a member with a phone who has not said that the declarer may speak for them. */
  readonly notAgreed: string;
  /** Before `household`. */
  readonly forNobodyElse: string;
  readonly householdUnclear: string;
  readonly householdFull: string;
  readonly memberAdded: (name: string) => string;
  readonly memberAsked: string;
  readonly memberRemoved: (name: string) => string;
  readonly memberUnreadable: string;
  /** To a member. */
  readonly householdRequest: (name: string, code: number) => string;
  readonly householdRequests: (requests: string, example: number) => string;
  readonly noHouseholdRequests: string;
  readonly householdJoined: (name: string, code: number) => string;
  readonly householdLeft: string;

  readonly oneTimeCode: (code: string, minutes: number) => string;
  readonly manageLink: (url: string, minutes: number) => string;
  /** To who reports another; the same whether or not the number is known. */
  readonly reportTaken: string;
  readonly reportUnreadable: string;
  readonly reportUnverified: string;
  readonly reportTooMany: string;
  readonly claims: Readonly<Record<Answer, string>>;
  /** `claim` is one of `claims`. */
  readonly reportedOfYou: (name: string, claim: string, about: string, when: string) => string;
  readonly reportDisputed: (name: string) => string;
  readonly reportsLeft: (reports: string, example: number) => string;
  readonly nothingToDispute: string;
  /** To followers. */
  readonly reportWithdrawn: (name: string, about: string, when: string) => string;

  readonly classNames: Readonly<Record<OptOutClass, string>>;
  /** `alsoInDanger`: alerts are among what is silent. `speaking` is empty when nothing comes any more. */
  readonly optedOut: (news: OptOutNews & { readonly alsoInDanger: boolean; readonly numbers: string }) => string;
  readonly optedIn: (news: OptOutNews) => string;
  readonly erased: string;
  /** To a handset of our own, every minute. */
  readonly canary: string;
}
