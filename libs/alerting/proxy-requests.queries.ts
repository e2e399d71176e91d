import type { EntityManager } from 'typeorm';
import type { IncidentId } from '../incidents/incident';
import type { PersonId } from '../people/person';
import { sql } from '../platform/database/sql';
import type { DueRung } from './rung.store';
import { isNotPaused, isUnanswered, isUnheard, isWilling } from './silence';

/** Somebody whom no channel has reached, and the one they chose for that case. */
export interface ProxyRequest {
  readonly eventId: number;
  readonly incidentId: IncidentId;
  readonly personId: PersonId;
  readonly proxyId: PersonId;
}

/** Once for an incident and person; only while the proxy follows the person with their consent. */
export async function proxyRequests(tx: EntityManager, rung: DueRung): Promise<ProxyRequest[]> {
  return sql(
    tx,
    `SELECT notice.event_id AS "eventId", notice.incident_id AS "incidentId", told.person_id AS "personId",
       follow.follower_id AS "proxyId"
     FROM notice JOIN delivery told ON told.notice_id = notice.id
     JOIN proxy ON proxy.person_id = told.person_id
     JOIN follow ON follow.id = proxy.follow_id AND follow.status = 'accepted'
     WHERE notice.id = $1 AND told.channel = $2 AND told.page = $3 AND told.person_id BETWEEN $4 AND $5
       AND ${isUnheard(['push', 'live', 'sms', 'voice'])} AND ${isUnanswered} AND ${isWilling} AND ${isNotPaused}
       AND NOT EXISTS (SELECT FROM notice said
         WHERE said.incident_id = notice.incident_id AND said.rule = 'proxy:' || told.person_id)
     ORDER BY told.person_id`,
    [rung.noticeId, rung.channel, rung.page, rung.personFrom, rung.personTo],
  );
}
