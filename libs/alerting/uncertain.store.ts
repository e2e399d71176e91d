import type { EntityManager } from 'typeorm';
import type { ChannelCode } from '../channels/channel';
import { sql } from '../platform/database/sql';
import { deliveryStatus } from './delivery';
import type { Outcome } from './delivery.store';

/** Of a delivery: some earlier copy of it may have arrived, whatever has become of the later ones. */
export const wasUncertain = `EXISTS (
  SELECT FROM receipt WHERE receipt.notice_id = delivery.notice_id AND receipt.channel = delivery.channel
    AND receipt.person_id = delivery.person_id AND receipt.status = ${deliveryStatus.unknown})`;

/**
 * Remembers the attempts whose outcome is unknown and that are made again all the same: their deliveries wait like any
 * other, and yet whoever is corrected must be told too.
 */
export async function insertUncertain(
  tx: EntityManager,
  channel: ChannelCode,
  outcomes: readonly Outcome[],
): Promise<void> {
  if (outcomes.length === 0) return;
  await sql(
    tx,
    `INSERT INTO receipt (notice_id, person_id, channel, attempt, status, reason)
     SELECT notice_id, person_id, $1, attempt, ${deliveryStatus.unknown}, reason
     FROM unnest($2::bigint[], $3::bigint[], $4::smallint[], $5::text[]) AS o (notice_id, person_id, attempt, reason)`,
    [
      channel, outcomes.map((o) => o.noticeId), outcomes.map((o) => o.personId), outcomes.map((o) => o.attempt),
      outcomes.map((o) => o.reason ?? null),
    ], // prettier-ignore
  );
}
