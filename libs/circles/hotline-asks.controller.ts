import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CurrentOfficer } from '../identity/current-officer';
import type { Officer } from '../identity/officer';
import { readTypedPhone } from '../people/phone.schema';
import { Policy } from '../platform/http/policy';
import { hotlineAskSchema } from './hotline-ask.schema';
import { HotlineAsksService } from './hotline-asks.service';

@Controller('v1/hotline/asks')
export class HotlineAsksController {
  constructor(private readonly asks: HotlineAsksService) {}

  /** The same answer in every case; what may be told to the caller is what anybody may look up. */
  @Post()
  @HttpCode(202)
  @Policy('officer:responder')
  async ask(
    @CurrentOfficer() officer: Officer,
    @Body({ schema: hotlineAskSchema }) body: z.infer<typeof hotlineAskSchema>,
  ): Promise<{ readonly status: 'taken' }> {
    const { callerName, reason } = body;
    await this.asks.ask(officer, { phone: readTypedPhone(body), callerName, reason });
    return { status: 'taken' };
  }
}
