import { setTimeout as pause } from 'node:timers/promises';
import { sqlOne } from '../../../libs/platform/database/sql';
import { answerStorm } from '../answer-storm';
import type { ChaosRun } from '../chaos-run';
import { handedOver, publishAndTell } from '../publishing';
import { between } from '../seeds';

/** The database server is killed, then one of its backends, while people answer and an alert leaves. */
export const f06: ChaosRun = {
  id: 'F06',
  title: 'kill -9 of PostgreSQL: the postmaster, then a backend',
  wish: (isQuick) => ({ people: isQuick ? 300 : 2000, apis: 2, workers: 2, segmentsPerSecond: 300 }),
  async execute(site, { random, isQuick }) {
    await publishAndTell(site);
    await site.desk.publish();
    const storming = { isOver: false };
    const storm = answerStorm({ url: site.front.url, perSecond: isQuick ? 15 : 30, seconds: 180, isOver: () => storming.isOver, writers: site.writers, random, history: site.history }); // prettier-ignore
    await pause(between(random, 1500, 4000));
    process.kill(site.ground.postmaster, 'SIGKILL');
    const answersAgainMs = await untilAnswered(site);
    const before = await handedOver(site);
    const killedAt = Date.now();
    await site.until('messages leave again', async () => (await handedOver(site)) > before, 60_000).catch(() => 0);
    const leavesAgainMs = Date.now() - killedAt;
    await pause(between(random, 500, 2000));
    const { pid } = await sqlOne<{ pid: number }>(
      site.database,
      `SELECT pid FROM pg_stat_activity WHERE datname = $1 AND application_name = 'tocsin' ORDER BY pid LIMIT 1`,
      [site.databaseName],
    );
    process.kill(pid, 'SIGKILL');
    const afterBackendMs = await untilAnswered(site);
    await pause(2000);
    storming.isOver = true;
    const figures = await storm;
    const died = site.programs.flatMap(({ name, exits }) => (exits.length > 0 ? [name] : []));
    const slowest = Math.max(answersAgainMs, afterBackendMs);
    return {
      figures: { ...figures, answersAgainMs, leavesAgainMs, afterBackendMs },
      broken: [
        ...(died.length > 0 ? [`${died.join(', ')} ended with the database`] : []),
        ...(figures.abandoned > 0 ? [`${figures.abandoned} answers were never acknowledged`] : []),
      ],
      late: slowest > 15_000 ? [`nobody was answered for ${slowest} ms (15000)`] : [],
    };
  },
};

/** @returns milliseconds until an answer is acknowledged that was given from now on */
async function untilAnswered(site: Parameters<ChaosRun['execute']>[0]): Promise<number> {
  const { lines } = site.history;
  const began = Date.now();
  await pause(200);
  const from = lines.length;
  const fresh = new Set<string>();
  await site.until('an answer is acknowledged', () => {
    for (const { event, key } of lines.slice(from)) {
      if (event === 'invoke') fresh.add(key);
      if (event === 'ok' && fresh.has(key)) return true;
    }
    return false;
  });
  return Date.now() - began;
}
