import { channelCodes } from '../channels/channel';
import type { PersonId } from '../people/person';
import { type Database, sql } from '../platform/database/sql';
import type { DeliveryKey } from '../alerting/receipt-token';

const most = 200;

export interface MissedNotice extends DeliveryKey {
  readonly eventId: number;
  readonly rule: string;
  readonly templateSealed: Buffer;
}

/**
 * Live messages of a person after a cursor, oldest first: what a page missed while it was away. What has expired or was
 * replaced by newer words is left out.
 */
export function missedNotices(
  database: Database,
  personId: PersonId,
  since: number,
  now: Date,
): Promise<MissedNotice[]> {
  return sql(
    database,
    `SELECT delivery.notice_id AS "noticeId", delivery.person_id AS "personId", greatest(delivery.attempt, 1) AS attempt,
       notice.event_id AS "eventId", notice.rule, notice.template_sealed AS "templateSealed"
     FROM delivery JOIN notice ON notice.id = delivery.notice_id
     WHERE delivery.person_id = $1 AND delivery.channel = ${channelCodes.live} AND delivery.notice_id > $2
       AND notice.expires_at > $3 AND notice.superseded_at IS NULL
     ORDER BY delivery.notice_id LIMIT ${most}`,
    [personId, since, now],
  );
}
