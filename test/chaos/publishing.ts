import { sqlOne } from '../../libs/platform/database/sql';
import type { AlertOverrides } from '../world/story-alert';
import type { Version } from './desk';
import { rest } from './rest';
import type { Site } from './site';

/** An alert that everybody inside has been told of, so that they have something to answer. */
export async function publishAndTell(site: Site, overrides?: AlertOverrides): Promise<Version> {
  const version = await site.desk.publish(overrides);
  await rest(site);
  return version;
}

/** How many messages have been handed over and how many of them the carriers have taken. */
export async function handedOver(site: Site): Promise<number> {
  const counts = await Promise.all(site.carriers.map((carrier) => carrier.requests()));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Waits until so many more have been handed over. @returns milliseconds */
export async function untilHandedOver(site: Site, more: number, withinMs = 60_000): Promise<number> {
  const before = await handedOver(site);
  return site.until(
    `${more} more messages handed over`,
    async () => (await handedOver(site)) >= before + more,
    withinMs,
  );
}

/** Events that are not planned, and deliveries that have not come to an end. */
export async function unfinished(site: Site): Promise<number> {
  const { count } = await sqlOne<{ count: number }>(
    site.database,
    `SELECT (SELECT count(*) FROM delivery WHERE status IN (0, 1, 2) AND channel <> 2)
       + (SELECT count(*) FROM outbox WHERE handled_at IS NULL AND given_up_at IS NULL) AS count`,
  );
  return count;
}

/** Waits until every delivery of the alerts has an end. */
export function untilFinished(site: Site, withinMs = 60_000): Promise<number> {
  return site.until('every delivery has an end', async () => (await unfinished(site)) === 0, withinMs, 100);
}
