import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AlertApprovalsService } from '../../../libs/alerting/alert-approvals.service';
import { CurrentOfficer } from '../../../libs/identity/current-officer';
import type { Officer } from '../../../libs/identity/officer';
import { ApprovalsService } from '../../../libs/incidents/approvals.service';
import { approvalSchema, reasonSchema } from '../../../libs/incidents/incident.schema';
import { platformProblems } from '../../../libs/platform/platform-problems';
import { Policy } from '../../../libs/platform/http/policy';
import { attempt } from '../attempt';
import { filled, type Form } from '../form';
import { type ConsoleRefusal, consoleRefusal } from '../messages/console/refusals';
import { mountedAt } from '../mounted-at';
import { seeOther, sendPage } from '../page-reply';
import { paths } from '../paths';
import { consoleLanguage } from './console-language';
import { ReviewPageService } from './review-page.service';
import { stepUpOf } from './step-up-form';

interface Refusal {
  readonly field: string;
  readonly why: ConsoleRefusal;
  readonly status: number;
}

/** Refusals that the page itself explains, each at a field. */
const explained = {
  'step-up-refused': 'password',
  'content-changed': 'people',
  'already-expired': 'people',
} as const;

/** Deciding about an alert that somebody else wrote. */
@Controller()
export class ReviewRoute {
  constructor(
    private readonly pages: ReviewPageService,
    private readonly approvals: ApprovalsService,
    private readonly door: AlertApprovalsService,
  ) {}

  @Get(mountedAt(paths.review))
  @Policy('officer')
  async show(
    @CurrentOfficer() officer: Officer,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendPage(reply, await this.pages.page(officer, id, consoleLanguage(request)));
  }

  @Post(mountedAt(paths.approve))
  @Policy('officer:approver')
  async approve(
    @CurrentOfficer() officer: Officer,
    @Param('id') id: string,
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const refuse = (refusal: Refusal) => this.refuse(officer, id, request, reply, refusal);
    if (!retyped(form)) return refuse({ field: 'people', why: 'people', status: 422 });
    const contentHash = approvalSchema.shape.contentHash.safeParse(filled(form, 'contentHash')).data;
    if (contentHash === undefined) throw platformProblems['malformed-request']();
    const stepUp = stepUpOf(form);
    if (!stepUp) return refuse({ field: 'password', why: 'step-up-refused', status: 403 });
    const approved = await attempt(Object.keys(explained), () => this.door.approve(officer, id, contentHash, stepUp));
    if (approved.outcome === 'done') {
      const isOut = approved.result.status === 'published';
      return seeOther(reply, isOut ? paths.watch(id) : paths.review(id));
    }
    const { slug, kind } = approved.problem;
    const why = slug as keyof typeof explained; // `attempt` lets no other through
    await refuse({ field: explained[why], why, status: kind.status });
  }

  @Post(mountedAt(paths.return))
  @Policy('officer:approver')
  async return(
    @CurrentOfficer() officer: Officer,
    @Param('id') id: string,
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.decline(officer, id, form, request, reply, 'return');
  }

  @Post(mountedAt(paths.reject))
  @Policy('officer:approver')
  async reject(
    @CurrentOfficer() officer: Officer,
    @Param('id') id: string,
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.decline(officer, id, form, request, reply, 'reject');
  }

  private async decline(
    officer: Officer,
    id: string,
    form: Form | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
    verdict: 'return' | 'reject',
  ): Promise<void> {
    const typedReason = filled(form, 'reason');
    const written = reasonSchema.safeParse({ reason: typedReason });
    if (!written.success) {
      return this.refuse(officer, id, request, reply, { field: 'reason', why: 'reason', status: 422 }, typedReason);
    }
    await this.approvals[verdict](officer, id, written.data.reason);
    seeOther(reply, paths.console);
  }

  private async refuse(
    officer: Officer,
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
    { field, why, status }: Refusal,
    reason?: string,
  ): Promise<void> {
    const language = consoleLanguage(request);
    const errors = [{ field, message: consoleRefusal(language, why) }];
    sendPage(reply, await this.pages.page(officer, id, language, { reason, errors }), status);
  }
}

/** Whether the approver has read how many people will be told: typed as digits, grouped as anybody groups them. */
function retyped(form: Form | undefined): boolean {
  const digits = (filled(form, 'people') ?? '').replace(/[\s\u00a0\u202f.,’']/g, '');
  return /^\d+$/.test(digits) && Number(digits) === Number(filled(form, 'shownPeople') ?? Number.NaN);
}
