import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Policy } from '../platform/http/policy';
import { CurrentOfficer } from './current-officer';
import type { Officer } from './officer';
import { publicId, toColleagueResponse, toOfficerResponse } from './officer.schema';
import { officersOf } from './officers.queries';
import { OfficersService } from './officers.service';

@Controller('v1/officers')
export class OfficersController {
  constructor(
    private readonly database: DataSource,
    private readonly officers: OfficersService,
  ) {}

  @Get('me')
  @Policy('officer')
  me(@CurrentOfficer() officer: Officer) {
    return toOfficerResponse(officer);
  }

  @Get()
  @Policy('officer:administrator')
  async colleagues(@CurrentOfficer() officer: Officer) {
    return { officers: (await officersOf(this.database, officer.agencyId)).map(toColleagueResponse) };
  }

  @Post(':publicId/disable')
  @Policy('officer:administrator')
  @HttpCode(204)
  async disable(@CurrentOfficer() by: Officer, @Param('publicId', { schema: publicId }) id: string) {
    await this.officers.disable(by, id);
  }
}
