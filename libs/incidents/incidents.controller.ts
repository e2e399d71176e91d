import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CurrentOfficer } from '../identity/current-officer';
import type { Officer } from '../identity/officer';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/http/policy';
import { DraftsService } from './drafts.service';
import { type Draft, draftSchema, type UpdateDraft, updateSchema } from './incident.schema';
import { toIncidentResponse, toIncidentSummaryResponse, toVersionResponse } from './incident-response.schema';
import { ownIncident, incidentsOfAgency, versionsOf } from './incidents.queries';

/** Writing alerts. Whoever may write one never sends it by that right alone. */
@Controller('v1/incidents')
export class IncidentsController {
  constructor(
    private readonly database: DataSource,
    private readonly drafts: DraftsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Policy('officer')
  async list(@CurrentOfficer() officer: Officer) {
    return { incidents: (await incidentsOfAgency(this.database, officer.agencyId)).map(toIncidentSummaryResponse) };
  }

  @Get(':id')
  @Policy('officer')
  async see(@CurrentOfficer() officer: Officer, @Param('id') id: string) {
    const incident = await ownIncident(this.database, officer, id);
    return toIncidentResponse(incident, await versionsOf(this.database, incident.id), officer.id, this.clock.now());
  }

  @Post()
  @Policy('officer:author')
  async draft(@CurrentOfficer() officer: Officer, @Body({ schema: draftSchema }) body: Draft) {
    const { incident, version } = await this.drafts.draft(officer, body);
    return toVersionResponse(incident.publicId, version, this.clock.now());
  }

  @Put(':id/draft')
  @Policy('officer:author')
  async edit(
    @CurrentOfficer() officer: Officer,
    @Param('id') id: string,
    @Body({ schema: updateSchema }) body: UpdateDraft,
  ) {
    return toVersionResponse(id, await this.drafts.edit(officer, id, body), this.clock.now());
  }

  @Post(':id/submit')
  @Policy('officer:author')
  @HttpCode(200)
  async submit(@CurrentOfficer() officer: Officer, @Param('id') id: string) {
    return toVersionResponse(id, await this.drafts.submit(officer, id), this.clock.now());
  }

  @Post(':id/discard')
  @Policy('officer:author')
  @HttpCode(204)
  async discard(@CurrentOfficer() officer: Officer, @Param('id') id: string) {
    await this.drafts.discard(officer, id);
  }

  @Post(':id/versions')
  @Policy('officer:author')
  async update(
    @CurrentOfficer() officer: Officer,
    @Param('id') id: string,
    @Body({ schema: updateSchema }) body: UpdateDraft,
  ) {
    return toVersionResponse(id, await this.drafts.draftUpdate(officer, id, body), this.clock.now());
  }

  @Post(':id/all-clear')
  @Policy('officer:author')
  async allClear(@CurrentOfficer() officer: Officer, @Param('id') id: string) {
    return toVersionResponse(id, await this.drafts.draftAllClear(officer, id), this.clock.now());
  }
}
