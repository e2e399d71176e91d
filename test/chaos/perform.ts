import type { ChaosRun, Findings } from './chaos-run';
import { anchorNow, collect, warmth } from './collect';
import type { Ground } from './ground';
import { type Invariant, invariants, wronglyCounted } from './invariants';
import { rest } from './rest';
import { randomOf } from './seeds';
import { Site } from './site';

export interface Breach {
  readonly invariant: Invariant | 'own' | 'fault';
  readonly count: number;
  readonly detail?: string;
}

export interface RunReport extends Required<Findings> {
  readonly id: string;
  readonly seed: number;
  readonly pass: boolean;
  readonly breaches: readonly Breach[];
}

/** One run from the first process to the last look at what is left of it. */
export async function perform(
  run: ChaosRun,
  ground: Ground,
  { seed, isQuick }: { readonly seed: number; readonly isQuick: boolean },
): Promise<RunReport> {
  const random = randomOf(seed, run.id);
  const began = Date.now();
  let site: Site | undefined;
  try {
    site = await Site.open(ground, run.wish(isQuick), seed, random);
    const readyMs = Date.now() - began;
    const warm = warmth(site.programs);
    const anchor = await anchorNow(site.database);
    const findings = await run.execute(site, { random, isQuick });
    for (const program of site.programs) program.start();
    const left = await rest(site);
    const evidence = await collect(site, warm, anchor);
    const breaches: Breach[] = Object.entries(invariants).flatMap(([name, count]) => {
      const found = count(evidence);
      return found === 0 ? [] : [{ invariant: name as Invariant, count: found }];
    });
    const miscounted = wronglyCounted(evidence);
    if (miscounted.length > 0) {
      const detail = `incident.person whose counting answer is wrong: ${miscounted.slice(0, 5).join(' ')}`;
      breaches.push({ invariant: 'own', count: miscounted.length, detail });
    }
    for (const detail of findings.broken ?? []) breaches.push({ invariant: 'own', count: 1, detail });
    if (left > 0) breaches.push({ invariant: 'own', count: left, detail: 'work was still open when patience ended' });
    const rssMb = Math.max(0, ...site.programs.map((program) => program.use()?.rssBytes ?? 0)) / 2 ** 20;
    const { copies, deliveries, history } = evidence;
    const figures = {
      ...findings.figures,
      deliveries: deliveries.length,
      copies: copies.length,
      unknownOutcomes: deliveries.reduce((sum, { unknowns }) => sum + unknowns, 0),
      calls: history.length,
      largestRssMb: Math.round(rssMb),
      regressions: evidence.regressions,
      connections: evidence.connections.open,
      readyMs,
      seconds: Math.round((Date.now() - began) / 1000),
    };
    return { id: run.id, seed, pass: breaches.length === 0, figures, broken: findings.broken ?? [], late: findings.late ?? [], breaches }; // prettier-ignore
  } catch (fault) {
    const detail = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
    const figures = { seconds: Math.round((Date.now() - began) / 1000) };
    return { id: run.id, seed, pass: false, figures, broken: [], late: [], breaches: [{ invariant: 'fault', count: 1, detail }] }; // prettier-ignore
  } finally {
    await site?.[Symbol.asyncDispose]();
  }
}
