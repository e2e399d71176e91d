import type { Channel } from '../channels/channel';
import type { PublishedChange } from '../incidents/incident-events';

/** What is done next for those of whom nothing is heard. `again` asks once more when an answer has become stale. */
export type Step = 'sms' | 'voice' | 'proxy' | 'reminder' | 'again';

export interface Rung {
  readonly step: Step;
  /** The channel whose pages it hangs on: the time counts from the hand-over of each. */
  readonly on: Channel;
  readonly afterSeconds: number;
}

const toText: Rung = { step: 'sms', on: 'push', afterSeconds: 60 };

const toSeek = (['push', 'sms'] as const).flatMap((on): Rung[] => [
  { step: 'voice', on, afterSeconds: 300 },
  { step: 'proxy', on, afterSeconds: 600 },
  { step: 'reminder', on, afterSeconds: 1200 },
]);

/** How long a page may wait for its hand-over before the ladder goes on without it, when no other page moves either. */
export const patienceSeconds = 240;

/** Pages of a notice that are handed over one after the other show for so long that the others' turn will come. */
export const movingSeconds = 60;

/** An answer says less and less: after so long it is asked for once more. */
export const staleAfterHours = 6;

/** How often it is looked for stale answers. */
export const staleEverySeconds = 600;

/**
 * After a message to the people in the area. The end of a danger asks nothing, so that nobody is sought for it; a
 * correction takes at once every channel on which a person was told.
 */
export function rungsAfter(change: PublishedChange): readonly Rung[] {
  switch (change) {
    case 'activate':
    case 'update':
      return [toText, ...toSeek];
    case 'allClear':
      return [toText];
    case 'cancel':
      return [];
  }
}
