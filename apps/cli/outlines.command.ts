import { Command } from 'commander';
import { AuditService } from '../../libs/audit/audit.service';
import { CommuneOutlinesService } from '../../libs/incidents/commune-outlines.service';
import { withPlatform } from './operator-platform.service';
import { readJson } from './read-json.service';
import type { Terminal } from './terminal';

export function outlinesCommand(terminal: Terminal): Command {
  const load = new Command('import')
    .description('store the outlines of communes or departments, so that authors may choose them by code')
    .argument('<file>', 'GeoJSON FeatureCollection with an INSEE code and a name in the properties')
    .action((file: string) => importOutlines(terminal, file));
  return new Command('outlines').description('shapes of communes').addCommand(load);
}

async function importOutlines(terminal: Terminal, file: string): Promise<void> {
  const input = await readJson(terminal, file);
  if (input === undefined) return;
  await withPlatform(terminal, async ({ database, clock }) => {
    const imported = await new CommuneOutlinesService(database, new AuditService(clock)).import(input.value);
    if ('stored' in imported) {
      terminal.print(`${imported.stored} outlines stored`);
      return;
    }
    for (const { path, reason } of imported.faults) terminal.fail(`${path}: ${reason}`);
    terminal.fail('nothing was stored');
  });
}
