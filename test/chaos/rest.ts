import { setTimeout as pause } from 'node:timers/promises';
import { sql, sqlOne } from '../../libs/platform/database/sql';
import type { Site } from './site';

interface OpenWork {
  readonly events: number;
  readonly pages: number;
  readonly waiting: number;
}

const openWork = `
  SELECT (SELECT count(*) FROM outbox WHERE handled_at IS NULL AND given_up_at IS NULL) AS events,
    (SELECT count(*) FROM delivery_page WHERE done_at IS NULL AND dead_at IS NULL) AS pages,
    (SELECT count(*) FROM delivery_page WHERE done_at IS NULL AND dead_at IS NULL AND due_at > clock_timestamp()) AS waiting`;

const quietLooks = 3;
const lookEveryMs = 200;

/**
 * Waits until nothing moves any more; a dead letter is at rest. A page that waits for its next attempt is called at once: what is looked at here
 * is what becomes of it, and not how long the service waits. The ladder climbs no further.
 * @returns how many pages were left open when patience ended, 0 when all is done
 */
export async function rest(site: Site, withinMs = 150_000): Promise<number> {
  // Its next steps lie minutes and hours ahead; what it has begun is waited for.
  await sql(site.database, 'UPDATE rung SET done_at = clock_timestamp() WHERE done_at IS NULL AND started_at IS NULL');
  let before = '';
  for (let quiet = 0, deadline = Date.now() + withinMs; quiet < quietLooks; await pause(lookEveryMs)) {
    for (const carrier of site.carriers) await carrier.settle();
    const work = await sqlOne<OpenWork>(site.database, openWork);
    const states = await Promise.all(site.carriers.map((carrier) => carrier.state()));
    const now = JSON.stringify([work, states]);
    quiet = work.events === 0 && work.pages === 0 && now === before ? quiet + 1 : 0;
    before = now;
    if (work.waiting > 0) {
      await sql(
        site.database,
        'UPDATE delivery_page SET due_at = clock_timestamp() WHERE done_at IS NULL AND dead_at IS NULL AND due_at > clock_timestamp()',
      );
    }
    if (Date.now() > deadline) return work.pages + work.events;
  }
  return 0;
}
