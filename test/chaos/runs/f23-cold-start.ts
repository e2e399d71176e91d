import { setTimeout as pause } from 'node:timers/promises';
import { sqlOne } from '../../../libs/platform/database/sql';
import type { ChaosRun } from '../chaos-run';
import { handedOver, untilFinished } from '../publishing';
import type { Site } from '../site';

/** Everything is down while a town's alert waits; then it starts. */
export const f23: ChaosRun = {
  id: 'F23',
  title: 'cold start with a backlog',
  wish: (isQuick) => ({ people: isQuick ? 1000 : 49_000, workers: 1 }),
  async execute(site) {
    site.carrier.line.become({ isHole: true });
    await site.carrier.faults({ fault: '503', channel: 'push' });
    await site.desk.publish();
    await site.until('the audience is frozen', async () => (await deliveries(site)) > 0, 60_000);
    for (const program of site.programs) await program.stop('SIGKILL');
    site.carrier.line.reset();
    site.carrier.line.become({});
    await site.carrier.faults();
    const waiting = await deliveries(site);
    // The lease of what was in hand runs on the database's clock, whoever is alive.
    const before = await handedOver(site);
    const began = Date.now();
    for (const program of site.programs) program.start();
    const answersMs = await Promise.all(site.apis.map((api) => api.up())).then(() => Date.now() - began);
    await site.until('the first message', async () => (await handedOver(site)) > before, 60_000);
    const firstMs = Date.now() - began;
    await pause(1000);
    const allMs = await untilFinished(site, 240_000);
    return {
      figures: {
        waiting,
        apiAnswersMs: answersMs,
        firstHandOverMs: firstMs,
        perSecond: Math.round((waiting * 1000) / allMs),
      },
      late: [
        ...(firstMs > 20_000 ? [`first message after ${firstMs} ms (20000)`] : []),
        ...(answersMs > 10_000 ? [`the api answered after ${answersMs} ms (10000)`] : []),
      ],
    };
  },
};

async function deliveries(site: Site): Promise<number> {
  return (await sqlOne<{ count: number }>(site.database, 'SELECT count(*) AS count FROM delivery')).count;
}
