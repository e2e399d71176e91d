import { Command } from 'commander';
import { Examination } from './doctor/examination.service';
import type { Finding } from './doctor/finding';
import type { Terminal } from './terminal';

export function doctorCommand(terminal: Terminal): Command {
  return new Command('doctor')
    .description(
      'look at everything that the service needs and say what to do next; the exit code is 1 if it would fail',
    )
    .action(async () => {
      for await (const finding of new Examination(terminal).findings()) report(terminal, finding);
    });
}

function report(terminal: Terminal, { level, subject, detail, next }: Finding): void {
  const line = `${level.padEnd(4)}  ${subject.padEnd(12)}  ${detail}${next === undefined ? '' : `: ${next}`}`;
  if (level === 'fail') terminal.fail(line);
  else terminal.print(line);
}
