import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckInStage } from './check-in-stage';

const clients = 20;

/**
 * The same rows, and an event where something new counts, in one transaction for each answer, without HTTP or sessions.
 * @returns 0 when there is no pgbench here
 */
export function pgbench({ home, incidents, people, directory }: CheckInStage, seconds: number): number {
  const script = join(directory, 'answer.sql');
  writeFileSync(
    script,
    `\\set person random(1, ${people})
     \\set incident random(${incidents[0].id}, ${incidents[incidents.length - 1].id})
     \\set said random(0, 149)
     WITH written AS (
       INSERT INTO check_in (incident_id, person_id, answer, source, verified, idempotency_key, said_at, recorded_at)
       SELECT :incident, id, CASE WHEN :said < 3 THEN 'need_help' WHEN :said < 51 THEN 'not_in_area' ELSE 'safe' END,
         'page', true, gen_random_uuid(), now(), now() FROM person WHERE id = :person RETURNING *),
     counted AS (
       INSERT INTO current_check_in AS current (incident_id, person_id, check_in_id, answer, source, verified, said_at, recorded_at)
       SELECT incident_id, person_id, id, answer, source, verified, said_at, recorded_at FROM written
       ON CONFLICT (incident_id, person_id) DO UPDATE SET check_in_id = excluded.check_in_id, answer = excluded.answer,
         said_at = excluded.said_at, recorded_at = excluded.recorded_at
       RETURNING current.check_in_id AS id, current.person_id, old.answer IS DISTINCT FROM new.answer AS is_news)
     INSERT INTO outbox (type, payload, occurred_at)
     SELECT 'check-in-recorded', jsonb_build_object('checkInId', id, 'personId', person_id), now() FROM counted WHERE is_news;`,
  );
  try {
    const options = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '2', '-T', String(seconds), '-f', script];
    const text = execFileSync('pgbench', [...options, home.url], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return Number(/tps = ([\d.]+)/.exec(text)?.[1] ?? 0);
  } catch {
    return 0;
  }
}
