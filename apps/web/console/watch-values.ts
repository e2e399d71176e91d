import { type Answer, answers as answerKinds } from '../../../libs/check-ins/answer';
import type { Channel } from '../../../libs/channels/channel';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import type { RefusedAudience } from '../../../libs/alerting/send-refusal';
import { pauseWords } from '../messages/console/pauses';
import { refusalWords } from '../messages/console/send-refusals';
import { elapsedText, localNumber } from '../local-moment';
import { gapValues, type WatchedReach } from './gap-values';
import type { LiveValue, WatchValues } from './live-values';

/**
 * Deliveries of the newest message on one channel. Of the three stages each contains the next: what was confirmed had
 * been accepted, and handed off before.
 */
export interface ToldCounts {
  readonly channel: Channel;
  readonly people: number;
  readonly handedOff: number;
  readonly accepted: number;
  readonly confirmed: number;
  readonly waiting: number;
  readonly failed: number;
  /** The carrier never said what became of them. */
  readonly unknown: number;
  readonly expired: number;
  readonly optedOut: number;
  readonly superseded: number;
  /** Waits for an operator. */
  readonly unsent: number;
}

export interface WatchCounts {
  readonly elapsedSeconds: number;
  /** People to whom the newest message was addressed. */
  readonly audience: number;
  readonly told: readonly ToldCounts[];
  readonly answers: Readonly<Record<Answer, number>>;
  /** People of the audience who have not answered. */
  readonly silent: number;
  readonly openCallsForHelp: number;
  /** Cells in which nobody is sought any further. */
  readonly pausedCells: number;
  /** Audiences that an approved message did not leave for. */
  readonly refused: readonly RefusedAudience[];
  readonly reach: WatchedReach;
}

/** The stages that are never merged: handing a message over does not mean that anybody was warned. */
export const stages = ['handedOff', 'accepted', 'confirmed'] as const;

/** How deliveries stand that are not confirmed. */
export const ends = ['waiting', 'failed', 'unknown', 'expired', 'optedOut', 'superseded', 'unsent'] as const;

/** Every number of the watch page by its key, formatted: the page and its refresh show the same. */
export function watchValues(counts: WatchCounts, language: ConsoleLanguage): WatchValues {
  const { audience, silent, told, answers, openCallsForHelp } = counts;
  const number = (value: number): LiveValue => ({ text: localNumber(value, language) });
  const bar = (value: number, max: number): LiveValue => ({ ...number(value), value, max: Math.max(max, 1) });
  const answered = Object.values(answers).reduce((sum, count) => sum + count, 0);
  const values: Record<string, LiveValue> = {
    elapsed: { text: elapsedText(counts.elapsedSeconds) },
    audience: number(audience),
    answered: number(answered),
    openCallsForHelp: number(openCallsForHelp),
    silent: bar(silent, audience),
  };
  for (const kind of answerKinds) values[`answer.${kind}`] = bar(answers[kind], audience);
  for (const row of told) {
    for (const stage of stages) values[`${row.channel}.${stage}`] = bar(row[stage], row.people);
    for (const count of ['people', ...ends] as const) values[`${row.channel}.${count}`] = number(row[count]);
  }
  if (counts.pausedCells > 0)
    values['paused'] = { text: pauseWords[language].news(localNumber(counts.pausedCells, language)) };
  const [refused] = counts.refused;
  if (refused) values['refused'] = { text: refusalWords[language].title[refused] };
  const spoken = consoleMessagesFor(language).watch.summary({
    answered: localNumber(answered, language),
    audience: localNumber(audience, language),
    calls: localNumber(openCallsForHelp, language),
  });
  return { ...values, ...gapValues(counts.reach, language), summary: { text: spoken } };
}
