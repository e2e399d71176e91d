import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { CurrentPerson } from '../people/current-person';
import type { PersonId } from '../people/person';
import { readTypedPhone } from '../people/phone.schema';
import { Policy } from '../platform/http/policy';
import { platformProblems } from '../platform/platform-problems';
import { Vault } from '../platform/vault/vault';
import { idempotencyKey } from './check-in.schema';
import { onBehalfSchema, reportsResponse } from './on-behalf.schema';
import { OnBehalfService } from './on-behalf.service';
import { reportsAbout } from './reports-about.queries';

@Controller('v1/me')
export class OnBehalfController {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly onBehalf: OnBehalfService,
  ) {}

  /** What others have said of the signed-in person. */
  @Get('reports')
  @Policy('person')
  async about(@CurrentPerson() personId: PersonId): Promise<ReturnType<typeof reportsResponse>> {
    return reportsResponse(await reportsAbout(this.database, this.vault, personId));
  }

  /** The same answer whether or not the number is known. */
  @Post('reports')
  @HttpCode(202)
  @Policy('person')
  async report(
    @CurrentPerson() personId: PersonId,
    @Body({ schema: onBehalfSchema }) { answer, relation, hadContact, ...typed }: z.infer<typeof onBehalfSchema>,
    @Req() { headers }: FastifyRequest,
  ): Promise<{ readonly status: 'taken' }> {
    const key = idempotencyKey.safeParse(headers['idempotency-key']);
    if (!key.success) throw platformProblems['malformed-request'](key.error.issues[0]?.message);
    const claim = { answer, relation, hadContact, key: `behalf:${personId}:${key.data}`, door: 'page' } as const;
    await this.onBehalf.report(personId, readTypedPhone(typed), claim);
    return { status: 'taken' };
  }
}
