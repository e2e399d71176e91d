import type { Channel } from '../channels/channel';
import type { PublishedChange } from '../incidents/incident-events';

/** What is done next for those of whom nothing is heard. */
export type Step = 'sms';

export interface Rung {
  readonly step: Step;
  /** The channel whose pages it hangs on: the time counts from the hand-over of each. */
  readonly on: Channel;
  readonly afterSeconds: number;
}

const toText: Rung = { step: 'sms', on: 'push', afterSeconds: 60 };

/** How long a page may wait for its hand-over before the ladder goes on without it. */
export const patienceSeconds = 240;

/** After a message to the people in the area. A correction takes at once every channel on which a person was told. */
export function rungsAfter(change: PublishedChange): readonly Rung[] {
  switch (change) {
    case 'activate':
    case 'update':
    case 'allClear':
      return [toText];
    case 'cancel':
      return [];
  }
}
