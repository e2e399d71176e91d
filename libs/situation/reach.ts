import { type Channel, channelCodes } from '../channels/channel';
import { type Answer, answers as answerKinds } from '../check-ins/answer';
import { flagsOn, reachFlags } from './reach-flags';

/**
 * Three counts that are never added up or merged: a carrier that has taken a message has not yet told anybody anything.
 * Each contains the next.
 */
export interface Stages {
  readonly people: number;
  readonly handedOff: number;
  readonly accepted: number;
  /** The device itself said so. */
  readonly confirmed: number;
}

/** How far a version has come on one channel. The ends that follow `confirmed` say how its messages stand now. */
export interface ChannelReach extends Stages {
  readonly channel: Channel;
  readonly waiting: number;
  readonly failed: number;
  readonly unknown: number;
  readonly expired: number;
  readonly optedOut: number;
  readonly superseded: number;
}

/** People of one place, each counted once, whatever the number of channels. */
export interface PlaceReach extends Stages {
  /** INSEE code, "h3:…" for a sector where no outline is known, or "" for elsewhere. */
  readonly place: string;
  /** Of `people`, who has answered. */
  readonly answered: number;
  /** Of `people`, who has neither answered nor a device that confirmed: the gap. */
  readonly unreached: number;
  /** Everybody's answers, also of people to whom the version was not addressed. */
  readonly answers: Readonly<Record<Answer, number>>;
  readonly openCalls: number;
  /** Those that were used, in the order of their numbers. */
  readonly channels: readonly ChannelReach[];
}

/** So many people share all of this. */
export interface ReachGroup {
  readonly place: string;
  /** Of all channels, as `flagsOn` reads them; 0 for somebody who answered without being addressed. */
  readonly flags: number;
  readonly answer: Answer | null;
  readonly isCalling: boolean;
  readonly people: number;
}

/** Places with the largest share of people who were not reached come first. */
export function reachByPlace(groups: readonly ReachGroup[]): PlaceReach[] {
  const places = new Map<string, ReachGroup[]>();
  for (const group of groups) {
    const found = places.get(group.place);
    if (found) found.push(group);
    else places.set(group.place, [group]);
  }
  return [...places].map(([place, some]) => reachOfPlace(place, some)).sort(byGap);
}

export function unreachedShare({ people, unreached }: Pick<PlaceReach, 'people' | 'unreached'>): number {
  return people === 0 ? 0 : unreached / people;
}

/** All places together. */
export function reachOfAll(places: readonly PlaceReach[]): PlaceReach {
  const sum = (of: (place: PlaceReach) => number): number => places.reduce((total, place) => total + of(place), 0);
  const used = channelNames.filter((channel) => places.some((place) => on(place, channel)));
  return {
    place: '',
    people: sum((place) => place.people),
    handedOff: sum((place) => place.handedOff),
    accepted: sum((place) => place.accepted),
    confirmed: sum((place) => place.confirmed),
    answered: sum((place) => place.answered),
    unreached: sum((place) => place.unreached),
    answers: perAnswer((kind) => sum((place) => place.answers[kind])),
    openCalls: sum((place) => place.openCalls),
    channels: used.map((channel) => channelReach(channel, (count) => sum((place) => on(place, channel)?.[count] ?? 0))),
  };
}

/** With what waits for an operator, which is known of channels and not of places. */
export function withUnsent(
  channels: readonly ChannelReach[],
  unsent: ReadonlyMap<Channel, number>,
): (ChannelReach & { readonly unsent: number })[] {
  return channels.map((reach) => ({ ...reach, unsent: unsent.get(reach.channel) ?? 0 }));
}

const channelNames = Object.keys(channelCodes) as Channel[]; // what Object.keys gives of a Record of Channel
const on = ({ channels }: PlaceReach, channel: Channel) => channels.find((each) => each.channel === channel);

function byGap(a: PlaceReach, b: PlaceReach): number {
  return unreachedShare(b) - unreachedShare(a) || b.unreached - a.unreached || (a.place < b.place ? -1 : 1);
}

function reachOfPlace(place: string, groups: readonly ReachGroup[]): PlaceReach {
  const sum = (matches: (group: ReachGroup) => boolean): number =>
    groups.reduce((total, group) => total + (matches(group) ? group.people : 0), 0);
  const anywhere = (flag: number) => (group: ReachGroup) =>
    channelNames.some((channel) => (flagsOn(channel, group.flags) & flag) > 0);
  const isConfirmed = anywhere(reachFlags.confirmed);
  const isAddressed = (group: ReachGroup) => group.flags > 0;
  return {
    place,
    people: sum(isAddressed),
    handedOff: sum(anywhere(reachFlags.handedOff)),
    accepted: sum(anywhere(reachFlags.accepted)),
    confirmed: sum(isConfirmed),
    answered: sum((group) => isAddressed(group) && group.answer !== null),
    unreached: sum((group) => isAddressed(group) && group.answer === null && !isConfirmed(group)),
    answers: perAnswer((kind) => sum((group) => group.answer === kind)),
    openCalls: sum((group) => group.isCalling),
    channels: channelNames.flatMap((channel) => {
      const flagged = (flag: number) => sum((group) => (flagsOn(channel, group.flags) & flag) > 0);
      const people = flagged(reachFlags.addressed);
      return people === 0 ? [] : [channelReach(channel, (count) => countOf(count, channel, flagged, sum))];
    }),
  };
}

const channelCounts = [
  'people', 'handedOff', 'accepted', 'confirmed', 'waiting', 'failed', 'unknown', 'expired', 'optedOut', 'superseded',
] as const; // prettier-ignore
type ChannelCount = (typeof channelCounts)[number];

function countOf(
  count: ChannelCount,
  channel: Channel,
  flagged: (flag: number) => number,
  sum: (matches: (group: ReachGroup) => boolean) => number,
): number {
  if (count === 'people') return flagged(reachFlags.addressed);
  if (count !== 'waiting') return flagged(reachFlags[count]);
  const { addressed, handedOff } = reachFlags;
  return sum((group) => {
    const flags = flagsOn(channel, group.flags);
    return flags === addressed || flags === addressed + handedOff;
  });
}

function channelReach(channel: Channel, count: (of: ChannelCount) => number): ChannelReach {
  const counts = Object.fromEntries(channelCounts.map((name) => [name, count(name)])) as Record<ChannelCount, number>;
  return { channel, ...counts };
}

function perAnswer(count: (kind: Answer) => number): Record<Answer, number> {
  return Object.fromEntries(answerKinds.map((kind) => [kind, count(kind)])) as Record<Answer, number>; // one for each kind
}
