import { Controller, Header, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Config } from '../platform/config/config';
import { Policy } from '../platform/http/policy';
import { readCarrierForm } from './carrier-webhook';
import { inboundProblems } from './inbound-problems';
import { inboundSmsSchema } from './inbound-sms.schema';
import { InboundSmsService } from './inbound-sms.service';

/** Nothing to say in the answer itself: the reply leaves through the ledger, so that a replay cannot ask for it again. */
const silence = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

@Controller('webhooks/sms')
export class SmsWebhookController {
  constructor(
    private readonly inbound: InboundSmsService,
    private readonly config: Config,
  ) {}

  @Post('inbound')
  @Policy('carrier')
  @HttpCode(200)
  @Header('content-type', 'text/xml; charset=utf-8')
  async receive(@Req() request: FastifyRequest): Promise<string> {
    const parsed = inboundSmsSchema.safeParse(readCarrierForm(request, this.config));
    if (!parsed.success) throw inboundProblems['webhook-refused']();
    const { MessageSid: messageSid, From: from, To: to, Body: body, OptOutType } = parsed.data;
    const isStoppedByCarrier = OptOutType === 'STOP';
    if (from) await this.inbound.receive({ messageSid, from, to, body, isStoppedByCarrier });
    return silence;
  }
}
