import { type AnswerKind, answerDigits } from '../messages/messages';
import type { ConsoleLanguage, ToldChannel } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import { elapsedText, localNumber } from '../local-moment';

/** Deliveries of one channel. Each count contains the next: what was confirmed had been accepted, and handed off before. */
export interface ToldCounts {
  readonly channel: ToldChannel;
  readonly planned: number;
  readonly handedOff: number;
  readonly accepted: number;
  readonly confirmed: number;
  readonly failed: number;
  readonly expired: number;
}

export interface WatchCounts {
  readonly elapsedSeconds: number;
  readonly people: number;
  /** People, each once, with at least one confirmed delivery. */
  readonly peopleConfirmed: number;
  readonly told: readonly ToldCounts[];
  readonly answers: Readonly<Record<AnswerKind, number>>;
}

/** One number of the page: as text, and as `value` of `max` where a bar shows it. */
export interface LiveValue {
  readonly text: string;
  readonly value?: number;
  readonly max?: number;
}

export type WatchValues = Readonly<Record<string, LiveValue>>;

/** The stages that are never merged: handing a message over does not mean that anybody was warned. */
export const stages = ['handedOff', 'accepted', 'confirmed'] as const;

/** Every number of the watch page by its key, formatted: the page and its refresh show the same. */
export function watchValues(counts: WatchCounts, language: ConsoleLanguage): WatchValues {
  const { people, told, answers } = counts;
  const number = (value: number): LiveValue => ({ text: localNumber(value, language) });
  const bar = (value: number, max: number): LiveValue => ({ ...number(value), value, max: Math.max(max, 1) });
  const answered = Object.values(answers).reduce((sum, count) => sum + count, 0);
  const values: Record<string, LiveValue> = {
    elapsed: { text: elapsedText(counts.elapsedSeconds) },
    people: number(people),
    answered: bar(answered, people),
    silent: bar(Math.max(0, people - answered), people),
  };
  for (const kind of Object.keys(answerDigits) as AnswerKind[]) values[`answer.${kind}`] = bar(answers[kind], people);
  for (const row of told) {
    for (const stage of stages) values[`${row.channel}.${stage}`] = bar(row[stage], row.planned);
    for (const count of ['planned', 'failed', 'expired'] as const)
      values[`${row.channel}.${count}`] = number(row[count]);
  }
  const confirmed = localNumber(counts.peopleConfirmed, language);
  const summary = consoleMessagesFor(language).watch.summary(
    confirmed,
    localNumber(people, language),
    localNumber(answered, language),
  );
  return { ...values, summary: { text: summary } };
}
