import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CurrentPerson } from '../people/current-person';
import type { PersonId } from '../people/person';
import { readTypedPhone } from '../people/phone.schema';
import { Policy } from '../platform/http/policy';
import { AgreementsService } from './agreements.service';
import { ConsentService } from './consent.service';
import { agreementSchema, agreeSchema, consentSchema, followIdSchema } from './follow.schema';

/** The followed person's side. */
@Controller('v1/me/followers')
export class FollowersController {
  constructor(
    private readonly consent: ConsentService,
    private readonly agreements: AgreementsService,
  ) {}

  /** Consent to somebody who has not asked, for later incidents; they hear of it only in one. */
  @Post()
  @HttpCode(202)
  @Policy('person')
  async agreeAhead(
    @CurrentPerson() personId: PersonId,
    @Body({ schema: agreementSchema }) body: z.infer<typeof agreementSchema>,
  ): Promise<{ readonly status: 'taken' }> {
    await this.agreements.agree(personId, readTypedPhone(body), body.days);
    return { status: 'taken' };
  }

  @Post(':id/agree')
  @HttpCode(204)
  @Policy('person')
  agree(
    @CurrentPerson() personId: PersonId,
    @Param('id', { schema: followIdSchema }) id: string,
    @Body({ schema: agreeSchema }) { days }: z.infer<typeof agreeSchema>,
  ): Promise<void> {
    return this.consent.answerOne(personId, id, 'agree', days);
  }

  @Post(':id/:command')
  @HttpCode(204)
  @Policy('person')
  answer(
    @CurrentPerson() personId: PersonId,
    @Param('id', { schema: followIdSchema }) id: string,
    @Param('command', { schema: consentSchema }) command: z.infer<typeof consentSchema>,
  ): Promise<void> {
    return this.consent.answerOne(personId, id, command);
  }
}
