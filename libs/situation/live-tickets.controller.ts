import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { LiveTicketsService } from '../people/live-tickets.service';
import { personToken } from '../people/person-session';
import { Policy } from '../platform/http/policy';
import { platformProblems } from '../platform/platform-problems';

@Controller('v1/me/live-tickets')
export class LiveTicketsController {
  constructor(private readonly tickets: LiveTicketsService) {}

  @Post()
  @Policy('person')
  @HttpCode(201)
  async issue(@Req() request: FastifyRequest): Promise<{ ticket: string }> {
    const session = personToken(request.headers);
    const ticket = session && (await this.tickets.issue(session));
    if (!ticket) throw platformProblems['not-signed-in']();
    return { ticket };
  }
}
