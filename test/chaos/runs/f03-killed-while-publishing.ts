import { setTimeout as pause } from 'node:timers/promises';
import { sqlOne } from '../../../libs/platform/database/sql';
import type { ChaosRun } from '../chaos-run';
import type { Version } from '../desk';
import { untilFinished } from '../publishing';
import type { Site } from '../site';
import type { WirePoint } from '../wire-trigger';

interface Step {
  readonly name: string;
  readonly victim: 'api' | 'worker';
  readonly point: WirePoint;
}

const commit = /^\s*COMMIT/i;
const published = /INSERT INTO audit_entry/;
const planned = /INSERT INTO notice /;

const steps: readonly Step[] = [
  { name: 'before the transaction writes', victim: 'api', point: { at: 'sent', statement: /INSERT INTO alert_version_range/ } },
  { name: 'inside, before the event', victim: 'api', point: { at: 'sent', statement: /INSERT INTO outbox/, after: published } },
  { name: 'before the commit', victim: 'api', point: { at: 'sent', statement: commit, after: published } },
  { name: 'after the commit, before its answer', victim: 'api', point: { at: 'answered', statement: commit, after: published } },
  { name: 'the event taken, not yet queued', victim: 'worker', point: { at: 'answered', statement: /UPDATE outbox SET offered_at[^]*RETURNING/, nth: 1 } },
  { name: 'queued, not yet planned', victim: 'worker', point: { at: 'sent', statement: planned } },
  { name: 'planned, before the commit', victim: 'worker', point: { at: 'sent', statement: commit, after: planned } },
  { name: 'planned, after the commit', victim: 'worker', point: { at: 'answered', statement: commit, after: planned } },
  { name: 'a page claimed', victim: 'worker', point: { at: 'answered', statement: /UPDATE delivery_page SET lease_until[^]*fence = fence \+ 1/ } },
  { name: 'a page in hand, nothing sent', victim: 'worker', point: { at: 'answered', statement: /attempt = attempt \+ 1/ } },
  { name: 'all sent, not yet settled', victim: 'worker', point: { at: 'sent', statement: commit, after: /INSERT INTO receipt/ } },
]; // prettier-ignore

function f03(role: 'api' | 'worker'): ChaosRun {
  return {
    id: role === 'api' ? 'F03' : 'F03w',
    title: `kill -9 of ${role === 'api' ? 'the api' : 'a worker'} at each step of publishing`,
    wish: (isQuick) => ({ people: isQuick ? 40 : 300, linedRole: role }),
    async execute(site) {
      const figures: Record<string, number> = {};
      const broken: string[] = [];
      const late: string[] = [];
      for (const step of steps.filter(({ victim }) => victim === role)) {
        const ms = await killAt(site, step);
        figures[`toldAfterMs: ${step.name}`] = Math.round(ms);
        if (ms === 0) broken.push(`never came: ${step.name}`);
        if (ms > 15_000 + 30_000) late.push(`told ${ms} ms after the kill: ${step.name}`);
      }
      return { figures, broken, late };
    },
  };
}

/** @returns milliseconds from the kill until everybody was told, 0 when the moment never came */
async function killAt(site: Site, { victim, point }: Step): Promise<number> {
  const [program] = victim === 'api' ? site.apis : site.workers;
  const version = await site.desk.submit();
  let killedAt = 0;
  const struck = site.wire.arm(point, () => {
    program.kill();
    killedAt = Date.now();
  });
  let status = await site.desk.approve(version);
  await Promise.race([struck, pause(20_000)]);
  site.wire.disarm();
  if (killedAt === 0) return 0;
  await program.gone;
  await program.up();
  // The officer saw no answer, looks, and tries again when nothing was published.
  while (status !== 200 && !(await isPublished(site, version))) status = await site.desk.approve(version);
  await untilFinished(site, 90_000);
  return Date.now() - killedAt;
}

async function isPublished(site: Site, { id }: Version): Promise<boolean> {
  const { published } = await sqlOne<{ published: boolean }>(
    site.database,
    `SELECT EXISTS (SELECT FROM alert_version JOIN incident ON incident.id = incident_id
       WHERE incident.public_id = $1 AND alert_version.status = 'published') AS published`,
    [id],
  );
  return published;
}

export const f03Api = f03('api');
export const f03Worker = f03('worker');
