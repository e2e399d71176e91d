import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { CurrentOfficer } from '../../identity/current-officer';
import type { Officer } from '../../identity/officer';
import { Policy } from '../../platform/http/policy';
import { organisationsOf } from './organisations.queries';
import { OrganisationsService } from './organisations.service';
import { organisationSchema, toOrganisationResponse } from './roster.schema';

/** Schools and hospitals that may send lists of people present. */
@Controller('v1/organisations')
export class OrganisationsController {
  constructor(
    private readonly database: DataSource,
    private readonly organisations: OrganisationsService,
  ) {}

  @Get()
  @Policy('officer:administrator')
  async list(@CurrentOfficer() { agencyId }: Officer) {
    return { organisations: (await organisationsOf(this.database, agencyId)).map(toOrganisationResponse) };
  }

  @Post()
  @Policy('officer:administrator')
  async declare(
    @CurrentOfficer() by: Officer,
    @Body({ schema: organisationSchema }) organisation: z.infer<typeof organisationSchema>,
  ) {
    return toOrganisationResponse(await this.organisations.declare(by, organisation));
  }

  /** By another administrator than the one who declared it. */
  @Post(':id/verify')
  @Policy('officer:administrator')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  async verify(@CurrentOfficer() by: Officer, @Param('id') id: string) {
    return { key: await this.organisations.verify(by, id) };
  }
}
