import { agencyById } from '../identity/agencies.queries';
import type { Database } from '../platform/database/sql';
import type { CapReference } from './alert';
import { capFromContent } from './cap-from-content';
import { writeCap } from './cap-output';
import { formatCapTime } from './cap-time';
import type { PublishedVersion } from './incident';
import { incidentProblems } from './incident-problems';
import { incidentByPublicId, publishedVersionsOf } from './incidents.queries';

/**
 * A published version as CAP 1.2 XML: the same bytes whenever it is asked for, whatever became of the incident since.
 * @throws incident-not-found, version-not-found also for a version that never went out
 */
export async function publishedCap(database: Database, publicId: string, number: number): Promise<string> {
  const incident = await incidentByPublicId(database, publicId);
  const published = await publishedVersionsOf(database, incident.id);
  const version = published.find((candidate) => candidate.version === number);
  if (!version) throw incidentProblems['version-not-found']();
  const { timeZone } = await agencyById(database, incident.agencyId);
  const earlier = published.filter((candidate) => candidate.version < number).reverse();
  const { identifier, sender, sentAt: sent, messageType, content } = version;
  const references = earlier.map((candidate) => referenceTo(candidate, timeZone));
  return writeCap(
    capFromContent(
      { identifier, sender, sent, messageType, references, incident: incident.publicId, timeZone },
      content,
    ),
  );
}

/** As every message of ours names the earlier one. */
export function referenceTo({ sender, identifier, sentAt }: PublishedVersion, timeZone: string): CapReference {
  return { sender, identifier, sent: formatCapTime(sentAt, timeZone) };
}
