import { Controller, Get, Header } from '@nestjs/common';
import { Policy } from '../platform/http/policy';
import { toStatusResponse } from './status.schema';
import { StatusService } from './status.service';

@Controller('v1/status')
export class StatusController {
  constructor(private readonly service: StatusService) {}

  /** Whether messages arrive, channel by channel, and whether answers are taken. */
  @Get()
  @Policy('public')
  @Header('cache-control', 'public, max-age=10')
  async see() {
    return toStatusResponse(await this.service.status());
  }
}
