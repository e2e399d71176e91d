import { Body, Controller, Delete, Get, HttpCode, Patch, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/http/policy';
import { platformProblems } from '../platform/platform-problems';
import { Vault } from '../platform/vault/vault';
import { CurrentPerson } from './current-person';
import { ErasureService } from './erasure.service';
import { correctionSchema, meResponse, optOutsSchema } from './me.schema';
import { OptOutsService } from './opt-outs.service';
import { PeopleService } from './people.service';
import type { PersonId } from './person';
import { personRecord } from './person-record.queries';
import { clearPersonCookie, clearSiteData } from './person-session';

@Controller('v1/me')
export class MeController {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly optOuts: OptOutsService,
    private readonly erasure: ErasureService,
  ) {}

  @Get()
  @Policy('person')
  async see(@CurrentPerson() personId: PersonId): Promise<ReturnType<typeof meResponse>> {
    const record = await personRecord(this.database, this.vault, personId, this.clock.now());
    if (!record) throw platformProblems['not-signed-in']();
    return meResponse(record);
  }

  @Patch()
  @HttpCode(204)
  @Policy('person')
  correct(
    @CurrentPerson() personId: PersonId,
    @Body({ schema: correctionSchema }) correction: z.infer<typeof correctionSchema>,
  ): Promise<void> {
    return this.people.correct(personId, correction);
  }

  @Delete()
  @HttpCode(204)
  @Policy('person')
  async erase(@CurrentPerson() personId: PersonId, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.erasure.erase(personId);
    void reply.header('set-cookie', clearPersonCookie).header('clear-site-data', clearSiteData);
  }

  @Put('opt-outs')
  @HttpCode(204)
  @Policy('person')
  optOut(
    @CurrentPerson() personId: PersonId,
    @Body({ schema: optOutsSchema }) { classes }: z.infer<typeof optOutsSchema>,
  ): Promise<void> {
    return this.optOuts.choose(personId, classes);
  }
}
