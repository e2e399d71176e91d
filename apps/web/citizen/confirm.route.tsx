import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { maskPhone } from '../../../libs/channels/phone-number';
import { deviceSessionHours, setPersonCookie } from '../../../libs/people/person-session';
import { codeMinutes, SubscriptionsService } from '../../../libs/people/subscriptions.service';
import { Policy } from '../../../libs/platform/http/policy';
import { Vault } from '../../../libs/platform/vault/vault';
import { attempt } from '../attempt';
import { filled, type Form } from '../form';
import type { RefusalKey } from '../messages/refusals';
import { seeOther, sendPage } from '../page-reply';
import { paths } from '../paths';
import { requestLanguage } from '../request-language';
import { ConfirmCodePage } from './confirm-code.page';
import { fieldErrors } from './field-errors';
import {
  clearPendingCookie,
  type PendingSubscription,
  readPendingCookie,
  setPendingCookie,
} from './pending-subscription';

@Controller()
export class ConfirmRoute {
  constructor(
    private readonly subscriptions: SubscriptionsService,
    private readonly vault: Vault,
  ) {}

  @Get(paths.confirm)
  @Policy('public')
  show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const pending = readPendingCookie(this.vault, request.headers.cookie);
    if (pending) this.send(request, reply, pending);
    else seeOther(reply, paths.subscribe);
  }

  @Post(paths.confirm)
  @Policy('public')
  async confirm(
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const pending = readPendingCookie(this.vault, request.headers.cookie);
    if (!pending) {
      seeOther(reply, paths.subscribe);
      return;
    }
    const code = (filled(form, 'code') ?? '').replace(/\s/g, '');
    if (!/^\d{6}$/.test(code)) {
      this.send(request, reply, pending, 'code-format', 422);
      return;
    }
    const confirmed = await attempt(['code-refused', 'too-many-requests'], () =>
      this.subscriptions.confirm(pending.requestId, code),
    );
    if (confirmed.outcome === 'refused') {
      const reason = confirmed.problem.slug === 'code-refused' ? 'code-refused' : 'too-many-requests';
      this.send(request, reply, pending, reason, confirmed.problem.kind.status);
      return;
    }
    const cookies = [setPersonCookie(confirmed.result.token, deviceSessionHours), clearPendingCookie];
    void reply.header('set-cookie', cookies);
    seeOther(reply, paths.me);
  }

  /** Another code to the same phone, for the same wishes. */
  @Post(paths.resendCode)
  @Policy('public')
  async resend(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const pending = readPendingCookie(this.vault, request.headers.cookie);
    if (!pending) {
      seeOther(reply, paths.subscribe);
      return;
    }
    const { phone, subscription } = pending;
    const asked = await attempt(['too-many-requests'], () =>
      this.subscriptions.request(phone, request.ip, subscription),
    );
    if (asked.outcome === 'refused') {
      this.send(request, reply, pending, 'too-many-requests', asked.problem.kind.status);
      return;
    }
    const { requestId } = asked.result;
    void reply.header('set-cookie', setPendingCookie(this.vault, { requestId, phone, subscription }));
    seeOther(reply, paths.confirm);
  }

  private send(
    request: FastifyRequest,
    reply: FastifyReply,
    { phone }: PendingSubscription,
    reason?: RefusalKey,
    status = 200,
  ): void {
    const language = requestLanguage(request);
    const errors = reason ? fieldErrors(language, [{ field: 'code', reason }]) : [];
    const page = <ConfirmCodePage language={language} phone={maskPhone(phone)} minutes={codeMinutes} errors={errors} />;
    sendPage(reply, page, status);
  }
}
