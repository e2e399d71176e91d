import { setTimeout as pause } from 'node:timers/promises';
import { sqlOne } from '../../../libs/platform/database/sql';
import type { ChaosRun } from '../chaos-run';

const answerMs = 8000;

/** Every answer of the carrier takes long, and none is an error. */
export const f15: ChaosRun = {
  id: 'F15',
  title: 'the carrier answers slowly',
  wish: (isQuick) => ({ people: isQuick ? 200 : 1500, workers: 1 }),
  async execute(site) {
    await site.carrier.faults({ fault: 'slow', afterMs: answerMs, channel: 'sms' });
    await site.desk.publish();
    await site.until('the first messages', async () => ((await site.carrier.state()).lines['sms.request'] ?? 0) > 0);
    let held = 0;
    let mostUnderWay = 0;
    for (let look = 0; look < 40; look++) {
      await pause(200);
      const { count } = await sqlOne<{ count: number }>(
        site.database,
        `SELECT count(*) AS count FROM pg_stat_activity WHERE datname = $1 AND state LIKE 'idle in transaction%'
           AND state_change < clock_timestamp() - interval '1 second'`,
        [site.databaseName],
      );
      held = Math.max(held, count);
      mostUnderWay = Math.max(mostUnderWay, site.carrier.line.open);
    }
    await site.carrier.faults();
    return {
      figures: { transactionsHeldDuringCalls: held, mostConnections: mostUnderWay },
      broken: [
        ...(held > 0 ? [`${held} transactions were open while the carrier was asked`] : []),
        ...(mostUnderWay > 300 ? [`${mostUnderWay} connections to the carrier at once`] : []),
      ],
    };
  },
};
