import type { EntityManager } from 'typeorm';
import type { ChannelCode } from '../channels/channel';
import { type Database, sql } from '../platform/database/sql';
import { applyReceipt, deliveryStatus, type DeliveryStatusCode } from './delivery';
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

const { delivered, seen } = deliveryStatus;

/**
 * Many devices have confirmed at once. Rows that somebody else is writing at this moment are left alone, so that two
 * bulk writes never wait for each other.
 * @returns which of the deliveries were written, or need nothing; ask again for the others
 */
export async function confirmDeliveries(
  database: Database,
  channel: ChannelCode,
  keys: readonly DeliveryKey[],
): Promise<Pick<DeliveryKey, 'noticeId' | 'personId'>[]> {
  return sql(
    database,
    `WITH said AS (
       SELECT DISTINCT ON (notice_id, person_id) * FROM unnest($2::bigint[], $3::bigint[], $4::smallint[])
         AS s (notice_id, person_id, attempt)),
     free AS (
       SELECT delivery.notice_id, delivery.person_id, delivery.status, said.attempt FROM delivery JOIN said USING (notice_id, person_id)
       WHERE channel = $1 FOR UPDATE OF delivery SKIP LOCKED),
     settled AS (
       UPDATE delivery SET status = ${delivered} FROM free
       WHERE delivery.notice_id = free.notice_id AND delivery.channel = $1 AND delivery.person_id = free.person_id
         AND free.status NOT IN (${delivered}, ${seen})),
     receipts AS (
       INSERT INTO receipt (notice_id, person_id, channel, attempt, status)
       SELECT notice_id, person_id, $1, attempt, ${delivered} FROM free WHERE NOT EXISTS (
         SELECT FROM receipt r WHERE r.notice_id = free.notice_id AND r.channel = $1 AND r.person_id = free.person_id
           AND r.attempt = free.attempt AND r.status = ${delivered}))
     SELECT notice_id AS "noticeId", person_id AS "personId" FROM free
     UNION ALL
     SELECT notice_id, person_id FROM said WHERE NOT EXISTS (
       SELECT FROM delivery d WHERE d.notice_id = said.notice_id AND d.channel = $1 AND d.person_id = said.person_id)`,
    [channel, keys.map((key) => key.noticeId), keys.map((key) => key.personId), keys.map((key) => key.attempt)],
  );
}

/** What a carrier says of one attempt of one delivery, when all goes well. */
export interface GoodReceipt {
  readonly key: DeliveryKey;
  readonly status: DeliveryStatusCode;
  readonly carrierRef?: string;
}

/** What each receipt that tells of progress makes of each status, as the database can read it. */
const steps = [deliveryStatus.accepted, delivered, seen].flatMap((incoming) =>
  Object.values(deliveryStatus)
    .map((current) => ({ current, incoming, next: applyReceipt(current, incoming) }))
    .filter(({ current, next }) => current !== next),
);

/**
 * Carriers say many things at once. As `confirmDeliveries`, and of several receipts of one delivery the furthest counts.
 * @returns the deliveries that somebody else was writing: nothing was done about them
 */
export async function writeGoodReceipts(
  database: Database,
  channel: ChannelCode,
  receipts: readonly GoodReceipt[],
): Promise<Pick<DeliveryKey, 'noticeId' | 'personId'>[]> {
  return sql(
    database,
    `WITH said AS MATERIALIZED (
       SELECT DISTINCT ON (notice_id, person_id, attempt, status) *
       FROM unnest($2::bigint[], $3::bigint[], $4::smallint[], $5::smallint[], $6::text[])
         AS s (notice_id, person_id, attempt, status, carrier_ref)),
     about AS MATERIALIZED (SELECT DISTINCT notice_id, person_id FROM said),
     held AS MATERIALIZED (
       SELECT about.*, row.status, row.attempt FROM about CROSS JOIN LATERAL (
         SELECT status, attempt FROM delivery d
         WHERE d.notice_id = about.notice_id AND d.channel = $1 AND d.person_id = about.person_id
         FOR UPDATE SKIP LOCKED) row),
     fresh AS MATERIALIZED (
       SELECT said.*, held.status AS current FROM said JOIN held USING (notice_id, person_id)
       WHERE said.attempt <= held.attempt AND NOT EXISTS (
         SELECT FROM receipt r WHERE r.notice_id = said.notice_id AND r.channel = $1 AND r.person_id = said.person_id
           AND r.attempt = said.attempt AND r.status = said.status)),
     kept AS (
       INSERT INTO receipt (notice_id, person_id, channel, attempt, status, carrier_ref)
       SELECT notice_id, person_id, $1, attempt, status, carrier_ref FROM fresh),
     settled AS (
       UPDATE delivery SET status = furthest.next FROM (
         SELECT notice_id, person_id, max(step.next) AS next FROM fresh
         JOIN unnest($7::smallint[], $8::smallint[], $9::smallint[]) AS step (current, incoming, next)
           ON step.current = fresh.current AND step.incoming = fresh.status
         GROUP BY notice_id, person_id) furthest
       WHERE delivery.notice_id = furthest.notice_id AND delivery.channel = $1 AND delivery.person_id = furthest.person_id)
     SELECT notice_id AS "noticeId", person_id AS "personId" FROM about
     WHERE NOT EXISTS (
         SELECT FROM held WHERE held.notice_id = about.notice_id AND held.person_id = about.person_id)
       AND EXISTS (
         SELECT FROM delivery d
         WHERE d.notice_id = about.notice_id AND d.channel = $1 AND d.person_id = about.person_id)`,
    [
      channel, receipts.map(({ key }) => key.noticeId), receipts.map(({ key }) => key.personId),
      receipts.map(({ key }) => key.attempt), receipts.map(({ status }) => status),
      receipts.map(({ carrierRef }) => carrierRef ?? null), steps.map(({ current }) => current),
      steps.map(({ incoming }) => incoming), steps.map(({ next }) => next),
    ], // prettier-ignore
  );
}
