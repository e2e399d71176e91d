import { type Channel, type ChannelCode, channelOf } from '../channels/channel';
import type { PersonId } from '../people/person';
import { type Database, sql } from '../platform/database/sql';
import { type DeliveryStatus, type DeliveryStatusCode, deliveryStatus } from './delivery';

const names = Object.fromEntries(Object.entries(deliveryStatus).map(([name, code]) => [code, name])) as Record<
  DeliveryStatusCode,
  DeliveryStatus
>;

export interface MessageToPerson {
  readonly channel: Channel;
  readonly about: string;
  readonly status: DeliveryStatus;
  readonly frozenAt: Date;
}

/** What was sent to a person and how far it came, oldest first. */
export async function messagesToPerson(database: Database, personId: PersonId): Promise<MessageToPerson[]> {
  const rows = await sql<{ channel: ChannelCode; about: string; status: DeliveryStatusCode; frozenAt: Date }>(
    database,
    `SELECT channel, rule AS about, status, frozen_at AS "frozenAt"
     FROM notice JOIN delivery ON delivery.notice_id = notice.id WHERE delivery.person_id = $1 ORDER BY notice.id, channel`,
    [personId],
  );
  return rows.map(({ channel, status, ...row }) => ({ ...row, channel: channelOf(channel), status: names[status] }));
}
