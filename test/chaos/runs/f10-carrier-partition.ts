import { setTimeout as pause } from 'node:timers/promises';
import { sql } from '../../../libs/platform/database/sql';
import type { ChaosRun } from '../chaos-run';
import { copiesOf } from '../copies';
import { handedOver } from '../publishing';

/** Longer than a worker waits for the carrier's answer (25 s), so that what is under way becomes unknown. */
const holeMs = 28_000;
const segmentsPerSecond = 100;

/** The line to the carrier swallows everything, and is mended. */
export const f10: ChaosRun = {
  id: 'F10',
  title: 'partition between the workers and the carrier',
  wish: () => ({ people: 2500, workers: 2, segmentsPerSecond }),
  async execute(site) {
    await site.desk.publish();
    await site.until('the first messages', async () => (await handedOver(site)) > 100);
    site.carrier.line.become({ isHole: true });
    const heldBack = await handedOver(site);
    await pause(holeMs);
    // A real partition loses what was on the way: the connections are as dead as the packets.
    site.carrier.line.reset();
    site.carrier.line.become({});
    const healedAt = Date.now();
    const leavesAgainMs = await site.until(
      'messages leave again',
      async () => (await handedOver(site)) > heldBack + 5,
      60_000,
    );
    await pause(3000);
    const times = (await copiesOf(site)).filter(({ channel, atMs }) => channel === 3 && atMs >= healedAt).map(({ atMs }) => atMs); // prettier-ignore
    const first = Math.min(...times);
    const inFirstSecond = times.filter((at) => at < first + 1000).length;
    const [{ failed, unknown }] = await sql<{ failed: number; unknown: number }>(
      site.database,
      `SELECT count(*) FILTER (WHERE status = 10) AS failed, count(*) FILTER (WHERE status = 15) AS unknown FROM receipt WHERE channel = 3`,
    );
    // A second's bucket and the second itself.
    const most = segmentsPerSecond * 2 * 1.2;
    return {
      figures: { leavesAgainMs, inFirstSecond, unknownReceipts: unknown, failedReceipts: failed },
      broken: [
        ...(failed > 0 ? [`${failed} messages were called failed because the line was cut`] : []),
        ...(inFirstSecond > most
          ? [`${inFirstSecond} messages in the first second after it was mended (${most})`]
          : []),
      ],
      late: leavesAgainMs > 45_000 ? [`no message for ${leavesAgainMs} ms after the line was mended`] : [],
    };
  },
};
