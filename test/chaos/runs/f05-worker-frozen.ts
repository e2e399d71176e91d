import { setTimeout as pause } from 'node:timers/promises';
import { deliveryStatus } from '../../../libs/alerting/delivery';
import { channelCodes } from '../../../libs/channels/channel';
import { sql } from '../../../libs/platform/database/sql';
import type { ChaosRun } from '../chaos-run';
import { copiesOf } from '../copies';
import { handedOver } from '../publishing';
import type { Site } from '../site';

/** Longer than a lease, so that another worker takes over before the frozen one wakes. */
const frozenMs = 20_000;

/** A worker stands still in the middle of a page and wakes when its page is somebody else's. */
export const f05: ChaosRun = {
  id: 'F05',
  title: 'SIGSTOP of a worker for longer than its lease, then SIGCONT',
  wish: (isQuick) => ({ people: isQuick ? 600 : 3000, workers: 2, segmentsPerSecond: isQuick ? 60 : 150 }),
  async execute(site, { random }) {
    await site.desk.publish();
    await site.until('the first messages', async () => (await handedOver(site)) > 30);
    await pause(random() * 1000);
    // Whichever has a page in hand: nothing can be taken away from one that has none.
    const [zombie] = site.workers;
    zombie.freeze();
    await pause(frozenMs);
    zombie.thaw();
    const awakeAt = Date.now();
    await pause(3000);
    const given = await takenAway(site);
    const copies = (await copiesOf(site)).filter(({ channel }) => channel === channelCodes.sms);
    const late = copies.filter(({ notice, person, attempt, atMs }) => {
      const takenAtMs = given.get(`${notice}.${person}.${attempt}`);
      return takenAtMs !== undefined && atMs > takenAtMs && atMs >= awakeAt;
    });
    return {
      figures: { takenAway: given.size, sentAfterWaking: late.length },
      broken: [
        ...(late.length > 0 ? [`${late.length} messages left by a worker that had lost its lease`] : []),
        ...(given.size === 0 ? ['nothing was taken away from the frozen worker'] : []),
      ],
    };
  },
};

/** When each attempt of the frozen worker was called unknown, because another worker had its page by then. */
async function takenAway(site: Site): Promise<ReadonlyMap<string, number>> {
  const rows = await sql<{ key: string; atMs: number }>(
    site.database,
    `SELECT notice_id || '.' || person_id || '.' || attempt AS key, (extract(epoch FROM min(at)) * 1000)::float8 AS "atMs"
     FROM receipt WHERE status = ${deliveryStatus.unknown} AND channel = ${channelCodes.sms} GROUP BY 1`,
  );
  return new Map(rows.map(({ key, atMs }) => [key, atMs]));
}
