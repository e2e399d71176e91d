import { Command } from 'commander';
import { checkCap } from '../../libs/incidents/cap-intake';
import type { Terminal } from './terminal';

export function capCommand(terminal: Terminal): Command {
  const validate = new Command('validate')
    .description('say everything that is wrong with CAP messages; the exit code is 1 if one would be refused')
    .argument('<file...>', '"-" reads standard input')
    .action((files: readonly string[]) => validateAll(terminal, files));
  return new Command('cap').description('messages of the Common Alerting Protocol').addCommand(validate);
}

async function validateAll(terminal: Terminal, files: readonly string[]): Promise<void> {
  for (const file of files) {
    const bytes = await terminal.read(file).catch((fault: Error) => fault);
    if (bytes instanceof Error) {
      terminal.fail(`${file}: ${bytes.message}`);
      continue;
    }
    const findings = checkCap(bytes);
    for (const { severity, code, detail } of findings) {
      const line = `${file}: ${severity} ${code} ${detail}`;
      if (severity === 'error') terminal.fail(line);
      else terminal.print(line);
    }
    if (findings.length === 0) terminal.print(`${file}: no findings`);
  }
}
