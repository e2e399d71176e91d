import { deliveryStatus, type DeliveryStatusCode } from '../alerting/delivery';
import { type Channel, channelCodes } from '../channels/channel';
import { type Database, sql } from '../platform/database/sql';
import type { Flight } from './channel-health';

/** By which canaries fly. */
export const canaryChannels = ['sms', 'push', 'live', 'voice'] as const satisfies readonly Channel[];

const { delivered, seen } = deliveryStatus;

/** What proves that a canary came. A call that was taken proves nothing until our words were heard in it. */
const proofs: Readonly<Record<Channel, readonly DeliveryStatusCode[]>> = {
  sms: [delivered, seen],
  push: [delivered, seen],
  live: [delivered, seen],
  voice: [seen],
};

/** Canaries of a channel that were due after that moment, oldest first. */
export async function flightsOf(database: Database, channel: Channel, after: Date): Promise<Flight[]> {
  const rows = await sql<{ dueAt: Date; confirmedMs: number | null }>(
    database,
    `SELECT due_at AS "dueAt", (
       SELECT (extract(epoch FROM min(receipt.at) - canary.started_at) * 1000)::float8 FROM receipt
       WHERE receipt.notice_id = notice.id AND receipt.channel = $2 AND receipt.status = ANY ($3)) AS "confirmedMs"
     FROM canary LEFT JOIN notice ON notice.event_id = canary.event_id AND notice.rule = 'canary'
     WHERE due_at > $1 ${channel === 'voice' ? 'AND calls' : ''} ORDER BY due_at`,
    [after, channelCodes[channel], proofs[channel]],
  );
  return rows.map(({ dueAt, confirmedMs }) => ({ dueAt, confirmedMs: confirmedMs ?? undefined }));
}

/** Whether an answer could be written down now. */
export async function acceptsWrites(database: Database): Promise<boolean> {
  const [row] = await sql<{ writes: boolean }>(
    database,
    `SELECT current_setting('transaction_read_only') = 'off' AS writes`,
  );
  return row?.writes ?? false;
}
