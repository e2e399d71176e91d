import { Command, InvalidArgumentError } from 'commander';
import { Demo, type DemoOptions } from './demo/demo.service';
import { mostPeople } from './demo/population';
import { Screen } from './demo/screen.service';

/** What a shell reports of a program that Ctrl-C ended. */
const interrupted = 130;

export function demoCommand(): Command {
  return new Command('demo')
    .description('start everything on this machine and replay the evening of 13 November 2015')
    .option('--people <number>', 'how many people there are', wholeNumber(1, mostPeople), 20_000)
    .option('--seed <number>', 'other people for another number', wholeNumber(0, 2 ** 32 - 1), 13)
    .option('--minutes <number>', 'how long the evening lasts', positiveNumber, 2)
    .option(
      '--exit',
      'end after the replay; the exit code is 0 only if nobody was lost, told twice or told by mistake',
      false,
    )
    .option('--report <file>', 'write the numbers as JSON')
    .option('--directory <folder>', 'where everything is written; it is emptied first', '.data/demo')
    .action(run);
}

async function run({ exit, ...options }: DemoOptions & { readonly exit: boolean }): Promise<void> {
  const demo = new Demo(options, new Screen(process.stdout));
  const stop = new Promise<'stopped'>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve('stopped'));
  });
  try {
    const outcome = await Promise.race([demo.replay(), stop]);
    process.exitCode = outcome === 'stopped' ? interrupted : outcome ? 0 : 1;
    if (!exit && outcome !== 'stopped') await Promise.race([demo.stayUp(), stop]);
  } catch (fault) {
    console.error(fault instanceof Error ? fault.message : fault);
    process.exitCode = 1;
  } finally {
    await demo.close();
  }
  process.exit();
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (Number.isInteger(number) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`a whole number from ${least} to ${most}`);
  };
}

function positiveNumber(text: string): number {
  const number = Number(text);
  if (number > 0 && number <= 60) return number;
  throw new InvalidArgumentError('a number of minutes, at most 60');
}
