import { type Channel, channelCodes } from '../../../libs/channels/channel';
import { answers as answerKinds } from '../../../libs/check-ins/answer';
import { csvOf } from '../../../libs/platform/csv';
import { placeName } from '../../../libs/situation/place-name';
import type { PlaceReach } from '../../../libs/situation/reach';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import type { WatchedReach } from './gap-values';
import { placeText } from './place-text';

const stages = ['handedOff', 'accepted', 'confirmed'] as const;
const peopleColumns = ['people', 'unreached', ...stages, 'answered'] as const;

/** The gap for whoever sends sirens and patrols: every place, the worst first. */
export function reachCsv({ places, snapshots, names }: WatchedReach, language: ConsoleLanguage): string {
  const t = consoleMessagesFor(language);
  const channels = (Object.keys(channelCodes) as Channel[]).filter((channel) => places.some((place) => on(place, channel))); // prettier-ignore
  const header = [
    t.reach.place, t.reach.code, t.reach.latitude, t.reach.longitude,
    ...peopleColumns.map((column) => t.reach[column]),
    ...answerKinds.map((kind) => t.answers[kind]),
    ...channels.flatMap((channel) => stages.map((stage) => `${t.channel[channel]}: ${t.reach[stage]}`)),
    ...snapshots.map(({ minute, takenAt }) => `${t.reach.unreachedAt(minute)} (${takenAt.toISOString()})`),
  ]; // prettier-ignore
  const rows = places.map((reach) => {
    const found = placeName(reach.place, names);
    const [longitude, latitude] = found.kind === 'sector' ? found.centre : ['', ''];
    return [
      found.kind === 'commune' ? found.name : placeText(reach.place, names, language),
      found.kind === 'commune' ? found.code : '',
      latitude,
      longitude,
      ...peopleColumns.map((column) => reach[column]),
      ...answerKinds.map((kind) => reach.answers[kind]),
      ...channels.flatMap((channel) => stages.map((stage) => on(reach, channel)?.[stage] ?? 0)),
      ...snapshots.map((snapshot) => snapshot.places.find(({ place }) => place === reach.place)?.unreached ?? 0),
    ];
  });
  return csvOf([header, ...rows]);
}

const on = ({ channels }: PlaceReach, channel: Channel) => channels.find((each) => each.channel === channel);
