import { z } from 'zod';
import { answers } from '../check-ins/answer';
import { placeName } from './place-name';
import { type ChannelReach, type PlaceReach, reachOfAll, withUnsent } from './reach';
import type { ReachReport } from './reach-report.service';

const count = z.int();
const stages = { people: count, handedOff: count, accepted: count, confirmed: count };

const channelReach = z.object({
  channel: z.string(),
  ...stages,
  waiting: count,
  failed: count,
  unknown: count,
  expired: count,
  optedOut: count,
  superseded: count,
});

const peopleReach = {
  ...stages,
  answered: count,
  unreached: count.describe('of people: neither answered nor confirmed by a device'),
  answers: z.record(z.enum(answers), count),
  openCallsForHelp: count,
  channels: z.array(channelReach),
};

const placeReach = z.object({
  place: z.string().describe('INSEE code, "h3:…" for a sector without a known outline, "" for elsewhere'),
  name: z.string().optional(),
  centre: z.object({ latitude: z.number(), longitude: z.number() }).optional().describe('of a sector'),
  ...peopleReach,
});

export const reachResponse = z.object({
  audience: count,
  silent: count,
  ...peopleReach,
  channels: z.array(channelReach.extend({ unsent: count.describe('waits for an operator') })),
  places: z.array(placeReach).describe('largest unreached share first'),
  snapshots: z.array(
    z.object({ minute: count, takenAt: z.iso.datetime(), ...peopleReach, places: z.array(placeReach) }),
  ),
});

export function toReachResponse({
  audience,
  places,
  snapshots,
  names,
  unsent,
}: ReachReport): z.infer<typeof reachResponse> {
  const all = reachOfAll(places);
  const named = (some: readonly PlaceReach[]) =>
    some.map((reach) => {
      const { place } = reach;
      const known = placeName(place, names);
      return {
        place,
        ...(known.kind === 'commune' && { name: known.name }),
        ...(known.kind === 'sector' && { centre: { latitude: known.centre[1], longitude: known.centre[0] } }),
        ...toPeople(reach),
      };
    });
  return {
    audience,
    silent: all.people - all.answered,
    ...toPeople(all),
    channels: withUnsent(all.channels, unsent).map((reach) => ({ ...toChannel(reach), unsent: reach.unsent })),
    places: named(places),
    snapshots: snapshots.map((snapshot) => ({
      minute: snapshot.minute,
      takenAt: snapshot.takenAt.toISOString(),
      ...toPeople(reachOfAll(snapshot.places)),
      places: named(snapshot.places),
    })),
  };
}

function toPeople(reach: PlaceReach) {
  const { people, handedOff, accepted, confirmed, answered, unreached, openCalls, channels } = reach;
  return {
    people,
    handedOff,
    accepted,
    confirmed,
    answered,
    unreached,
    answers: { ...reach.answers },
    openCallsForHelp: openCalls,
    channels: channels.map(toChannel),
  };
}

const toChannel = (reach: ChannelReach): z.infer<typeof channelReach> => ({
  channel: reach.channel,
  people: reach.people,
  handedOff: reach.handedOff,
  accepted: reach.accepted,
  confirmed: reach.confirmed,
  waiting: reach.waiting,
  failed: reach.failed,
  unknown: reach.unknown,
  expired: reach.expired,
  optedOut: reach.optedOut,
  superseded: reach.superseded,
});
