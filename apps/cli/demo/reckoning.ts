import type { Channel } from '../../../libs/channels/channel';
import type { PersonId } from '../../../libs/people/person';

/** What there is to judge by: who exists, what the service planned, and what the carrier's ledger says of phones. */
export interface Evidence {
  /** People with a place in the area of each published version, found without the service's own geometry. */
  readonly versions: readonly { readonly id: number; readonly inArea: ReadonlySet<PersonId> }[];
  readonly withPush: ReadonlySet<PersonId>;
  readonly followersOf: ReadonlyMap<PersonId, readonly PersonId[]>;
  readonly notices: ReadonlyMap<number, NoticeFacts>;
  readonly deliveries: readonly DeliveryFacts[];
  /** Messages that a phone or a browser really got. */
  readonly got: readonly GotFacts[];
  /** Texts and keys that the service took and that say how a person is: mostly their own, perhaps somebody else's. */
  readonly answers: readonly { readonly sid: string; readonly person: PersonId }[];
  /** Sids of the messages and calls whose answer the service has on record. */
  readonly recorded: ReadonlySet<string>;
  /** Who wrote that what somebody reported of them is not so, and who has it on record. */
  readonly disputes: readonly PersonId[];
  readonly disputed: ReadonlySet<PersonId>;
}

export interface NoticeFacts {
  readonly rule: string;
  readonly versionId: number | null;
  /** Whose answer it tells. */
  readonly about: PersonId | null;
}

export interface DeliveryFacts {
  readonly notice: number;
  readonly person: PersonId;
  readonly channel: Channel;
  /** Ended on purpose or by a refusal that the service knows of: expired, replaced, opted out, failed. */
  readonly isExcused: boolean;
}

export interface GotFacts {
  readonly channel: 'sms' | 'push' | 'voice';
  readonly notice: number;
  readonly person: PersonId;
  /** Phone number, or id of the push subscription. */
  readonly to: string;
}

export interface Reckoning {
  readonly lost: number;
  readonly duplicates: number;
  readonly outsideArea: number;
  /** Messages that a phone got and that the service knows nothing of. */
  readonly unknown: number;
}

const keyOf = (notice: number, channel: string, person: PersonId): string => `${notice} ${channel} ${person}`;

export function reckon(evidence: Evidence): Reckoning {
  const { deliveries, got, answers, recorded, disputes, disputed, notices } = evidence;
  const arrived = new Set(got.map(({ notice, channel, person }) => keyOf(notice, channel, person)));
  const excused = new Set<string>();
  const expected = new Set<string>();
  for (const { notice, person, channel, isExcused } of deliveries) {
    if (channel !== 'live') (isExcused ? excused : expected).add(keyOf(notice, channel, person));
  }
  const known = new Set([...excused, ...expected]);
  for (const key of [...warningsOwed(evidence), ...newsOwed(evidence)]) if (!excused.has(key)) expected.add(key);
  const missing = [...expected].filter((key) => !arrived.has(key)).length;
  const unrecorded =
    answers.filter(({ sid }) => !recorded.has(sid)).length + disputes.filter((person) => !disputed.has(person)).length;
  return {
    lost: missing + unrecorded,
    duplicates:
      got.length - new Set(got.map((line) => `${keyOf(line.notice, line.channel, line.person)} ${line.to}`)).size,
    outsideArea: toldOutside(evidence).size,
    unknown: got.filter(
      (line) => !notices.has(line.notice) || !known.has(keyOf(line.notice, line.channel, line.person)),
    ).length,
  };
}

/** Stands for a notice that was never made: nobody can have got it. */
const unsaid = 0;

/** Everyone in the area of a version gets it by push if they can, else by SMS, whatever the service has planned. */
function* warningsOwed({ versions, notices, withPush }: Evidence): Generator<string> {
  for (const { id, inArea } of versions) {
    const notice = [...notices].find(([, facts]) => facts.versionId === id && facts.rule === 'people')?.[0] ?? unsaid;
    for (const person of inArea) {
      yield keyOf(notice, withPush.has(person) ? 'push' : 'sms', person);
    }
  }
}

/** Every follower hears of the answers that were taken: by push, or by SMS without one. */
function* newsOwed({ answers, notices, followersOf, withPush }: Evidence): Generator<string> {
  const noticeAbout = new Map(
    [...notices].flatMap(([id, { rule, about }]) =>
      about === null || rule !== 'followers' ? [] : [[about, id] as const],
    ),
  );
  for (const { person } of answers) {
    for (const follower of followersOf.get(person) ?? []) {
      const notice = noticeAbout.get(person);
      const channel = withPush.has(follower) ? 'push' : 'sms';
      yield notice === undefined ? `${unsaid} about ${person} ${follower}` : keyOf(notice, channel, follower);
    }
  }
}

/** Told of a version in whose area they have no place, nor in that of an earlier one. */
function toldOutside({ versions, notices, got }: Evidence): Set<string> {
  const allowed = new Map<number, ReadonlySet<PersonId>>();
  const soFar = new Set<PersonId>();
  for (const { id, inArea } of versions) {
    for (const person of inArea) soFar.add(person);
    allowed.set(id, new Set(soFar));
  }
  const outside = got.filter(({ notice, person }) => {
    const facts = notices.get(notice);
    if (!facts || facts.versionId === null || facts.rule === 'relatives-outside') return false;
    return !allowed.get(facts.versionId)?.has(person);
  });
  return new Set(outside.map(({ notice, person }) => `${notice} ${person}`));
}
