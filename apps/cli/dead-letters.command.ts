import { Command, InvalidArgumentError } from 'commander';
import type { DeadLetter } from '../../libs/alerting/dead-letter';
import { deadLetters } from '../../libs/alerting/dead-letters.queries';
import { DeadLettersService } from '../../libs/alerting/dead-letters.service';
import { AuditService } from '../../libs/audit/audit.service';
import { withPlatform } from './operator-platform.service';
import type { Terminal } from './terminal';

type Name = Pick<DeadLetter, 'kind' | 'id'>;

export function deadLettersCommand(terminal: Terminal): Command {
  const list = new Command('list')
    .description('pages of deliveries and events that broke, with the name by which they are sent again')
    .action(() => printList(terminal));
  const replay = new Command('replay')
    .description('try again what broke; what has been handed over is not sent a second time')
    .argument('<names...>', 'as "list" prints them, e.g. page:12', collect)
    .action((names: readonly Name[]) => actOn(terminal, names, 'replay'));
  const discard = new Command('discard')
    .description('give up for good what broke; its messages count as failed')
    .argument('<names...>', 'as "list" prints them, e.g. page:12', collect)
    .action((names: readonly Name[]) => actOn(terminal, names, 'discard'));
  return new Command('dead-letters')
    .description('work that broke so often that it waits for an operator')
    .addCommand(list)
    .addCommand(replay)
    .addCommand(discard);
}

async function printList(terminal: Terminal): Promise<void> {
  await withPlatform(terminal, async ({ database }) => {
    const letters = await deadLetters(database);
    if (letters.length === 0) terminal.print('nothing is broken');
    for (const { kind, id, about, channel, deliveries, tries, fault, isDead, since } of letters) {
      const messages = deliveries === undefined ? '' : `, ${deliveries} messages by ${channel}`;
      const state = isDead ? 'waits for an operator' : 'is tried again';
      terminal.print(
        `${kind}:${id}  ${about}${messages}, ${tries} tries, ${state} since ${since.toISOString()}: ${fault}`,
      );
    }
  });
}

async function actOn(terminal: Terminal, names: readonly Name[], act: 'replay' | 'discard'): Promise<void> {
  await withPlatform(terminal, async ({ database, clock }) => {
    const letters = new DeadLettersService(database, new AuditService(clock));
    for (const letter of names) {
      const name = `${letter.kind}:${letter.id}`;
      const isDone = await letters[act]({ letter, actor: 'operator' });
      if (isDone) terminal.print(`${name}  ${act === 'replay' ? 'is tried again' : 'discarded'}`);
      else terminal.fail(`${name}: no such dead letter`);
    }
  });
}

function collect(name: string, earlier: readonly Name[] = []): Name[] {
  const [, kind, id] = /^(page|event):(\d{1,15})$/.exec(name) ?? [];
  if (!kind) throw new InvalidArgumentError('A name is "page:" or "event:" and a number.');
  return [...earlier, { kind: kind === 'page' ? 'page' : 'event', id: Number(id) }];
}
