import type { EntityManager } from 'typeorm';
import type { ChannelCode } from '../channels/channel';
import { sql } from '../platform/database/sql';
import type { DeliveryStatusCode } from './delivery';
import type { DeliveryKey } from './receipt-token';

/** @returns undefined when there is no such delivery, or no such attempt of it */
export async function lockDelivery(
  tx: EntityManager,
  key: DeliveryKey,
  channel: ChannelCode,
): Promise<DeliveryStatusCode | undefined> {
  const [row] = await sql<{ status: DeliveryStatusCode }>(
    tx,
    `SELECT status FROM delivery WHERE notice_id = $1 AND channel = $2 AND person_id = $3 AND attempt >= $4 FOR UPDATE`,
    [key.noticeId, channel, key.personId, key.attempt],
  );
  return row?.status;
}

/** @returns false when this attempt has such a receipt already */
export async function insertReceipt(
  tx: EntityManager,
  key: DeliveryKey,
  channel: ChannelCode,
  status: DeliveryStatusCode,
  evidence: { readonly carrierRef?: string; readonly reason?: string },
): Promise<boolean> {
  const rows = await sql(
    tx,
    `INSERT INTO receipt (notice_id, person_id, channel, attempt, status, carrier_ref, reason)
     SELECT $1, $2, $3, $4, $5, $6, $7 WHERE NOT EXISTS (
       SELECT FROM receipt WHERE notice_id = $1 AND person_id = $2 AND channel = $3 AND attempt = $4 AND status = $5)
     RETURNING id`,
    [key.noticeId, key.personId, channel, key.attempt, status, evidence.carrierRef ?? null, evidence.reason ?? null],
  );
  return rows.length === 1;
}

export async function setDeliveryStatus(
  tx: EntityManager,
  key: DeliveryKey,
  channel: ChannelCode,
  status: DeliveryStatusCode,
): Promise<void> {
  await sql(tx, 'UPDATE delivery SET status = $4 WHERE notice_id = $1 AND channel = $2 AND person_id = $3', [
    key.noticeId, channel, key.personId, status,
  ]); // prettier-ignore
}
