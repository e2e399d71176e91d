import type { DeskCounts } from '../../../libs/check-ins/triage/desk';
import { elapsedText, localNumber } from '../local-moment';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { triageWords } from '../messages/console/triage';
import type { LiveValue, WatchValues } from './live-values';

/** The figures above the desk, in the order in which they stand. */
export const deskFigures = ['oldest', 'oldestUnproven', 'waiting', 'held', 'handedOver', 'unreachable', 'resolved', 'contradicted'] as const; // prettier-ignore

/** @param seen the newest act that the page shows; the list is said to have changed when there is a newer one */
export function triageValues(
  counts: DeskCounts & { readonly now: Date },
  language: ConsoleLanguage,
  seen: number,
): WatchValues {
  const t = triageWords[language];
  const number = (value: number): LiveValue => ({ text: localNumber(value, language) });
  const since = (moment: Date | null): string =>
    moment ? elapsedText((counts.now.getTime() - moment.getTime()) / 1000) : t.nobodyWaits;
  return {
    oldest: { text: since(counts.oldestWaiting) },
    oldestUnproven: { text: since(counts.oldestUnproven) },
    waiting: number(counts.waiting),
    held: number(counts.held),
    handedOver: number(counts.handedOver),
    unreachable: number(counts.unreachable),
    resolved: number(counts.resolved),
    contradicted: number(counts.contradicted),
    summary: { text: t.summary(localNumber(counts.waiting, language), since(counts.oldestWaiting)) },
    ...((counts.newestAct ?? 0) > seen && { changed: { text: t.changed } }),
  };
}
