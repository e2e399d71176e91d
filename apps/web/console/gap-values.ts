import { answers as answerKinds } from '../../../libs/check-ins/answer';
import { type PlaceReach, reachOfAll, unreachedShare } from '../../../libs/situation/reach';
import { type ReachSnapshot, type SnapshotMinute, snapshotMinutes } from '../../../libs/situation/reach-snapshot';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import { localNumber } from '../local-moment';
import { placeText } from './place-text';
import type { WatchValues } from './live-values';

/** Where people were reached, now and at the minutes of the snapshots. */
export interface WatchedReach {
  readonly sentAt: Date;
  /** Largest unreached share first. */
  readonly places: readonly PlaceReach[];
  readonly snapshots: readonly ReachSnapshot[];
  readonly names: ReadonlyMap<string, string>;
}

/** So many places are on the page; all of them are in the file. */
export const gapRows = 20;

export const progressColumns = ['people', 'handedOff', 'accepted', 'confirmed', 'answered', 'unreached'] as const;

/** Rows of the progress table: what was known then, and what is known now. */
export const progressRows = [...snapshotMinutes, 'now'] as const;

export const gapColumns = [
  'unreached', 'share', 'people', 'handedOff', 'accepted', 'confirmed', 'answered', ...answerKinds,
] as const; // prettier-ignore

const notYet = '–';

/** Every number of the two tables by its key; a row of the gap that is not there has no name. */
export function gapValues({ sentAt, places, snapshots, names }: WatchedReach, language: ConsoleLanguage): WatchValues {
  const t = consoleMessagesFor(language).reach;
  const number = (value: number | undefined) => ({ text: value === undefined ? notYet : localNumber(value, language) });
  /** Minutes after sending at which a snapshot was really taken, when that was later than it should have been. */
  const takenAfter = (minute: SnapshotMinute): string | undefined => {
    const takenAt = snapshots.find((each) => each.minute === minute)?.takenAt;
    const after = takenAt && Math.floor((takenAt.getTime() - sentAt.getTime()) / 60_000);
    return after === undefined || after <= minute ? undefined : localNumber(after, language);
  };
  const values: Record<string, { readonly text: string }> = {};
  for (const row of progressRows) {
    const counted = row === 'now' ? { places } : snapshots.find(({ minute }) => minute === row);
    const all = counted && reachOfAll(counted.places);
    values[`progress.${row}`] = { text: row === 'now' ? t.now : t.at(row, takenAfter(row)) };
    for (const column of progressColumns) values[`progress.${row}.${column}`] = number(all?.[column]);
  }
  for (const [i, reach] of places.slice(0, gapRows).entries()) {
    values[`gap.${i}.name`] = { text: placeText(reach.place, names, language) };
    values[`gap.${i}.share`] = { text: shareText(reach, language) };
    for (const column of ['unreached', 'people', 'handedOff', 'accepted', 'confirmed', 'answered'] as const) {
      values[`gap.${i}.${column}`] = number(reach[column]);
    }
    for (const kind of answerKinds) values[`gap.${i}.${kind}`] = number(reach.answers[kind]);
    for (const minute of snapshotMinutes) {
      const snapshot = snapshots.find((each) => each.minute === minute);
      const then = snapshot?.places.find(({ place }) => place === reach.place);
      values[`gap.${i}.at${minute}`] = number(snapshot && (then?.unreached ?? 0));
    }
  }
  const more = Math.max(0, places.length - gapRows);
  values['gap.more'] = { text: more === 0 ? '' : t.more(localNumber(more, language)) };
  return values;
}

/** Rounded up: a gap of one person in a city is no gap of 0 %. */
const shareText = (reach: PlaceReach, language: ConsoleLanguage): string =>
  `${localNumber(Math.ceil(unreachedShare(reach) * 100), language)} %`;
