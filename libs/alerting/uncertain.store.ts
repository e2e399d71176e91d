import type { EntityManager } from 'typeorm';
import { channelCodes, type ChannelCode } from '../channels/channel';
import { type Database, sql, sqlOne } from '../platform/database/sql';
import type { Lane, MessageClass } from './alert-rules';
import { deliveryStatus, waiting } from './delivery';
import { insertSharedPage, type Outcome } from './delivery.store';
import type { DeliveryKey } from './receipt-token';

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

/** A text that a carrier may have taken, and what it takes to word it again. */
export interface UncertainText extends DeliveryKey {
  readonly eventId: number;
  readonly rule: string;
  readonly class: MessageClass;
  readonly templateSealed: Buffer;
  /** When its outcome became unknown, or now. */
  readonly atMs: number;
  /** 0 when nothing was written about it yet. */
  readonly receiptId: number;
}

const columns = `delivery.notice_id AS "noticeId", delivery.person_id AS "personId", delivery.attempt,
  notice.event_id AS "eventId", notice.rule, notice.class, notice.template_sealed AS "templateSealed"`;
const atMs = (moment: string): string => `(extract(epoch FROM ${moment}) * 1000)::bigint AS "atMs"`;
const isSayable = `notice.mode = 'Actual' AND notice.template_sealed IS NOT NULL`;

/** Of a page of texts that nobody has in hand: those that are about to be handed over once more. */
export async function uncertainTextsOf(database: Database, pageId: number): Promise<UncertainText[]> {
  return sql(
    database,
    `SELECT ${columns}, ${atMs('coalesce(said.at, clock_timestamp())')}, coalesce(said.id, 0) AS "receiptId"
     FROM delivery_page page
     JOIN delivery ON delivery.notice_id = ANY (page.notice_ids) AND delivery.channel = page.channel
       AND delivery.person_id BETWEEN page.person_from AND page.person_to AND delivery.page = page.page
     JOIN notice ON notice.id = delivery.notice_id
     LEFT JOIN LATERAL (
       SELECT id, at FROM receipt WHERE receipt.notice_id = delivery.notice_id AND receipt.channel = delivery.channel
         AND receipt.person_id = delivery.person_id AND receipt.status = ${deliveryStatus.unknown}
       ORDER BY id LIMIT 1) said ON true
     WHERE page.id = $1 AND page.channel = ${channelCodes.sms} AND page.done_at IS NULL AND ${isSayable}
       AND (page.lease_until IS NULL OR page.lease_until < clock_timestamp())
       AND (delivery.status = ${deliveryStatus.handed} OR said.id IS NOT NULL AND delivery.status IN (${waiting.join(', ')}))`,
    [pageId],
  );
}

/** Texts whose outcome has stayed unknown, oldest first: no younger than two minutes, no older than a day. */
export async function uncertainTexts(database: Database, after: number, limit: number): Promise<UncertainText[]> {
  return sql(
    database,
    `SELECT ${columns}, ${atMs('(SELECT min(at) FROM receipt first WHERE first.notice_id = said.notice_id AND first.channel = said.channel AND first.person_id = said.person_id AND first.status = said.status)')}, said.id AS "receiptId"
     FROM receipt said
     JOIN delivery ON delivery.notice_id = said.notice_id AND delivery.channel = said.channel
       AND delivery.person_id = said.person_id AND delivery.status = said.status AND delivery.attempt = said.attempt
     JOIN notice ON notice.id = delivery.notice_id
     WHERE said.status = 15 AND said.channel = 3 AND said.id > $1 AND ${isSayable}
       AND said.at BETWEEN clock_timestamp() - interval '25 hours' AND clock_timestamp() - interval '2 minutes'
     ORDER BY said.id LIMIT $2`,
    [after, limit],
  );
}

/** Gives texts of unknown outcome that their carrier surely has not to the senders again, in a page of their own. */
export async function offerOnceMore(tx: EntityManager, texts: readonly UncertainText[]): Promise<void> {
  if (texts.length === 0) return;
  // Below zero, where no numbered page of a notice is.
  const { page } = await sqlOne<{ page: number }>(tx, `SELECT -nextval('delivery_page_id_seq') AS page`);
  const offered = await sql<{ noticeId: number; lane: Lane }>(
    tx,
    `UPDATE delivery SET status = ${deliveryStatus.queued}, page = $4
     FROM unnest($1::bigint[], $2::bigint[], $3::smallint[]) AS absent (notice_id, person_id, attempt), delivery_page
     WHERE delivery.notice_id = absent.notice_id AND delivery.channel = ${channelCodes.sms} AND delivery.person_id = absent.person_id
       AND delivery.status = ${deliveryStatus.unknown} AND delivery.attempt = absent.attempt
       AND delivery_page.notice_ids @> ARRAY[delivery.notice_id] AND delivery_page.channel = delivery.channel AND delivery_page.page = delivery.page
     RETURNING delivery.notice_id AS "noticeId", lane`,
    [texts.map((text) => text.noticeId), texts.map((text) => text.personId), texts.map((text) => text.attempt), page],
  );
  for (const lane of new Set(offered.map((row) => row.lane))) {
    const notices = new Set(offered.filter((row) => row.lane === lane).map(({ noticeId }) => noticeId));
    await insertSharedPage(tx, [...notices], channelCodes.sms, lane, page);
  }
}

/** Around a notice: others that may say the same words to the same person. */
const neighbours = 5000;

/** Those of the carrier's ids that stand in our own receipts to this person, of this news or its like. */
export async function knownRefs(
  database: Database,
  { noticeId, personId }: DeliveryKey,
  refs: readonly string[],
): Promise<Set<string>> {
  if (refs.length === 0) return new Set();
  const rows = await sql<{ ref: string }>(
    database,
    `SELECT said.carrier_ref AS ref FROM notice this
     JOIN notice other ON other.id BETWEEN this.id - ${neighbours} AND this.id + ${neighbours} AND other.rule = this.rule
     CROSS JOIN LATERAL (
       SELECT carrier_ref FROM receipt
       WHERE notice_id = other.id AND channel = ${channelCodes.sms} AND person_id = $2 OFFSET 0) said
     WHERE this.id = $1 AND said.carrier_ref = ANY ($3)`,
    [noticeId, personId, refs],
  );
  return new Set(rows.map(({ ref }) => ref));
}
