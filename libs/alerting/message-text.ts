import { fallbackLanguage, type Language, languages } from '../channels/language';
import { oneLine, smsLine } from '../channels/sms-text';
import type { Answer } from '../check-ins/answer';
import type { Source } from '../check-ins/source';
import type { CodedFollower } from '../circles/follow';
import type {
  AlertAgain, AnswerRecorded, AtTime, HouseholdSaid, IncidentNames, NamedMember, OptOutReply, Reply,
} from '../inbound/reply'; // prettier-ignore
import type { AlertText, Mode } from '../incidents/alert';
import { displayName } from '../people/display-name';
import { unreachable } from '../platform/unreachable';
import { kindOfChange } from './alert-kind';
import { alertText } from './alert-text';
import { type AnswerWay, answerWay } from './answer-way';
import { localDay, localTime } from './local-time';
import type { MessageChannel, RenderedText } from './rendered-text';
import { ar } from './wording/ar';
import { de } from './wording/de';
import { en } from './wording/en';
import { es } from './wording/es';
import { fr } from './wording/fr';
import type { AlertKind, Wording } from './wording/wording';

/** How one of several people is. */
export interface DigestLine {
  readonly firstName: string;
  readonly answer: Answer;
  readonly at: string;
  readonly way: AnswerWay;
  /** Of their household, without a phone: the answer speaks for them, too. */
  readonly alsoFor: readonly string[];
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
type IncidentTemplate = AnswerRecorded | IncidentNews;

type IncidentNews = AtTime & { readonly mode: Mode; readonly names: IncidentNames } & (
    | { readonly kind: 'relatives_notice'; readonly phase: AlertKind; readonly url: string }
    // To somebody who has been told and has not answered, or not for hours.
    | { readonly kind: 'reminder' | 'ask_again'; readonly url: string }
    // To the one whom a person chose to be told when nothing reaches them.
    | { readonly kind: 'proxy_request'; readonly firstName: string }
    | {
        readonly kind: 'follower_update';
        readonly firstName: string;
        readonly answer: Answer;
        readonly source: Source;
        /** Of a sender's number: it was confirmed by a code earlier. */
        readonly verified: boolean;
        /** Of a relative's report: they have spoken with the person. */
        readonly hadContact?: boolean;
        /** What was said since has been withdrawn. */
        readonly isCorrection?: boolean;
        /** Of their household, without a phone: the answer speaks for them, too. */
        readonly alsoFor?: readonly string[];
      }
    // To the person who asked for help.
    | { readonly kind: 'help_taken' }
    // What followers were told counts no more, and nothing else is known.
    | { readonly kind: 'report_withdrawn'; readonly firstName: string }
    // To the person whom somebody else has reported on.
    | { readonly kind: 'reported_of_you'; readonly reporterName: string; readonly answer: Answer }
    // To somebody whom a follower would like to hear from.
    | { readonly kind: 'safety_ask'; readonly followerName: string; readonly url: string }
    // The same for somebody who calls a hotline and calls themselves so.
    | { readonly kind: 'hotline_ask'; readonly callerName: string; readonly url: string }
    // Several people at once: the lines are filled in at the hand-over.
    | { readonly kind: 'news_digest'; readonly news: readonly DigestLine[] }
    | { readonly kind: 'voice_message'; readonly firstName: string; readonly url: string }
  );

/**
 * Everything that is ever said to a person, as serialisable facts: one template serves every language and channel.
 * Names are as their owners typed them; rendering cleans them.
 */
export type Template =
  | AlertTemplate
  | IncidentNews
  | Reply
  // To the followed person.
  | { readonly kind: 'follow_request'; readonly followerName: string; readonly code: number }
  // To the guardian of somebody under age: of a wish to follow, and to become one.
  | { readonly kind: 'ward_request'; readonly followerName: string; readonly url: string }
  | { readonly kind: 'guardian_code'; readonly minorName: string; readonly code: string; readonly minutes: number }
  // To somebody whom another declares as one of their household.
  | { readonly kind: 'household_request'; readonly declarerName: string; readonly code: number }
  // To the follower.
  | { readonly kind: 'follow_accepted'; readonly name: string }
  | { readonly kind: 'one_time_code'; readonly code: string; readonly minutes: number }
  | { readonly kind: 'manage_link'; readonly url: string; readonly minutes: number }
  | { readonly kind: 'erased' }
  // To a handset of our own.
  | { readonly kind: 'canary' };

export const wordings: Readonly<Record<Language, Wording>> = { fr, en, es, de, ar };

/** Longer lists are cut: one SMS must not carry a hundred names. */
const longestList = 12;

/**
 * What a person reads or hears. A push about anything but the alert itself says only that a message waits (T15: a lock screen
 * shows no name and no place); an exercise or a test says so before all else, whatever the template.
 */
export function renderMessage(template: Template, language: Language, channel: MessageChannel): RenderedText {
  const wording = wordings[language];
  const mark = marker(template, wording);
  if (isAlert(template)) {
    const { at, timeZone, url } = template;
    const kind = template.kind === 'alert_again' ? kindOfChange[template.change] : template.kind;
    const text = cleaned(inLanguage(template.texts, language), channel);
    const time = localTime(at, timeZone);
    const isLate = template.kind !== 'alert_again' && template.late;
    const moment = isLate ? wording.issuedAt(time, localDay(at, timeZone, language)) : time;
    return alertText({ kind, text, moment, url }, wording, channel, mark);
  }
  const asks = template.kind === 'reminder' || template.kind === 'ask_again';
  if (asks && channel === 'push') return { title: mark(wording.prompt.title), body: mark(wording.prompt.body) };
  const isUnspeakable = channel === 'push' || (channel === 'voice' && template.kind === 'manage_link');
  if (isUnspeakable) return { title: mark(wording.discreet.title), body: mark(wording.discreet.body) };
  return { body: mark(bodyOf(template, language, channel)) };
}

/**
 * The language to say a message in, all of it: a voice speaks one. That of the person when the incident was written in
 * it.
 */
export function spokenLanguage(template: Template, wanted: Language): Language {
  const written = 'texts' in template ? template.texts : 'names' in template ? template.names : undefined;
  return written ? fallbackLanguage(wanted, languages.filter((each) => written[each] !== undefined)) : wanted; // prettier-ignore
}

/** Prepends "EXERCICE" or "TEST"; for an actual incident and for what concerns none, nothing. */
export function marker(template: Template, wording: Wording): (text: string) => string {
  const mode = 'mode' in template ? template.mode : 'Actual';
  switch (mode) {
    case 'Actual':
      return (text) => text;
    case 'Exercise':
      return (text) => `${wording.exercise} - ${text}`;
    case 'Test':
      return (text) => `${wording.test} - ${text}`;
    default:
      return unreachable(mode);
  }
}

function isAlert(template: Template): template is AlertTemplate | AlertAgain {
  return 'texts' in template;
}

function bodyOf(
  template: Exclude<Template, AlertTemplate | AlertAgain>,
  language: Language,
  channel: MessageChannel,
): string {
  const wording = wordings[language];
  if ('names' in template) return incidentBody(template, language, channel);
  switch (template.kind) {
    case 'no_active_incident':
      return wording.noActiveIncident;
    case 'unknown_text':
      return wording.unknownText;
    case 'help':
      return wording.help;
    case 'language_changed':
      return wording.languageChanged;
    case 'follow_request':
      return wording.followRequest(displayName(template.followerName), template.code);
    case 'ward_request':
      return wording.wardRequest(displayName(template.followerName), template.url);
    case 'guardian_code':
      return wording.guardianCode(
        displayName(template.minorName),
        spokenCode(template.code, channel),
        template.minutes,
      );
    case 'guardian_needed':
      return wording.guardianNeeded;
    case 'follow_requests':
      return listed(template.requests, wording, wording.followRequests, wording.noFollowRequests);
    case 'follow_granted':
      return wording.followGranted(displayName(template.followerName), template.code);
    case 'follow_refused':
      return wording.followRefused;
    case 'follow_revoked':
      return wording.followRevoked(displayName(template.followerName));
    case 'followers_list':
      return listed(template.followers, wording, wording.followersList, wording.noFollowers);
    case 'follow_requested':
      return wording.followRequested;
    case 'follow_unreadable':
      return wording.followUnreadable;
    case 'follow_accepted':
      return wording.followAccepted(displayName(template.name));
    case 'household_request':
      return wording.householdRequest(displayName(template.declarerName), template.code);
    case 'household_requests':
      return listed(template.requests, wording, wording.householdRequests, wording.noHouseholdRequests);
    case 'household_joined':
      return wording.householdJoined(displayName(template.declarerName), template.code);
    case 'household_left':
      return wording.householdLeft;
    case 'household_list': {
      const { members, added } = template;
      const told = added === undefined ? [] : [wording.memberAdded(added)];
      const asked = members.find(({ name, status }) => name === added && status === 'asked');
      return [...told, ...(asked ? [wording.memberAsked] : []), householdText(members, wording)].join(' ');
    }
    case 'household_unclear':
      return [wording.householdUnclear, householdText(template.members, wording)].join(' ');
    case 'household_full':
      return wording.householdFull;
    case 'member_removed':
      return wording.memberRemoved(template.name);
    case 'member_unreadable':
      return wording.memberUnreadable;
    case 'one_time_code':
      return wording.oneTimeCode(spokenCode(template.code, channel), template.minutes);
    case 'manage_link':
      return wording.manageLink(template.url, template.minutes);
    case 'report_taken':
      return wording.reportTaken;
    case 'report_unreadable':
      return wording.reportUnreadable;
    case 'report_unverified':
      return wording.reportUnverified;
    case 'report_too_many':
      return wording.reportTooMany;
    case 'report_disputed': {
      const said = wording.reportDisputed(displayName(template.reporterName));
      return template.others.length === 0
        ? said
        : `${said} ${listed(template.others, wording, wording.reportsLeft, '')}`;
    }
    case 'nothing_to_dispute':
      return listed(template.reports, wording, wording.reportsLeft, wording.nothingToDispute);
    case 'opted_out':
    case 'opted_in':
      return optOutBody(template, wording);
    case 'erased':
      return wording.erased;
    case 'canary':
      return wording.canary;
    default:
      return unreachable(template);
  }
}

/** Digit by digit. */
const spokenCode = (code: string, channel: MessageChannel): string =>
  channel === 'voice' ? [...code].join(' ') : code;

function incidentBody(template: IncidentTemplate, language: Language, channel: MessageChannel): string {
  const wording = wordings[language];
  const { event, areaName } = cleaned(inLanguage(template.names, language), channel);
  const about = `${event}${wording.comma}${areaName}`;
  const time = localTime(template.at, template.timeZone);
  const when = wording.localTime(time);
  switch (template.kind) {
    case 'relatives_notice': {
      const heading = `${wording.headings[template.phase]} ${[when, areaName, event].join(wording.comma)}.`;
      const link = channel === 'sms' ? ` ${template.url}` : '';
      return `${heading} ${wording.relativesNotice[template.phase]}${link}`;
    }
    case 'reminder':
    case 'ask_again': {
      const question = wording.prompts[template.kind](about, time);
      if (channel === 'voice') return question;
      return [question, wording.howToAnswer, ...(channel === 'sms' ? [template.url] : [])].join(' ');
    }
    case 'proxy_request':
      return wording.proxyRequest(displayName(template.firstName), about, time);
    case 'answer_recorded':
      if (template.answer === 'need_help' && template.mode !== 'Actual') return wording.helpInExercise(about, time);
      return [
        wording.answerRecorded[template.answer](about, time),
        ...(template.household ? householdSaid(template.household, wording) : []),
      ].join(' ');
    case 'help_taken':
      return template.mode === 'Actual'
        ? `${wording.helpTaken(about, time)} ${wording.inDanger}`
        : wording.helpTaken(about, time);
    case 'voice_message': {
      const who = displayName(template.firstName) || wording.someone;
      return wording.voiceMessage(who, about, when, template.url);
    }
    case 'safety_ask':
    case 'hotline_ask': {
      const link = channel === 'sms' ? [template.url] : [];
      const question =
        template.kind === 'safety_ask'
          ? wording.safetyAsk(displayName(template.followerName), about, time)
          : wording.hotlineAsk(displayName(template.callerName), about, time);
      return [question, wording.howToAnswer, ...link].join(' ');
    }
    case 'news_digest': {
      const lines = template.news.slice(0, longestList).map((line) => digestText(line, wording, template.timeZone));
      if (template.news.length > longestList) lines.push(wording.andMore(template.news.length - longestList));
      const isCalling = template.mode === 'Actual' && template.news.some(({ answer }) => answer === 'need_help');
      return (
        wording.newsDigest(about, lines.join(wording.semicolon)) + (isCalling ? ` ${wording.helpForFollower}` : '')
      );
    }
    case 'follower_update': {
      const news = wording.followerUpdate[template.answer](displayName(template.firstName) || wording.someone);
      const advice = template.answer === 'need_help' && template.mode === 'Actual' ? ` ${wording.helpForFollower}` : '';
      const way = answerWay(template.source, template.verified, template.hadContact);
      const correction = template.isCorrection ? `${wording.headings.cancel}: ` : '';
      const alsoFor = template.alsoFor?.length ? ` ${wording.alsoFor(template.alsoFor.join(wording.comma))}` : '';
      return `${correction}${news} ${wording.answeredBy[way](about, when)}${alsoFor}${advice}`;
    }
    case 'report_withdrawn': {
      const who = displayName(template.firstName) || wording.someone;
      return `${wording.headings.cancel}: ${wording.reportWithdrawn(who, about, when)}`;
    }
    case 'reported_of_you': {
      const claim = wording.claims[template.answer];
      return wording.reportedOfYou(displayName(template.reporterName), claim, about, when);
    }
    default:
      return unreachable(template);
  }
}

function digestText({ firstName, answer, at, way, alsoFor }: DigestLine, wording: Wording, timeZone: string): string {
  const said = wording.digestLine[answer](displayName(firstName) || wording.someone, localTime(at, timeZone));
  const doubt = wording.digestDoubt[way];
  const others = alsoFor.length === 0 ? '' : ` (+ ${alsoFor.join(wording.comma)})`;
  return `${said}${others}${doubt ? ` (${doubt})` : ''}`;
}

/** Whom an answer was taken for beside its sender, or why for nobody. */
function householdSaid({ marked, unmarked, members }: HouseholdSaid, wording: Wording): string[] {
  return [
    ...(marked.length > 0 ? [wording.alsoFor(marked.join(wording.comma))] : []),
    ...(unmarked.length > 0 ? [wording.notFor(unmarked.join(wording.comma))] : []),
    ...(members ? [`${wording.forNobodyElse} ${householdText(members, wording)}`] : []),
  ];
}

function householdText(members: readonly NamedMember[], wording: Wording): string {
  const [first] = members;
  if (!first) return wording.noHousehold;
  const named = members.map(
    ({ number, name, status }) => `${number} ${name}${status === 'asked' ? ` (${wording.notAgreed})` : ''}`,
  );
  return wording.household({ list: named.join(wording.comma), count: members.length, example: first.name });
}

function optOutBody({ kind, silent, speaking, numbers }: OptOutReply, wording: Wording): string {
  const named = (classes: OptOutReply['silent']) => classes.map((each) => wording.classNames[each]).join(wording.comma);
  const news = { silent: named(silent), speaking: named(speaking) };
  if (kind === 'opted_in') return wording.optedIn(news);
  return wording.optedOut({ ...news, alsoInDanger: silent.includes('alerts'), numbers: numbers.join(' / ') });
}

function listed(
  people: readonly CodedFollower[],
  wording: Wording,
  say: (list: string, example: number) => string,
  none: string,
): string {
  const [first] = people;
  if (!first) return none;
  const shown = people.slice(0, longestList).map(({ code, name }) => `${code} ${displayName(name)}`.trim());
  if (people.length > longestList) shown.push(wording.andMore(people.length - longestList));
  return say(shown.join(wording.comma), first.code);
}

/** The text in the person's language when the alert was written in it, else in the first that it was. */
function inLanguage<Text>(texts: Partial<Record<Language, Text>>, wanted: Language): Text {
  const available = languages.filter((language) => texts[language] !== undefined);
  const text = texts[fallbackLanguage(wanted, available)];
  if (text === undefined) throw new RangeError('an incident without words');
  return text;
}

/** Every field on one line, without what could reorder, hide or needlessly lengthen it. */
function cleaned<Text extends object>(text: Text, channel: MessageChannel): Text {
  const clean = channel === 'sms' ? smsLine : oneLine;
  const fields = Object.entries(text).map(([field, value]) => [
    field,
    typeof value === 'string' ? clean(value) : value,
  ]);
  return Object.fromEntries(fields) as Text; // the same keys, each with a value of its own type
}
