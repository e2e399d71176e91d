import { paths } from '../../apps/web/paths';
import { sql } from '../../libs/platform/database/sql';
import type { HttpClient } from '../world/http';
import { readersAmong } from './open-pages';
import type { Seen } from './seen';
import type { Site } from './site';

const ownPaths = ['/v1/me', '/v1/me/follows', '/v1/me/relatives', '/v1/me/reports', '/v1/me/export', '/v1/voice-messages', paths.me, paths.myRelatives, paths.myReports]; // prettier-ignore

/** Everything that citizens, an officer and strangers are shown, asked for once nothing moves any more. */
export async function readEverything(site: Site): Promise<Seen[]> {
  const seen: Seen[] = [];
  const read = async (reader: Seen['reader'], http: HttpClient, path: string): Promise<void> => {
    const { status, text } = await http.ask('GET', path);
    seen.push({ reader, text, isRefusal: status >= 400 });
  };
  const incidents = await sql<{ id: string }>(site.database, 'SELECT public_id AS id FROM incident ORDER BY id DESC LIMIT 2'); // prettier-ignore
  for (const { person } of readersAmong(site.people)) {
    const own = incidents.flatMap(({ id }) => [`/v1/incidents/${id}/check-ins`, paths.answer(id)]);
    for (const path of [...ownPaths, ...own]) await read(person, site.citizen(person), path);
  }
  const officers = incidents.flatMap(({ id }) => [
    `/v1/incidents/${id}`, `/v1/incidents/${id}/reach`, paths.watch(id), paths.watchValues(id), paths.triage(id), paths.review(id),
  ]); // prettier-ignore
  for (const path of ['/v1/incidents', paths.console, paths.operations, ...officers])
    await read('officer', site.desk.anOfficer, path);
  const open = incidents.flatMap(({ id }) => [paths.incident(id), paths.incidentVersion(id)]);
  for (const path of [paths.home, paths.status, '/v1/status', '/v1/me', '/v1/me/export', ...open])
    await read('anyone', site.anyone, path);
  return seen;
}
