import 'reflect-metadata';
import { readdirSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench, Size } from './bench';
import { commitUnderTest, describeMachine } from './machine';
import { reportOf, tableOf } from './report';

const suffix = `.bench${extname(__filename)}`;
const names = readdirSync(__dirname).flatMap((file) => (file.endsWith(suffix) ? [file.slice(0, -suffix.length)] : []));
const usage = `npm run bench -- NAME [--quick | --full] [--people N] [--json FILE]\nNAME is one of: ${names.join(', ')}`;

interface Arguments {
  readonly name: string;
  readonly size: Size;
  readonly json?: string;
}

/** A missed goal is a finding and not a fault: the status tells only whether the measurement could be made. */
async function run({ name, size, json }: Arguments): Promise<void> {
  const { bench } = (await import(join(__dirname, `${name}.bench`))) as { bench: Bench };
  const circumstances = { size, commit: commitUnderTest(), machine: describeMachine() };
  const report = reportOf(name, bench, await bench.run(size), circumstances);
  process.stdout.write(tableOf(report, bench));
  if (json) writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`);
}

function readArguments(): Arguments {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      full: { type: 'boolean', default: false },
      people: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const [name] = positionals;
  if (positionals.length !== 1 || !names.includes(name)) throw new Error('name one bench');
  const { quick, full, json, people } = values;
  if (quick && full) throw new Error('a run is quick or full');
  return { name, json, size: { quick, full, rounds: quick ? 1 : 5, people: people === undefined ? undefined : parsePeople(people) } }; // prettier-ignore
}

function parsePeople(text: string): number {
  if (!/^[1-9]\d{0,7}$/.test(text)) throw new Error(`--people ${text} is not a number from 1 to 99,999,999`);
  return Number(text);
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
  run(given).catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
