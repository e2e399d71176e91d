import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { CurrentPerson } from '../people/current-person';
import type { PersonId } from '../people/person';
import { Policy } from '../platform/http/policy';
import { Vault } from '../platform/vault/vault';
import { ownVisibility } from './visibility.queries';
import { toVisibilityResponse, type visibilityResponse, visibilitySchema } from './visibility.schema';
import { VisibilityService } from './visibility.service';

@Controller('v1/me/visibility')
export class VisibilityController {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly visibility: VisibilityService,
  ) {}

  @Get()
  @Policy('person')
  async see(@CurrentPerson() personId: PersonId): Promise<z.infer<typeof visibilityResponse>> {
    return toVisibilityResponse(await ownVisibility(this.database, this.vault, personId));
  }

  @Put()
  @HttpCode(204)
  @Policy('person')
  choose(
    @CurrentPerson() personId: PersonId,
    @Body({ schema: visibilitySchema }) { level }: z.infer<typeof visibilitySchema>,
  ): Promise<void> {
    return this.visibility.choose(personId, level);
  }

  /** A new code; the one before opens nothing any more. */
  @Post('code')
  @HttpCode(204)
  @Policy('person')
  renew(@CurrentPerson() personId: PersonId): Promise<void> {
    return this.visibility.renewCode(personId);
  }
}
