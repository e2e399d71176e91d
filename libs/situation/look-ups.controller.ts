import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CurrentPerson } from '../people/current-person';
import type { PersonId } from '../people/person';
import { Policy } from '../platform/http/policy';
import { type lookUpResponse, lookUpSchema, readLookUp, toLookUpResponse } from './look-up.schema';
import { LookUpsService } from './look-ups.service';

@Controller('v1/look-ups')
export class LookUpsController {
  constructor(private readonly lookUps: LookUpsService) {}

  /** By a number or a code. The same answer in every case in which the asker may not see, or there is nothing to see. */
  @Post()
  @HttpCode(200)
  @Policy('person')
  async lookUp(
    @CurrentPerson() personId: PersonId,
    @Body({ schema: lookUpSchema }) body: z.infer<typeof lookUpSchema>,
  ): Promise<z.infer<typeof lookUpResponse>> {
    return toLookUpResponse(await this.lookUps.byPerson(personId, readLookUp(body)));
  }
}
