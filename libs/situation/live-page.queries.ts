import type { DeliveryKey } from '../alerting/receipt-token';
import { deliveryStatus } from '../alerting/delivery';
import { channelCodes } from '../channels/channel';
import type { Language } from '../channels/language';
import { type Database, sql } from '../platform/database/sql';

const { handed, accepted, delivered, seen, unknown } = deliveryStatus;

/**
 * Statuses of what may be shown: a worker has handed it over, so that the person had the right to it at that moment.
 * What another page of the person has confirmed is among them; this page may lack it.
 */
const shown = [handed, accepted, delivered, seen, unknown].join(', ');

/** Nothing old or expired is shown, and nothing of an exercise ever reaches a real page. */
const holds = `notice.mode = 'Actual' AND notice.superseded_at IS NULL`;

export interface LiveRecipient extends DeliveryKey {
  readonly language: Language;
}

/** Whom these pages of the ledger tell, in all gateways together. */
export function recipientsOf(database: Database, pageIds: readonly number[], now: Date): Promise<LiveRecipient[]> {
  return sql(
    database,
    `SELECT delivery.notice_id AS "noticeId", delivery.person_id AS "personId", delivery.attempt, person.language
     FROM delivery_page page JOIN notice ON notice.id = ANY (page.notice_ids)
       JOIN delivery ON delivery.notice_id = notice.id AND delivery.channel = page.channel AND delivery.page = page.page
         AND delivery.person_id BETWEEN page.person_from AND page.person_to
       JOIN person ON person.id = delivery.person_id
     WHERE page.id = ANY ($1) AND page.channel = ${channelCodes.live} AND delivery.status IN (${shown})
       AND ${holds} AND notice.expires_at > $2`,
    [pageIds, now],
  );
}

const mostPages = 10_000;

/** Pages that were announced in the last so many seconds. */
export async function pagesAnnouncedWithin(database: Database, seconds: number): Promise<number[]> {
  const rows = await sql<{ id: number }>(
    database,
    `SELECT id FROM delivery_page WHERE channel = ${channelCodes.live} AND fence > 0
       AND (done_at IS NULL OR done_at > clock_timestamp() - make_interval(secs => $1))
     ORDER BY id LIMIT ${mostPages}`,
    [seconds],
  );
  return rows.map(({ id }) => id);
}

export interface NoticeWords {
  readonly noticeId: number;
  readonly eventId: number;
  readonly rule: string;
  readonly templateSealed: Buffer;
}

/** Notices whose words are forgotten are left out. */
export function wordsOf(database: Database, noticeIds: readonly number[]): Promise<NoticeWords[]> {
  return sql(
    database,
    `SELECT id AS "noticeId", event_id AS "eventId", rule, template_sealed AS "templateSealed"
     FROM notice WHERE id = ANY ($1) AND template_sealed IS NOT NULL`,
    [noticeIds],
  );
}
