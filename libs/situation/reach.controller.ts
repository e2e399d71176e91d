import { Controller, Get, Param } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CurrentOfficer } from '../identity/current-officer';
import type { Officer } from '../identity/officer';
import { incidentProblems } from '../incidents/incident-problems';
import { ownIncident, publishedVersionsOf } from '../incidents/incidents.queries';
import { Policy } from '../platform/http/policy';
import { Sheds } from '../platform/http/shedding';
import { ReachReportService } from './reach-report.service';
import { toReachResponse } from './reach.schema';

@Controller('v1/incidents/:id/reach')
export class ReachController {
  constructor(
    private readonly database: DataSource,
    private readonly reports: ReachReportService,
  ) {}

  /** Whom the newest version has reached, by place and channel, now and at its minutes, and who has answered. */
  @Get()
  @Sheds('can-wait')
  @Policy('officer')
  async see(@CurrentOfficer() officer: Officer, @Param('id') id: string) {
    const incident = await ownIncident(this.database, officer, id);
    const [newest] = await publishedVersionsOf(this.database, incident.id);
    if (!newest) throw incidentProblems['incident-not-found']();
    return toReachResponse(await this.reports.of(incident, newest));
  }
}
