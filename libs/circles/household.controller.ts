import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { CurrentPerson } from '../people/current-person';
import type { PersonId } from '../people/person';
import { readTypedPhone } from '../people/phone.schema';
import { Policy } from '../platform/http/policy';
import { Vault } from '../platform/vault/vault';
import { householdOf, membershipsOf } from './household.queries';
import { householdResponse, memberIdSchema, memberSchema, membershipSchema } from './household.schema';
import { HouseholdsService } from './households.service';
import { MembershipsService } from './memberships.service';

@Controller('v1/me')
export class HouseholdController {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly households: HouseholdsService,
    private readonly memberships: MembershipsService,
  ) {}

  @Get('household')
  @Policy('person')
  async see(@CurrentPerson() personId: PersonId): Promise<ReturnType<typeof householdResponse>> {
    const members = await householdOf(this.database, this.vault, personId);
    return householdResponse(members, await membershipsOf(this.database, this.vault, personId));
  }

  /** The same answer whether or not the number is known, and whatever its owner has said before. */
  @Post('household')
  @Policy('person')
  async declare(
    @CurrentPerson() personId: PersonId,
    @Body({ schema: memberSchema }) { name, phone, region }: z.infer<typeof memberSchema>,
  ): Promise<{ readonly number: number }> {
    const typed = phone === undefined ? undefined : readTypedPhone({ phone, region });
    return { number: await this.households.declare(personId, { name, phone: typed }) };
  }

  @Delete('household/:id')
  @HttpCode(204)
  @Policy('person')
  remove(@CurrentPerson() personId: PersonId, @Param('id', { schema: memberIdSchema }) id: string): Promise<void> {
    return this.households.remove(personId, id);
  }

  /** The word of a member: whether the declarer may speak for them. */
  @Post('memberships/:id/:command')
  @HttpCode(204)
  @Policy('person')
  answer(
    @CurrentPerson() personId: PersonId,
    @Param('id', { schema: memberIdSchema }) id: string,
    @Param('command', { schema: membershipSchema }) command: z.infer<typeof membershipSchema>,
  ): Promise<void> {
    return this.memberships.answerOne(personId, id, command);
  }
}
