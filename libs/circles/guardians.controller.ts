import { Body, Controller, Get, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { CurrentPerson } from '../people/current-person';
import type { PersonId } from '../people/person';
import { readTypedPhone, typedPhone } from '../people/phone.schema';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/http/policy';
import { Vault } from '../platform/vault/vault';
import { followIdSchema } from './follow.schema';
import { guardianCodeSchema, guardianResponse, guardianSchema } from './guardian.schema';
import { GuardiansService } from './guardians.service';
import { ownGuardianship, wardsOf } from './guardianship.queries';

/** People under age, and who consents for them. A ward's followers are answered like one's own. */
@Controller('v1/me')
export class GuardiansController {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly guardians: GuardiansService,
  ) {}

  @Get('guardian')
  @Policy('person')
  async see(@CurrentPerson() personId: PersonId): Promise<ReturnType<typeof guardianResponse>> {
    const now = this.clock.now();
    const own = await ownGuardianship(this.database, this.vault, personId, now);
    return guardianResponse(own, await wardsOf(this.database, this.vault, personId, now));
  }

  /** The same answer whether or not the number is known; the code goes to the guardian's phone. */
  @Put('guardian')
  @HttpCode(202)
  @Policy('person')
  async declare(
    @CurrentPerson() personId: PersonId,
    @Body({ schema: guardianSchema }) body: z.infer<typeof guardianSchema>,
    @Req() { ip }: FastifyRequest,
  ): Promise<{ readonly status: 'requested' }> {
    await this.guardians.declare(personId, readTypedPhone(body), body.birthDate, ip);
    return { status: 'requested' };
  }

  @Post('guardian/confirm')
  @HttpCode(204)
  @Policy('person')
  confirm(
    @CurrentPerson() personId: PersonId,
    @Body({ schema: guardianCodeSchema }) { code }: z.infer<typeof guardianCodeSchema>,
  ): Promise<void> {
    return this.guardians.confirm(personId, code);
  }

  @Put('wards/:id/guardian')
  @HttpCode(202)
  @Policy('person')
  async handOver(
    @CurrentPerson() personId: PersonId,
    @Param('id', { schema: followIdSchema }) id: string,
    @Body({ schema: typedPhone }) body: z.infer<typeof typedPhone>,
    @Req() { ip }: FastifyRequest,
  ): Promise<{ readonly status: 'requested' }> {
    await this.guardians.handOver(personId, id, readTypedPhone(body), ip);
    return { status: 'requested' };
  }

  @Post('wards/:id/guardian/confirm')
  @HttpCode(204)
  @Policy('person')
  confirmHandOver(
    @CurrentPerson() personId: PersonId,
    @Param('id', { schema: followIdSchema }) id: string,
    @Body({ schema: guardianCodeSchema }) { code }: z.infer<typeof guardianCodeSchema>,
  ): Promise<void> {
    return this.guardians.confirmHandOver(personId, id, code);
  }
}
