import type { Answer } from '../../../libs/check-ins/answer';
import type { Channel } from '../../../libs/channels/channel';
import type { ChannelState } from '../../../libs/situation/channel-health';
import type { Language } from '../../../libs/channels/language';
import type { Mode, Severity } from '../../../libs/incidents/alert';
import type { OptOutClass, PlaceKind } from '../../../libs/people/person';

/** What became of an alert version, as the public sees it. */
export type VersionState = 'current' | 'superseded' | 'cancelled' | 'expired';
export type VersionKind = 'alert' | 'update' | 'all_clear' | 'cancel';

/** Why a page could not be shown or an act could not be done. */
export type ErrorKind = 'bad_request' | 'forbidden' | 'not_found' | 'link_expired' | 'conflict' | 'too_many' | 'fault';

interface Notice {
  readonly title: string;
  readonly detail: string;
}

/** Every sentence of the citizen pages. A language that lacks one does not compile. */
export interface Messages {
  readonly skip: string;
  readonly tagline: string;
  readonly languages: string;
  readonly nav: { readonly main: string; readonly home: string; readonly subscribe: string; readonly me: string };
  readonly footer: string;
  readonly errorSummary: string;
  readonly mode: Readonly<Record<Exclude<Mode, 'Actual'>, Notice>>;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly over: Readonly<Record<'all_clear' | 'cancelled' | 'expired', Notice>>;
  readonly home: {
    readonly title: string;
    readonly lead: string;
    readonly activeTitle: string;
    readonly none: string;
    readonly howTitle: string;
    readonly how: readonly [string, string, string];
    readonly subscribe: string;
    readonly until: string;
  };
  readonly incident: {
    readonly whatToDo: string;
    readonly whatHappens: string;
    readonly where: string;
    readonly when: string;
    readonly onset: string;
    readonly sent: string;
    readonly expires: string;
    readonly issuedBy: string;
    readonly web: string;
    readonly contact: string;
    readonly answerTitle: string;
    readonly answerIntro: string;
    readonly answerClosed: string;
    readonly danger: string;
    readonly answers: Readonly<Record<Answer, string>>;
    readonly versionsTitle: string;
    readonly version: (n: number) => string;
    readonly kind: Readonly<Record<VersionKind, string>>;
    readonly state: Readonly<Record<VersionState, string>>;
    readonly cap: string;
    readonly outline: (place: string) => string;
    readonly otherLanguage: (shown: Language) => string;
    readonly changed: string;
    readonly reload: string;
  };
  readonly place: {
    readonly legend: string;
    readonly hint: string;
    readonly kind: string;
    readonly kinds: Readonly<Record<PlaceKind, string>>;
    readonly usePosition: string;
    readonly positionFailed: string;
    readonly commune: string;
    readonly communeHint: string;
    readonly coordinates: string;
    readonly latitude: string;
    readonly longitude: string;
  };
  readonly subscribe: {
    readonly title: string;
    readonly lead: string;
    readonly phone: string;
    readonly phoneHint: string;
    readonly firstName: string;
    readonly firstNameHint: string;
    readonly language: string;
    readonly privacy: string;
    readonly submit: string;
  };
  readonly confirm: {
    readonly title: string;
    readonly lead: (phone: string) => string;
    readonly code: string;
    readonly codeHint: (minutes: number) => string;
    readonly submit: string;
    readonly noCode: string;
    readonly resend: string;
  };
  readonly me: {
    readonly title: string;
    readonly lead: (phone: string) => string;
    readonly done: string;
    readonly placesTitle: string;
    readonly noPlace: string;
    readonly near: (latitude: string, longitude: string) => string;
    readonly addPlace: string;
    readonly placesFull: string;
    readonly remove: string;
    readonly detailsTitle: string;
    readonly save: string;
    readonly silenced: Readonly<Record<OptOutClass, string>>;
    readonly resume: string;
    /** @param number undefined when the carrier did not say which of ours it refuses */
    readonly resumeBySms: (number?: string) => string;
    readonly pushTitle: string;
    readonly noPush: string;
    readonly enablePush: string;
    readonly pushFailed: string;
    readonly since: string;
    readonly followersTitle: string;
    readonly followersHint: string;
    /** The proxy: a follower who is told when nothing reaches the person. */
    readonly proxyHint: string;
    readonly proxyChoose: string;
    readonly proxyChosen: string;
    readonly proxyRemove: string;
    readonly noFollower: string;
    readonly waiting: string;
    readonly accept: string;
    readonly refuse: string;
    readonly stop: string;
    readonly voiceTitle: string;
    readonly voiceHint: string;
    readonly voiceListen: (seconds: number) => string;
    readonly followingTitle: string;
    readonly noFollowing: string;
    readonly followPhone: string;
    readonly followHint: string;
    readonly follow: string;
    readonly exportTitle: string;
    readonly exportHint: string;
    readonly export: string;
    readonly eraseTitle: string;
    readonly eraseHint: string;
    readonly eraseConfirm: string;
    readonly erase: string;
    readonly signOut: string;
  };
  readonly status: {
    readonly title: string;
    readonly lead: string;
    readonly answers: string;
    readonly noAnswers: string;
    readonly channels: Readonly<Record<Channel, string>>;
    readonly states: Readonly<Record<ChannelState, string>>;
    readonly since: string;
    readonly checked: string;
    readonly times: (half: string, most: string) => string;
  };
  readonly erased: {
    readonly title: string;
    readonly lead: string;
    readonly list: readonly string[];
    readonly back: string;
  };
  readonly errors: Readonly<Record<ErrorKind, Notice>>;
  readonly errorNext: string;
  readonly reference: string;
}
