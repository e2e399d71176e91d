import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { commitUnderTest } from '../bench/machine';
import type { ChaosRun } from './chaos-run';
import { Ground } from './ground';
import { perform, type RunReport } from './perform';
import { linesOf, loadNow, reportOf } from './report';
import { allRuns, quickRuns } from './runs/all-runs';

const usage = `npm run chaos -- [--seed N] [--only F04,R14] [--minutes M] [--quick] [--json FILE] [--keep]
  --seed     what happens when; the same seed tells the same story (any when left out, and printed)
  --only     these runs: ${allRuns.map(({ id }) => id).join(' ')}
  --minutes  goes on round after round, each with the next seed, and begins nothing later than this
  --quick    small sizes; without --only, the few runs that every commit makes
  --keep     leaves logs and ledgers where they are`;

interface Arguments {
  readonly seed: number;
  readonly runs: readonly ChaosRun[];
  readonly minutes: number | undefined;
  readonly isQuick: boolean;
  readonly keep: boolean;
  readonly json: string | undefined;
}

async function run({ seed, runs, minutes, isQuick, keep, json }: Arguments): Promise<boolean> {
  const moreUntil = Date.now() + (minutes ?? 0) * 60_000;
  const lastStart = minutes === undefined ? Infinity : moreUntil;
  const loadBefore = loadNow();
  const reports: RunReport[] = [];
  const skipped: string[] = [];
  console.log(`seed ${seed}`);
  const ground = await Ground.prepare(keep);
  process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143)); // children end with us
  if (keep) console.log(`logs and ledgers in ${ground.directory}`);
  try {
    const round = async (seed: number): Promise<void> => {
      for (const each of runs) {
        if (Date.now() > lastStart) {
          if (reports.length < runs.length) skipped.push(each.id);
          continue;
        }
        const report = await perform(each, ground, { seed, isQuick });
        reports.push(report);
        console.log(linesOf(report, each.title));
      }
    };
    await round(seed);
    for (let next = seed + 1; Date.now() < moreUntil; next++) await round(next);
  } finally {
    await ground[Symbol.asyncDispose]();
  }
  const report = reportOf(seed, commitUnderTest(), loadBefore, { runs: reports, skipped });
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`);
  const broken = Object.entries(report.invariants).filter(([, count]) => count > 0);
  console.log(`${reports.filter(({ pass }) => pass).length} of ${reports.length} runs pass; ${broken.length === 0 ? 'no invariant is broken' : broken.map(([name, count]) => `${name}: ${count}`).join(', ')}; seed ${seed}`); // prettier-ignore
  if (skipped.length > 0) console.log(`no time was left for ${skipped.join(', ')}`);
  return report.pass;
}

function readArguments(): Arguments {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      only: { type: 'string' },
      minutes: { type: 'string' },
      json: { type: 'string' },
      quick: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
    },
  });
  const { quick, keep, json } = values;
  const seed = values.seed === undefined ? Date.now() % 1_000_000 : wholeNumber('--seed', values.seed, 2 ** 31 - 1000);
  const minutes = values.minutes === undefined ? undefined : wholeNumber('--minutes', values.minutes, 10_000);
  const wanted = values.only?.split(',').map((id) => id.trim().toUpperCase());
  const known = new Map(allRuns.map((each) => [each.id.toUpperCase(), each]));
  const unknown = wanted?.filter((id) => !known.has(id)) ?? [];
  if (unknown.length > 0) throw new Error(`--only: there is no run ${unknown.join(', ')}`);
  const usual = quick ? quickRuns : allRuns;
  const runs = wanted?.flatMap((id) => known.get(id) ?? []) ?? usual;
  return { seed, runs, minutes, isQuick: quick, keep, json };
}

function wholeNumber(name: string, text: string, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= most) return number;
  throw new Error(`${name} ${text} is not a whole number up to ${most}`);
}

function parsedOrUsage(): Arguments | undefined {
  try {
    return readArguments();
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    process.exitCode = 2;
    return undefined;
  }
}

const given = parsedOrUsage();
if (given) {
  run(given).then(
    (pass) => process.exit(pass ? 0 : 1),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
}
