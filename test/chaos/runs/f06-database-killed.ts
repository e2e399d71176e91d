import { setTimeout as pause } from 'node:timers/promises';
import { sqlOne } from '../../../libs/platform/database/sql';
import { answerStorm } from '../answer-storm';
import type { ChaosRun } from '../chaos-run';
import { handedOver, publishAndTell } from '../publishing';
import { between } from '../seeds';
import { untilAnswered } from '../until-answered';

/** The database server is killed, then one of its backends, while people answer and an alert leaves. */
export const f06: ChaosRun = {
  id: 'F06',
  title: 'kill -9 of PostgreSQL: the postmaster, then a backend',
  wish: (isQuick) => ({ people: isQuick ? 300 : 2000, apis: 2, workers: 2, gateways: 1, segmentsPerSecond: 300 }),
  async execute(site, { random, isQuick }) {
    const incident = await publishAndTell(site);
    await site.desk.publish();
    const storming = { isOver: false };
    const storm = answerStorm({ site, incident, perSecond: isQuick ? 15 : 30, seconds: 180, isOver: () => storming.isOver, random }); // prettier-ignore
    await pause(between(random, 1500, 4000));
    const dead = site.ground.postmaster;
    const beganMs = Date.now();
    process.kill(dead, 'SIGKILL');
    // Its orphans go on for a moment.
    await site.until('another server', () => site.ground.isAnother(dead));
    const answersAgainMs = await untilAnswered(site, beganMs);
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
    const backendMs = Date.now();
    process.kill(pid, 'SIGKILL');
    await pause(200);
    const afterBackendMs = await untilAnswered(site, backendMs);
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
