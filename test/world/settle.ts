import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Simulator } from '../../apps/simulator/simulator';
import { deliveryStatus } from '../../libs/alerting/delivery';
import { channelCodes } from '../../libs/channels/channel';
import { sql } from '../../libs/platform/database/sql';

const usualPatienceMs = 20_000;
const pollMs = 40;
/** So many looks in a row must find nothing to do: between two, a webhook's answer may become an event. */
const quietLooks = 2;

interface Unfinished {
  readonly what: string;
  readonly detail: string;
}

/**
 * Events that nobody has handled, and pages that are due and not done. A page whose retry lies ahead is at rest; so is a
 * recording that could not be fetched for two seconds, and a live message that its browser has not confirmed for half a second.
 */
const unfinishedText = `
  SELECT 'event' AS what, id || ' ' || type AS detail FROM outbox WHERE handled_at IS NULL
  UNION ALL
  SELECT 'page', id || ' on channel ' || channel || ', fence ' || fence || coalesce(', leased until ' || lease_until, '')
  FROM delivery_page WHERE done_at IS NULL AND (due_at <= clock_timestamp() OR lease_until IS NOT NULL)
  UNION ALL
  SELECT 'rung', id || ' ' || step FROM rung WHERE done_at IS NULL AND due_at <= clock_timestamp()
  UNION ALL
  SELECT 'collected news', 'for person ' || follower_id FROM news_window WHERE due_at <= clock_timestamp()
  UNION ALL
  SELECT 'recording', recording_sid || ', try ' || tries FROM voice_recording
  WHERE next_try_at <= clock_timestamp() OR tries = 1 AND next_try_at > clock_timestamp() + interval '3 seconds'
  UNION ALL
  SELECT 'live message', notice_id || ' to person ' || person_id
  FROM delivery JOIN receipt USING (notice_id, person_id, channel, status)
  WHERE channel = ${channelCodes.live} AND status IN (${deliveryStatus.queued}, ${deliveryStatus.unknown})
    AND receipt.at > clock_timestamp() - interval '500 milliseconds'
  UNION ALL
  SELECT 'replayed message', notice_id || ' to person ' || person_id
  FROM delivery JOIN live_session USING (person_id)
  WHERE channel = ${channelCodes.live} AND status IN (${deliveryStatus.handed}, ${deliveryStatus.unknown})
    AND seen_at > clock_timestamp() - interval '500 milliseconds'`;

/**
 * Waits until everything that was set in motion has come to rest: events handled, due pages handed over, receipts told.
 * @throws Error that names what is stuck when patience ends
 */
export async function settle(database: DataSource, simulator: Simulator, patienceMs = usualPatienceMs): Promise<void> {
  const deadline = Date.now() + patienceMs;
  let before = '';
  for (let quiet = 0; quiet < quietLooks;) {
    await simulator.settle();
    const unfinished = await sql<Unfinished>(database, unfinishedText);
    const now = JSON.stringify(simulator.state());
    quiet = unfinished.length === 0 && now === before ? quiet + 1 : 0;
    before = now;
    if (quiet === 0 && Date.now() > deadline) {
      const stuck = unfinished.map(({ what, detail }) => `${what} ${detail}`).join('; ');
      throw new Error(`not at rest after ${patienceMs / 1000} s: ${stuck || `the carrier, ${now}`}`);
    }
    if (quiet === 0) await pause(pollMs);
  }
}
