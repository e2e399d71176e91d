import { Controller, Get, Header, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Config } from '../../platform/config/config';
import { Policy } from '../../platform/http/policy';
import { platformProblems } from '../../platform/platform-problems';
import { bytesOf } from './roster-bytes.service';
import { rosterProblems } from './roster-problems';
import { toRosterResponse } from './roster.schema';
import { rosterFaults, rosterProgress } from './rosters.queries';
import { RostersService } from './rosters.service';

const incidentName = z.string().min(1).max(40);
/** Of the faults, for a reader; the file has all of them. */
const mostFaults = 1000;

/** Lists of people present, as CSV, by organisations that an agency has verified: their key is the sign-in. */
@Controller('v1/rosters')
export class RostersController {
  constructor(
    private readonly database: DataSource,
    private readonly rosters: RostersService,
    private readonly config: Config,
  ) {}

  /** Taken, not read yet: its rows follow, some hundred at a time. The same list again doubles nothing. */
  @Post()
  @Policy('public')
  @HttpCode(202)
  async upload(@Query('incident', { schema: incidentName }) incident: string, @Req() request: FastifyRequest) {
    const [, key = ''] = /^Bearer ([\w-]{20,100})$/.exec(request.headers.authorization ?? '') ?? [];
    const { body } = request;
    if (!isStream(body)) throw platformProblems['unsupported-media-type']('Send text/csv');
    const { publicId, rows } = await this.rosters.take({ key, incident }, () => bytesOf(body));
    return { id: publicId, rows, url: `${this.config.publicUrl}/rosters/${publicId}` };
  }

  @Get(':id')
  @Policy('public')
  @Header('cache-control', 'no-store')
  async see(@Param('id') id: string) {
    const roster = await rosterProgress(this.database, id);
    if (!roster) throw rosterProblems['roster-not-found']();
    return toRosterResponse(roster, await rosterFaults(this.database, id, mostFaults));
  }
}

const isStream = (body: unknown): body is AsyncIterable<Buffer> =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
