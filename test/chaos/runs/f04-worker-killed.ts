import { setTimeout as pause } from 'node:timers/promises';
import { deliveryStatus } from '../../../libs/alerting/delivery';
import { sql } from '../../../libs/platform/database/sql';
import type { ChaosRun } from '../chaos-run';
import { copiesOf } from '../copies';
import { handedOver, unfinished } from '../publishing';
import { rest } from '../rest';
import { between, pick } from '../seeds';
import type { Site } from '../site';

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
    await rest(site);
    const neverTold = await untold(site);
    return {
      figures: { kills: back.length, slowestReturnMs: slowest, neverTold },
      broken: neverTold > 0 ? [`${neverTold} people got no copy at all`] : [],
      late: slowest > 15_000 ? [`no message for ${slowest} ms after a kill (15000)`] : [],
    };
  },
};

/** Called unknown in the end, and by the carrier's ledger nothing has left for them. */
async function untold(site: Site): Promise<number> {
  const told = new Set((await copiesOf(site)).map(({ person }) => person));
  const rows = await sql<{ person: number }>(
    site.database,
    `SELECT DISTINCT person_id AS person FROM delivery WHERE status = ${deliveryStatus.unknown}`,
  );
  return rows.filter(({ person }) => !told.has(person)).length;
}
