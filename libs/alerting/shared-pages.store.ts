import type { EntityManager } from 'typeorm';
import type { ChannelCode } from '../channels/channel';
import type { Lane } from './alert-rules';
import { insertSharedPage, pageSize } from './delivery.store';

/** A small notice that shares its pages with others of the same moment. */
export interface SmallNotice {
  readonly id: number;
  readonly lane: Lane;
  readonly channels: readonly ChannelCode[];
}

/** Small notices of one lane and channel leave together: a page of replies is one job, as a page of an alert is. */
export async function sharePages(tx: EntityManager, small: readonly SmallNotice[]): Promise<void> {
  const groups = new Map<string, { lane: Lane; channel: ChannelCode; ids: number[] }>();
  for (const { id, lane, channels } of small) {
    for (const channel of channels) {
      const group = groups.get(`${lane}:${channel}`) ?? { lane, channel, ids: [] };
      group.ids.push(id);
      groups.set(`${lane}:${channel}`, group);
    }
  }
  for (const { lane, channel, ids } of groups.values()) {
    for (let from = 0; from < ids.length; from += pageSize) {
      await insertSharedPage(tx, ids.slice(from, from + pageSize), channel, lane);
    }
  }
}
