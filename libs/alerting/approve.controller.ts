import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CurrentOfficer } from '../identity/current-officer';
import type { Officer } from '../identity/officer';
import { approvalSchema } from '../incidents/incident.schema';
import { toVersionResponse } from '../incidents/incident-response.schema';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/http/policy';
import { AlertApprovalsService } from './alert-approvals.service';

@Controller('v1/incidents/:id')
export class ApproveController {
  constructor(
    private readonly approvals: AlertApprovalsService,
    private readonly clock: Clock,
  ) {}

  /** The version that comes back is still pending when it takes a second approver. */
  @Post('approve')
  @Policy('officer:approver')
  @HttpCode(200)
  async approve(
    @CurrentOfficer() officer: Officer,
    @Param('id') id: string,
    @Body({ schema: approvalSchema }) { contentHash, ...stepUp }: z.infer<typeof approvalSchema>,
  ) {
    const version = await this.approvals.approve(officer, id, contentHash, stepUp);
    return toVersionResponse(id, version, this.clock.now());
  }
}
