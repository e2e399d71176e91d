import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { CurrentPerson } from '../people/current-person';
import type { PersonId } from '../people/person';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/http/policy';
import { Sheds } from '../platform/http/shedding';
import { platformProblems } from '../platform/platform-problems';
import { checkInResponse, checkInSchema, currentResponse, idempotencyKey } from './check-in.schema';
import { currentCheckIns } from './check-ins.queries';
import { CheckInsService } from './check-ins.service';
import { IncidentStartsService } from './incident-starts.service';
import { OwnAnswersService } from './own-answers.service';

@Controller('v1/incidents/:id/check-ins')
export class CheckInsController {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly ownAnswers: OwnAnswersService,
    private readonly checkIns: CheckInsService,
    private readonly starts: IncidentStartsService,
  ) {}

  /** 201 once it is durable; 200 with the same body when the key comes again. */
  @Post()
  @Sheds('answer')
  @Policy('person')
  async record(
    @CurrentPerson() personId: PersonId,
    @Param('id') incident: string,
    @Body({ schema: checkInSchema }) answer: z.infer<typeof checkInSchema>,
    @Req() { headers }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReturnType<typeof checkInResponse>> {
    const key = idempotencyKey.safeParse(headers['idempotency-key']);
    if (!key.success) throw platformProblems['malformed-request'](key.error.issues[0]?.message);
    const recorded = await this.ownAnswers.give(personId, incident, { ...answer, key: key.data });
    if (!recorded.isNew) void reply.status(200);
    return checkInResponse(recorded);
  }

  @Get()
  @Policy('person')
  async see(
    @CurrentPerson() personId: PersonId,
    @Param('id') incident: string,
  ): Promise<ReturnType<typeof currentResponse>> {
    const { id } = await this.starts.named(incident);
    const [current] = await currentCheckIns(this.database, id, [personId]);
    return currentResponse(current, this.clock.now());
  }

  /** Of a report by somebody else: it is not so. */
  @Post(':checkIn/dispute')
  @HttpCode(204)
  @Policy('person')
  dispute(@CurrentPerson() personId: PersonId, @Param('checkIn') checkIn: string): Promise<void> {
    return this.checkIns.dispute(personId, checkIn);
  }

  /** Of an answer that one has sent: it was a mistake. */
  @Post(':checkIn/correct')
  @HttpCode(204)
  @Policy('person')
  correct(@CurrentPerson() personId: PersonId, @Param('checkIn') checkIn: string): Promise<void> {
    return this.checkIns.correct(personId, checkIn);
  }
}
