import { Controller, Get, Header, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { CurrentOfficer } from '../identity/current-officer';
import type { Officer } from '../identity/officer';
import { Policy } from '../platform/http/policy';
import { platformProblems } from '../platform/platform-problems';
import { CapImportService } from './cap-import.service';
import { toCapReceivedResponse } from './incident-response.schema';
import { publishedCap } from './published-cap.queries';

const versionNumber = z
  .string()
  .regex(/^[1-9]\d{0,3}$/)
  .transform(Number);

/** Alerts as other systems read them: CAP 1.2. */
@Controller('v1')
export class CapController {
  constructor(
    private readonly database: DataSource,
    private readonly imports: CapImportService,
  ) {}

  /** Taken in, not sent: an officer decides. */
  @Post('cap')
  @Policy('officer:author')
  @HttpCode(202)
  async receive(@CurrentOfficer() officer: Officer, @Req() { body }: FastifyRequest) {
    if (!Buffer.isBuffer(body)) throw platformProblems['unsupported-media-type']('Send application/cap+xml');
    const { publicId, version, warnings } = await this.imports.receive(officer, body);
    return toCapReceivedResponse(publicId, version, warnings);
  }

  @Get('incidents/:id/versions/:version/cap')
  @Policy('public')
  @Header('content-type', 'application/cap+xml; charset=utf-8')
  published(@Param('id') id: string, @Param('version', { schema: versionNumber }) version: number): Promise<string> {
    return publishedCap(this.database, id, version);
  }
}
