import { Controller, Get, Header, Param } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Policy } from '../platform/http/policy';
import { publishedCap } from './published-cap.queries';

const versionNumber = z
  .string()
  .regex(/^[1-9]\d{0,3}$/)
  .transform(Number);

/** Alerts as other systems read them: CAP 1.2. */
@Controller('v1')
export class CapController {
  constructor(private readonly database: DataSource) {}

  @Get('incidents/:id/versions/:version/cap')
  @Policy('public')
  @Header('content-type', 'application/cap+xml; charset=utf-8')
  published(@Param('id') id: string, @Param('version', { schema: versionNumber }) version: number): Promise<string> {
    return publishedCap(this.database, id, version);
  }
}
