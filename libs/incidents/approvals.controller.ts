import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CurrentOfficer } from '../identity/current-officer';
import type { Officer } from '../identity/officer';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/http/policy';
import { ApprovalsService } from './approvals.service';
import { falseAlarmSchema, reasonSchema } from './incident.schema';
import { toVersionResponse } from './incident-response.schema';

/** Deciding against alerts, before and after they went out. */
@Controller('v1/incidents/:id')
export class ApprovalsController {
  constructor(
    private readonly approvals: ApprovalsService,
    private readonly clock: Clock,
  ) {}

  @Post('return')
  @Policy('officer:approver')
  @HttpCode(204)
  async return(
    @CurrentOfficer() officer: Officer,
    @Param('id') id: string,
    @Body({ schema: reasonSchema }) { reason }: z.infer<typeof reasonSchema>,
  ) {
    await this.approvals.return(officer, id, reason);
  }

  @Post('reject')
  @Policy('officer:approver')
  @HttpCode(204)
  async reject(
    @CurrentOfficer() officer: Officer,
    @Param('id') id: string,
    @Body({ schema: reasonSchema }) { reason }: z.infer<typeof reasonSchema>,
  ) {
    await this.approvals.reject(officer, id, reason);
  }

  /** Open to authors as to approvers: whoever sees that the alarm is false stops it. */
  @Post('cancel')
  @Policy('officer')
  @HttpCode(200)
  async cancel(
    @CurrentOfficer() officer: Officer,
    @Param('id') id: string,
    @Body({ schema: falseAlarmSchema }) { reason, ...stepUp }: z.infer<typeof falseAlarmSchema>,
  ) {
    const version = await this.approvals.cancel(officer, id, reason, stepUp);
    return toVersionResponse(id, version, this.clock.now());
  }
}
