import { channelCodes } from '../channels/channel';
import type { Language } from '../channels/language';
import type { IncidentId } from '../incidents/incident';
import type { Mode } from '../incidents/alert';
import { type Database, sql } from '../platform/database/sql';
import type { DeliveryKey } from './receipt-token';

/** What a call that we placed is about. */
export interface CalledNotice {
  readonly eventId: number;
  readonly rule: string;
  readonly mode: Mode;
  readonly incidentId: IncidentId | null;
  readonly isAlert: boolean;
  /** Null once the words are forgotten. */
  readonly templateSealed: Buffer | null;
  readonly isReplaced: boolean;
  readonly expiresAt: Date;
  readonly language: Language;
}

/** @returns undefined when nobody is, or was, called under this name, or they are erased */
export async function calledNotice(database: Database, key: DeliveryKey): Promise<CalledNotice | undefined> {
  const [notice] = await sql<CalledNotice>(
    database,
    `SELECT event_id AS "eventId", rule, mode, incident_id AS "incidentId", class = 'alerts' AS "isAlert",
       template_sealed AS "templateSealed", superseded_at IS NOT NULL AS "isReplaced", expires_at AS "expiresAt", language
     FROM delivery JOIN notice ON notice.id = notice_id JOIN person ON person.id = person_id
     WHERE notice_id = $1 AND person_id = $2 AND channel = ${channelCodes.voice}`,
    [key.noticeId, key.personId],
  );
  return notice;
}
