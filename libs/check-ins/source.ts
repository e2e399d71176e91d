import { unreachable } from '../platform/unreachable';

/** By which way somebody spoke for themselves. */
export const ownSources = ['sms', 'page', 'push', 'voice', 'link'] as const;

/** Who or what says it: the person, an organisation's list, another person, another register. */
export const sources = [...ownSources, 'roster', 'on_behalf', 'import'] as const;

export type Source = (typeof sources)[number];

/** What somebody who reports another is to them. */
export const relations = ['partner', 'family', 'friend', 'neighbour', 'colleague', 'carer', 'other'] as const;

export type Relation = (typeof relations)[number];

export const isOwn = (source: Source): boolean => (ownSources as readonly Source[]).includes(source);

/** A text or a call may bear the number of somebody who never sent it, confirmed or not. */
export const forgeable = ['sms', 'voice'] as const satisfies readonly Source[];

/** The greater number is believed first, whenever it came. */
export type Rank = 0 | 1 | 2 | 3 | 4;

export const rosterRank: Rank = 3;

/** @param hadContact the reporter has spoken with the person; only of a report on behalf */
export function rankOf(source: Source, hadContact = false): Rank {
  switch (source) {
    case 'import':
      return 0;
    case 'on_behalf':
      return hadContact ? 2 : 1;
    case 'roster':
      return rosterRank;
    case 'sms':
    case 'page':
    case 'push':
    case 'voice':
    case 'link':
      return 4;
    default:
      return unreachable(source);
  }
}
