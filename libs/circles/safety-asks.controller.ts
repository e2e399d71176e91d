import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CurrentPerson } from '../people/current-person';
import type { PersonId } from '../people/person';
import { Policy } from '../platform/http/policy';
import { followIdSchema } from './follow.schema';
import { SafetyAsksService } from './safety-asks.service';

@Controller('v1/me/follows/:id/ask')
export class SafetyAsksController {
  constructor(private readonly asks: SafetyAsksService) {}

  /** The same answer in every case: if an alert runs and the person still lets the reader follow them, they are asked. */
  @Post()
  @HttpCode(202)
  @Policy('person')
  async ask(
    @CurrentPerson() personId: PersonId,
    @Param('id', { schema: followIdSchema }) id: string,
  ): Promise<{ readonly status: 'taken' }> {
    await this.asks.ask(personId, id);
    return { status: 'taken' };
  }
}
