import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { receiptOfStatus } from '../channels/sms/twilio-statuses';
import { meaningOfCode } from '../channels/sms/twilio-codes';
import { readCarrierForm } from '../inbound/carrier-webhook';
import { Config } from '../platform/config/config';
import { Policy } from '../platform/http/policy';
import { Metrics } from '../platform/telemetry/metrics';
import { Vault } from '../platform/vault/vault';
import { pushReceiptSchema, smsStatusSchema } from './receipt.schema';
import { readDeliveryKey, readReceiptToken } from './receipt-token';
import { type Receipt, ReceiptsService } from './receipts.service';

@Controller()
export class ReceiptsController {
  private readonly receiptSecret: Buffer;

  constructor(
    private readonly receipts: ReceiptsService,
    private readonly config: Config,
    private readonly metrics: Metrics,
    vault: Vault,
  ) {
    this.receiptSecret = vault.deriveKey('push receipt');
  }

  /** The signature covers the query, so that the delivery it names is the one that we gave with the message. */
  @Post('webhooks/sms/status')
  @Policy('carrier')
  @HttpCode(204)
  async smsStatus(@Req() request: FastifyRequest): Promise<void> {
    const parsed = smsStatusSchema.safeParse({ ...readCarrierForm(request, this.config), query: request.query });
    const key = parsed.success ? readDeliveryKey(parsed.data.query.delivery) : undefined;
    if (!parsed.success || !key) return;
    const receipt = this.receiptOf(parsed.data);
    if (receipt) await this.receipts.record(key, 'sms', receipt);
  }

  /** A beacon of the service worker: anyone may call, only a token of ours counts. */
  @Post('v1/receipts/push')
  @Policy('public')
  @HttpCode(204)
  async push(@Body({ schema: pushReceiptSchema }) { token, stage }: z.infer<typeof pushReceiptSchema>): Promise<void> {
    const key = readReceiptToken(token, this.receiptSecret);
    if (key) await this.receipts.record(key, 'push', { status: stage });
  }

  private receiptOf({
    MessageStatus,
    MessageSid,
    ErrorCode,
    From,
  }: z.infer<typeof smsStatusSchema>): Receipt | undefined {
    const status = receiptOfStatus(MessageStatus);
    if (!status) {
      this.metrics.unlistedCodes.inc({ channel: 'sms', code: 'status' });
      return undefined;
    }
    const meaning = ErrorCode === undefined ? undefined : meaningOfCode(ErrorCode);
    const optedOut = meaning?.outcome === 'rejected' && meaning.optedOut;
    const reason = meaning && 'reason' in meaning ? meaning.reason : ErrorCode?.toString();
    const said = { carrierRef: MessageSid, reason };
    return status === 'failed' && optedOut ? { ...said, status: 'opted_out', barredNumber: From } : { ...said, status };
  }
}
