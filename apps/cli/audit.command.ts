import { Command } from 'commander';
import { anchorKeyPurpose, readAnchor, writeAnchor } from '../../libs/audit/audit-anchor';
import { auditEntries } from '../../libs/audit/audit.queries';
import { type ChainFault, verifyChain } from '../../libs/audit/verify-chain';
import { withPlatform } from './operator-platform.service';
import type { Terminal } from './terminal';

const sayings: Record<ChainFault, string> = {
  gap: 'is missing or out of order',
  edited: 'is not what was written',
  'cut-off': 'and all after it were removed',
  rewritten: 'and all before it were written anew',
};

export function auditCommand(terminal: Terminal): Command {
  const verify = new Command('verify')
    .description('read the whole log of privileged acts and say whether anybody has changed it')
    .option('--anchor <line>', 'the line that an earlier run printed, kept elsewhere: finds also an end cut off')
    .action(({ anchor }: { readonly anchor?: string }) => verifyLog(terminal, anchor));
  return new Command('audit').description('the log of privileged acts').addCommand(verify);
}

async function verifyLog(terminal: Terminal, line: string | undefined): Promise<void> {
  await withPlatform(terminal, async ({ database, vault }) => {
    const key = vault.deriveKey(anchorKeyPurpose);
    const anchor = line === undefined ? undefined : readAnchor(line, key);
    if (line !== undefined && !anchor) {
      terminal.fail('this anchor was not written with the keys of this service');
      return;
    }
    const verdict = await verifyChain(auditEntries(database), anchor);
    if (!verdict.intact) {
      terminal.fail(`the log was tampered with: entry ${verdict.sequence} ${sayings[verdict.fault]}`);
      return;
    }
    terminal.print(`${verdict.head.sequence} entries, unchanged. Keep this line elsewhere for the next time:`);
    terminal.print(writeAnchor(verdict.head, key));
  });
}
