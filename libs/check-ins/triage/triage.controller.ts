import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CurrentOfficer } from '../../identity/current-officer';
import type { Officer } from '../../identity/officer';
import { Policy } from '../../platform/http/policy';
import { DeskService } from './desk.service';
import {
  handOverSchema, resolveSchema, revealSchema, toDeskCallResponse, toDeskResponse, toDisclosedResponse,
} from './triage.schema'; // prettier-ignore
import { type TicketOrder, TriageService } from './triage.service';

/** Calls for help, for the responders of the agency whose incident it is. */
@Controller('v1/incidents/:id/triage')
export class TriageController {
  constructor(
    private readonly desk: DeskService,
    private readonly triage: TriageService,
  ) {}

  /** The gravest and oldest first; what unconfirmed numbers say is counted by place. */
  @Get()
  @Policy('officer:responder')
  async see(@CurrentOfficer() officer: Officer, @Param('id') id: string) {
    return toDeskResponse(await this.desk.desk(officer, id));
  }

  @Get(':ticket')
  @Policy('officer:responder')
  async open(@CurrentOfficer() officer: Officer, @Param('id') id: string, @Param('ticket') ticket: string) {
    return toDeskCallResponse(await this.desk.file(officer, id, ticket));
  }

  @Post(':ticket/claim')
  @Policy('officer:responder')
  @HttpCode(204)
  claim(@CurrentOfficer() officer: Officer, @Param('id') id: string, @Param('ticket') ticket: string): Promise<void> {
    return this.act(officer, id, ticket, { command: 'claim' });
  }

  @Post(':ticket/release')
  @Policy('officer:responder')
  @HttpCode(204)
  release(@CurrentOfficer() officer: Officer, @Param('id') id: string, @Param('ticket') ticket: string): Promise<void> {
    return this.act(officer, id, ticket, { command: 'release' });
  }

  @Post(':ticket/hand-over')
  @Policy('officer:responder')
  @HttpCode(204)
  handOver(
    @CurrentOfficer() officer: Officer,
    @Param('id') id: string,
    @Param('ticket') ticket: string,
    @Body({ schema: handOverSchema }) { reference }: z.infer<typeof handOverSchema>,
  ): Promise<void> {
    return this.act(officer, id, ticket, { command: 'hand_over', words: reference });
  }

  @Post(':ticket/unreachable')
  @Policy('officer:responder')
  @HttpCode(204)
  unreachable(
    @CurrentOfficer() officer: Officer,
    @Param('id') id: string,
    @Param('ticket') ticket: string,
  ): Promise<void> {
    return this.act(officer, id, ticket, { command: 'unreachable' });
  }

  @Post(':ticket/resolve')
  @Policy('officer:responder')
  @HttpCode(204)
  resolve(
    @CurrentOfficer() officer: Officer,
    @Param('id') id: string,
    @Param('ticket') ticket: string,
    @Body({ schema: resolveSchema }) { reason, hasSpokenWithPerson }: z.infer<typeof resolveSchema>,
  ): Promise<void> {
    return this.act(officer, id, ticket, { command: 'resolve', words: reason, hasSpoken: hasSpokenWithPerson });
  }

  /** Who called and where they may be, to the officer who has the call. */
  @Post(':ticket/reveal')
  @Policy('officer:responder')
  @HttpCode(200)
  async reveal(
    @CurrentOfficer() officer: Officer,
    @Param('id') incident: string,
    @Param('ticket') ticket: string,
    @Body({ schema: revealSchema }) { reason }: z.infer<typeof revealSchema>,
  ) {
    return toDisclosedResponse(await this.triage.reveal(officer, { incident, ticket }, reason));
  }

  private act(officer: Officer, incident: string, ticket: string, order: TicketOrder): Promise<void> {
    return this.triage.act(officer, { incident, ticket }, order);
  }
}
