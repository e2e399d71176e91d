import { channelCodes } from '../channels/channel';
import type { IncidentId } from '../incidents/incident';
import type { PersonId } from '../people/person';
import { type Database, sql } from '../platform/database/sql';
import { deliveryStatus, maybeTold, waiting } from './delivery';
import { isFolded } from './folded-page.store';
import type { LedgerOfPerson } from './phone-evidence';
import { silentDistricts, districtShift } from './push-hearing';
import { freshHearings } from './push-hearing.store';

const { delivered, seen } = deliveryStatus;
const mayArrive = [...waiting, ...maybeTold].join(', ');
const channels = Object.values(channelCodes).join(', ');

/** Those of the people to whom the incident's alerts were addressed; who is missing was not warned. */
export function ledgerOf(
  database: Database,
  incidentId: IncidentId,
  people: readonly PersonId[],
): Promise<(LedgerOfPerson & { readonly personId: PersonId })[]> {
  return sql(
    database,
    `WITH said AS MATERIALIZED (SELECT id FROM notice WHERE incident_id = $1 AND class = 'alerts')
     SELECT "personId", min(reached_at) AS "reachedAt", bool_or(may_arrive) AS "mayArrive" FROM (
       SELECT delivery.person_id AS "personId", status IN (${mayArrive}) AS may_arrive, (
         SELECT min(receipt.at) FROM receipt
         WHERE receipt.notice_id = delivery.notice_id AND receipt.channel = delivery.channel
           AND receipt.person_id = delivery.person_id AND receipt.status IN (${delivered}, ${seen})) AS reached_at
       FROM said JOIN delivery ON delivery.notice_id = said.id AND delivery.channel IN (${channels})
         AND delivery.person_id = ANY ($2::bigint[])
       UNION ALL
       SELECT person.id, true, NULL FROM unnest($2::bigint[]) AS person (id) CROSS JOIN said
       WHERE ${isFolded('said.id', 'person.id')}) messages
     GROUP BY "personId"`,
    [incidentId, people],
  );
}

/** Whether pushes are measured not to arrive in some district that the alert touches, while elsewhere they do. */
export async function hasSilentDistrict(database: Database, incidentId: IncidentId): Promise<boolean> {
  const silent = silentDistricts(await freshHearings(database));
  if (silent.length === 0) return false;
  const found = await sql(
    database,
    `SELECT FROM alert_version version JOIN alert_version_range range ON range.version_id = version.id
     JOIN unnest($2::bigint[]) AS silent (district)
       ON silent.district BETWEEN range.from_cell >> ${districtShift} AND range.to_cell >> ${districtShift}
     WHERE version.incident_id = $1 AND version.status = 'published' LIMIT 1`,
    [incidentId, silent],
  );
  return found.length > 0;
}
