import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CurrentPerson } from '../people/current-person';
import { LiveTicketsService } from '../people/live-tickets.service';
import type { PersonId } from '../people/person';
import { personToken } from '../people/person-session';
import { Policy } from '../platform/http/policy';
import { platformProblems } from '../platform/platform-problems';

@Controller('v1/me/live-tickets')
export class LiveTicketsController {
  constructor(private readonly tickets: LiveTicketsService) {}

  @Post()
  @Policy('person')
  @HttpCode(201)
  async issue(@CurrentPerson() personId: PersonId, @Req() request: FastifyRequest): Promise<{ ticket: string }> {
    const session = personToken(request.headers);
    if (!session) throw platformProblems['not-signed-in']();
    return { ticket: await this.tickets.issue(personId, session) };
  }
}
