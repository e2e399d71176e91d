import { Controller, Header, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { receiptOfCall } from '../channels/voice/call-statuses';
import { twiml } from '../channels/voice/twiml';
import { callPaths } from '../inbound/call-script';
import { readCallState } from '../inbound/call-state';
import { isCallAnswered } from '../inbound/calls.queries';
import { readCarrierForm } from '../inbound/carrier-webhook';
import { inboundProblems } from '../inbound/inbound-problems';
import { Config } from '../platform/config/config';
import { Policy } from '../platform/http/policy';
import { Metrics } from '../platform/telemetry/metrics';
import { AlertCallsService } from './alert-calls.service';
import { callStatusSchema } from './receipt.schema';
import { readDeliveryKey } from './receipt-token';
import { ReceiptsService } from './receipts.service';

/** Calls that we placed: what to say when somebody answers, and how far each came. */
@Controller()
export class AlertCallsController {
  constructor(
    private readonly calls: AlertCallsService,
    private readonly receipts: ReceiptsService,
    private readonly database: DataSource,
    private readonly config: Config,
    private readonly metrics: Metrics,
  ) {}

  /** The signature covers the path, so that the delivery it names is the one that we gave with the call. */
  @Post(callPaths.delivery(':delivery'))
  @Policy('carrier')
  @HttpCode(200)
  @Header('content-type', 'text/xml; charset=utf-8')
  async answered(@Param('delivery') delivery: string, @Req() request: FastifyRequest): Promise<string> {
    readCarrierForm(request, this.config);
    const key = readDeliveryKey(delivery);
    if (!key) throw inboundProblems['webhook-refused']();
    return twiml(await this.calls.answered(key, readCallState(request.query)));
  }

  @Post('webhooks/voice/status')
  @Policy('carrier')
  @HttpCode(204)
  async status(@Req() request: FastifyRequest): Promise<void> {
    const parsed = callStatusSchema.safeParse({ ...readCarrierForm(request, this.config), query: request.query });
    const key = parsed.success ? readDeliveryKey(parsed.data.query.delivery) : undefined;
    if (!parsed.success || !key) return;
    const { CallStatus, CallSid: carrierRef } = parsed.data;
    const receipt = receiptOfCall(CallStatus);
    if (!receipt) {
      this.metrics.unlistedCodes.inc({ channel: 'voice', code: 'status' });
      return;
    }
    // Somebody who has pressed a key has listened; before that it may be a machine.
    const isHeard = CallStatus === 'completed' && (await isCallAnswered(this.database, carrierRef));
    const reason = receipt === 'failed' ? CallStatus : undefined;
    await this.receipts.record(key, 'voice', { status: isHeard ? 'seen' : receipt, carrierRef, reason });
  }
}
