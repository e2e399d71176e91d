import { setTimeout as pause } from 'node:timers/promises';
import type { ChaosRun } from '../chaos-run';
import { handedOver, unfinished } from '../publishing';
import { between, pick } from '../seeds';

/** Workers are killed at random instants while they tell a town; a carrier of limited speed makes it last. */
export const f04: ChaosRun = {
  id: 'F04',
  title: 'kill -9 of workers during the fan-out',
  wish: (isQuick) => ({ people: isQuick ? 600 : 4000, workers: 2, segmentsPerSecond: isQuick ? 150 : 300 }),
  async execute(site, { random, isQuick }) {
    await site.desk.publish();
    const wanted = isQuick ? 2 : 8;
    const back: number[] = [];
    await site.until('the first message', async () => (await handedOver(site)) > 0);
    for (let kills = 0; kills < wanted && (await unfinished(site)) > 0; kills++) {
      await pause(between(random, 200, 1500));
      const victim = pick(random, site.workers);
      victim.kill();
      const killedAt = Date.now();
      await victim.gone;
      await victim.up();
      const before = await handedOver(site);
      await site.until('messages leave again', async () => (await handedOver(site)) > before || (await unfinished(site)) === 0); // prettier-ignore
      back.push(Date.now() - killedAt);
    }
    const slowest = Math.max(0, ...back);
    return {
      figures: { kills: back.length, slowestReturnMs: slowest },
      late: slowest > 15_000 ? [`no message for ${slowest} ms after a kill (15000)`] : [],
    };
  },
};
