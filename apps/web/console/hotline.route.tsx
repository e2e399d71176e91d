import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { parsePhone } from '../../../libs/channels/phone-number';
import { hotlineAskSchema } from '../../../libs/circles/hotline-ask.schema';
import { HotlineAsksService } from '../../../libs/circles/hotline-asks.service';
import { agencyById } from '../../../libs/identity/agencies.queries';
import { CurrentOfficer } from '../../../libs/identity/current-officer';
import type { Officer } from '../../../libs/identity/officer';
import { Policy } from '../../../libs/platform/http/policy';
import { LookUpsService } from '../../../libs/situation/look-ups.service';
import { attempt } from '../attempt';
import type { FieldError } from '../fields';
import { filled, type Form } from '../form';
import { hotlineWords } from '../messages/console/hotline';
import { sendPage } from '../page-reply';
import { paths } from '../paths';
import { typedLookUp } from '../typed-look-up';
import { consoleLanguage } from './console-language';
import { HotlinePage, type HotlinePageProps } from './hotline.page';

const tooMany = ['too-many-requests'];

@Controller()
export class HotlineRoute {
  constructor(
    private readonly database: DataSource,
    private readonly lookUps: LookUpsService,
    private readonly asks: HotlineAsksService,
  ) {}

  @Get(paths.hotline)
  @Policy('officer:responder')
  async show(
    @CurrentOfficer() officer: Officer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(officer, request, reply, {});
  }

  @Post(paths.hotline)
  @Policy('officer:responder')
  async lookUp(
    @CurrentOfficer() officer: Officer,
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const t = hotlineWords[consoleLanguage(request)];
    const lookUp = typedLookUp(filled(form, 'sought') ?? '');
    const done = lookUp && (await attempt(tooMany, () => this.lookUps.byOfficer(officer, lookUp)));
    if (done?.outcome === 'done') await this.send(officer, request, reply, { found: done.result ?? 'nothing' });
    else
      await this.refuse(officer, request, reply, form, [{ field: 'sought', message: done ? t.tooMany : t.unreadable }]);
  }

  @Post(paths.hotlineAsk)
  @Policy('officer:responder')
  async ask(
    @CurrentOfficer() officer: Officer,
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const t = hotlineWords[consoleLanguage(request)];
    const phone = parsePhone(filled(form, 'phone') ?? '', 'FR');
    const { callerName, reason } = hotlineAskSchema.shape;
    const named = callerName.safeParse(filled(form, 'callerName'));
    const why = reason.safeParse(filled(form, 'reason'));
    const errors: FieldError[] = [
      ...(phone ? [] : [{ field: 'phone', message: t.phoneUnreadable }]),
      ...(named.success ? [] : [{ field: 'callerName', message: t.callerUnreadable }]),
      ...(why.success ? [] : [{ field: 'reason', message: t.reasonMissing }]),
    ];
    if (!phone || !named.success || !why.success) {
      await this.refuse(officer, request, reply, form, errors);
      return;
    }
    const ask = { phone, callerName: named.data, reason: why.data };
    const done = await attempt(tooMany, () => this.asks.ask(officer, ask));
    if (done.outcome === 'done') await this.send(officer, request, reply, { asked: true });
    else await this.refuse(officer, request, reply, form, [{ field: 'phone', message: t.tooMany }]);
  }

  /** Nothing that was typed is lost. */
  private async refuse(
    officer: Officer,
    request: FastifyRequest,
    reply: FastifyReply,
    form: Form | undefined,
    errors: readonly FieldError[],
  ): Promise<void> {
    const [sought, phone, callerName, reason] = ['sought', 'phone', 'callerName', 'reason'].map((name) => filled(form, name)); // prettier-ignore
    await this.send(officer, request, reply, { typed: { sought, phone, callerName, reason }, errors }, 422);
  }

  private async send(
    officer: Officer,
    request: FastifyRequest,
    reply: FastifyReply,
    rest: Pick<HotlinePageProps, 'found' | 'asked' | 'typed' | 'errors'>,
    status = 200,
  ): Promise<void> {
    const { timeZone } = await agencyById(this.database, officer.agencyId);
    const language = consoleLanguage(request);
    sendPage(
      reply,
      <HotlinePage language={language} officerName={officer.name} timeZone={timeZone} {...rest} />,
      status,
    );
  }
}
