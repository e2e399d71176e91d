import type { EntityManager } from 'typeorm';
import type { Agency, AgencyId } from '../identity/agency';
import { sql } from '../platform/database/sql';
import type { CapReference } from './alert';
import { type ReferencedVersion, refersTo } from './cap-follow-up';
import type { CapMessage } from './cap-message';

/** Whether the agency has taken in this message before, whatever became of it. */
export async function wasReceived(tx: EntityManager, agency: AgencyId, message: CapMessage): Promise<boolean> {
  const rows = await sql(
    tx,
    `SELECT FROM alert_version WHERE source_message IS NOT NULL AND source_message ->> 'receivedBy' = $1::text
       AND source_message ->> 'sender' = $2 AND source_message ->> 'identifier' = $3`,
    [String(agency), message.sender, message.identifier],
  );
  return rows.length > 0;
}

/**
 * The agency's versions that the message names: those that came from the same sender, and the agency's own when it is
 * the sender. What others have sent is never found. Their incidents stay locked until the transaction ends.
 */
export async function referencedVersions(
  tx: EntityManager,
  agency: Agency,
  { sender, references }: CapMessage,
): Promise<ReferencedVersion[]> {
  const own = references.filter((reference) => reference.sender === sender);
  const identifiers = own.map(({ identifier }) => identifier);
  const parameters = [String(agency.id), sender, identifiers];
  await sql(
    tx,
    `SELECT FROM incident WHERE id IN (SELECT incident_id FROM (${namedVersions}) AS named) ORDER BY id FOR UPDATE`,
    parameters,
  );
  const named = await sql<ReferencedVersion & { known: CapReference }>(tx, namedVersions, parameters);
  return named.filter(({ known }) => own.some((reference) => refersTo(reference, known)));
}

const namedVersions = `
  SELECT version.incident_id, incident.public_id AS "publicId", incident.status AS "incidentStatus", version.status,
    jsonb_build_object('identifier', version.source_message ->> 'identifier', 'sent', version.source_message ->> 'sent',
      'sender', $2::text) AS known
  FROM alert_version AS version JOIN incident ON incident.id = version.incident_id
  WHERE version.source_message IS NOT NULL AND version.source_message ->> 'receivedBy' = $1::text
    AND version.source_message ->> 'sender' = $2 AND version.source_message ->> 'identifier' = ANY ($3)
  UNION ALL
  SELECT version.incident_id, incident.public_id, incident.status, version.status,
    jsonb_build_object('identifier', version.identifier, 'sent', version.sent_at, 'sender', version.sender)
  FROM alert_version AS version JOIN incident ON incident.id = version.incident_id
  WHERE incident.agency_id = $1::bigint AND version.sender = $2 AND version.identifier = ANY ($3)
    AND version.sent_at IS NOT NULL`;
