import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/http/policy';
import { CurrentOfficer } from './current-officer';
import {
  acceptanceRequest,
  invitationRequest,
  invitationToken,
  toInvitationViewResponse,
  toIssuedInvitationResponse,
  toOpenInvitationResponse,
} from './invitation.schema';
import { openInvitations } from './invitations.queries';
import { InvitationsService } from './invitations.service';
import type { Officer } from './officer';
import { publicId } from './officer.schema';

@Controller('v1/invitations')
export class InvitationsController {
  constructor(
    private readonly database: DataSource,
    private readonly invitations: InvitationsService,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Policy('officer:administrator')
  @Header('cache-control', 'no-store')
  async invite(
    @CurrentOfficer() by: Officer,
    @Body({ schema: invitationRequest }) body: z.infer<typeof invitationRequest>,
  ) {
    return toIssuedInvitationResponse(await this.invitations.invite(by, body));
  }

  @Get()
  @Policy('officer:administrator')
  async open(@CurrentOfficer() officer: Officer) {
    const open = await openInvitations(this.database, officer.agencyId, this.clock.now());
    return { invitations: open.map(toOpenInvitationResponse) };
  }

  @Post(':publicId/confirm')
  @Policy('officer:administrator')
  @HttpCode(204)
  async confirm(@CurrentOfficer() by: Officer, @Param('publicId', { schema: publicId }) id: string) {
    await this.invitations.confirm(by, id);
  }

  @Get(':token')
  @Policy('public')
  @Header('cache-control', 'no-store')
  async view(@Param('token', { schema: invitationToken }) token: string) {
    const { invitation, totpUri } = await this.invitations.view(token);
    return toInvitationViewResponse(invitation, totpUri);
  }

  @Post(':token/accept')
  @Policy('public')
  @HttpCode(204)
  async accept(
    @Param('token', { schema: invitationToken }) token: string,
    @Body({ schema: acceptanceRequest }) body: z.infer<typeof acceptanceRequest>,
  ) {
    await this.invitations.accept(token, body);
  }
}
