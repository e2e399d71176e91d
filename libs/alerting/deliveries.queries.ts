import { type Channel, type ChannelCode, channelOf } from '../channels/channel';
import type { IncidentId } from '../incidents/incident';
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
export function messagesToPerson(database: Database, personId: PersonId): Promise<MessageToPerson[]> {
  return messages(database, 'delivery.person_id = $1', [personId]);
}

/** The same of one incident. */
export function messagesAbout(
  database: Database,
  incidentId: IncidentId,
  personId: PersonId,
): Promise<MessageToPerson[]> {
  return messages(database, 'delivery.person_id = $1 AND notice.incident_id = $2', [personId, incidentId]);
}

async function messages(
  database: Database,
  condition: string,
  parameters: readonly unknown[],
): Promise<MessageToPerson[]> {
  const rows = await sql<{ channel: ChannelCode; about: string; status: DeliveryStatusCode; frozenAt: Date }>(
    database,
    `SELECT channel, rule AS about, status, frozen_at AS "frozenAt"
     FROM notice JOIN delivery ON delivery.notice_id = notice.id WHERE ${condition} ORDER BY notice.id, channel`,
    parameters,
  );
  return rows.map(({ channel, status, ...row }) => ({ ...row, channel: channelOf(channel), status: names[status] }));
}
