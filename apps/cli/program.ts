import { Command } from 'commander';
import { adminCommand } from './admin.command';
import { auditCommand } from './audit.command';
import { capCommand } from './cap.command';
import { deadLettersCommand } from './dead-letters.command';
import { demoCommand } from './demo.command';
import { doctorCommand } from './doctor.command';
import { outlinesCommand } from './outlines.command';
import type { Terminal } from './terminal';

/** `tocsin`: what an operator does from the machine itself. */
export function tocsinProgram(terminal: Terminal): Command {
  return new Command('tocsin')
    .description('warns the people in a place, hears back from each of them, tells the people who love them')
    .addCommand(demoCommand())
    .addCommand(doctorCommand(terminal))
    .addCommand(adminCommand(terminal))
    .addCommand(capCommand(terminal))
    .addCommand(auditCommand(terminal))
    .addCommand(outlinesCommand(terminal))
    .addCommand(deadLettersCommand(terminal));
}
