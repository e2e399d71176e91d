import { Controller, Get, Param } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CurrentOfficer } from '../identity/current-officer';
import type { Officer } from '../identity/officer';
import { ownIncident } from '../incidents/incidents.queries';
import { Policy } from '../platform/http/policy';
import { toReachResponse } from './reach.schema';
import { answersOf, reachOf } from './reach.queries';

@Controller('v1/incidents/:id/reach')
export class ReachController {
  constructor(private readonly database: DataSource) {}

  /** Whom the newest message has reached, channel by channel, and who has answered. */
  @Get()
  @Policy('officer')
  async see(@CurrentOfficer() officer: Officer, @Param('id') id: string) {
    const incident = await ownIncident(this.database, officer, id);
    return toReachResponse(await reachOf(this.database, incident.id), await answersOf(this.database, incident.id));
  }
}
