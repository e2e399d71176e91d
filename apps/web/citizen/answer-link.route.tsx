import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { AnswerLinksService, type OpenedLink } from '../../../libs/check-ins/answer-links.service';
import { checkInSchema, idempotencyKey } from '../../../libs/check-ins/check-in.schema';
import { answerByLink } from '../../../libs/check-ins/check-ins.queries';
import { CheckInsService } from '../../../libs/check-ins/check-ins.service';
import { OwnAnswersService } from '../../../libs/check-ins/own-answers.service';
import { agencyById } from '../../../libs/identity/agencies.queries';
import { incidentById, publishedVersionsOf } from '../../../libs/incidents/incidents.queries';
import { Policy } from '../../../libs/platform/http/policy';
import { Sheds } from '../../../libs/platform/http/shedding';
import { platformProblems } from '../../../libs/platform/platform-problems';
import { randomToken } from '../../../libs/platform/token';
import { attempt } from '../attempt';
import { filled, type Form } from '../form';
import { mountedAt } from '../mounted-at';
import { seeOther, sendPage } from '../page-reply';
import { paths } from '../paths';
import { requestLanguage } from '../request-language';
import { AnswerLinkPage } from './answer-link.page';
import { ErrorPage } from './error.page';
import { publicIncident } from './public-incident';

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** The link that a message brings: it answers for one person about one incident, without a sign-in. */
@Controller()
export class AnswerLinkRoute {
  constructor(
    private readonly database: DataSource,
    private readonly links: AnswerLinksService,
    private readonly ownAnswers: OwnAnswersService,
    private readonly checkIns: CheckInsService,
  ) {}

  /** Changes nothing, whoever asks. */
  @Get(mountedAt(paths.answerLink))
  @Policy('public')
  async show(
    @Param('id') token: string,
    @Query('said') said: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const link = await this.links.open(token, request.ip);
    if (!link) return noLink({ request, reply });
    await this.send(link, token, { request, reply }, { said, isTooLate: false });
  }

  @Post(mountedAt(paths.answerLink))
  @Sheds('answer')
  @Policy('public')
  async give(
    @Param('id') token: string,
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const link = await this.links.open(token, request.ip);
    if (!link) return noLink({ request, reply });
    const answer = checkInSchema.safeParse({ answer: filled(form, 'answer') });
    const key = idempotencyKey.safeParse(filled(form, 'key'));
    if (!answer.success || !key.success) throw platformProblems['malformed-request']();
    const { personId, incidentId, isVerified: verified } = link;
    const own = { ...answer.data, key: key.data, source: 'link', verified } as const;
    const given = await attempt(['not-signed-in', 'incident-closed'], () => this.ownAnswers.give(personId, String(incidentId), own)); // prettier-ignore
    if (given.outcome === 'refused') return noLink({ request, reply });
    seeOther(reply, `${paths.answerLink(token)}?said=${given.result.publicId}`);
  }

  /** Within ten minutes. */
  @Post(mountedAt(paths.undoAnswerLink))
  @Policy('public')
  async undo(
    @Param('id') token: string,
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const link = await this.links.open(token, request.ip);
    const id = filled(form, 'id') ?? '';
    if (!link || !(await answerByLink(this.database, link, id))) return noLink({ request, reply });
    const undone = await attempt(['too-late-to-correct'], () => this.checkIns.correct(link.personId, id));
    if (undone.outcome === 'done') seeOther(reply, `${paths.answerLink(token)}?said=${id}`);
    else await this.send(link, token, { request, reply }, { said: id, isTooLate: true });
  }

  private async send(
    link: OpenedLink,
    token: string,
    { request, reply }: Exchange,
    { said, isTooLate }: { readonly said: unknown; readonly isTooLate: boolean },
  ): Promise<void> {
    const asked = (request.query as { lang?: unknown }).lang;
    const language = asked === undefined ? link.language : requestLanguage(request);
    const incident = await incidentById(this.database, link.incidentId);
    const { timeZone } = await agencyById(this.database, incident.agencyId);
    const shown = publicIncident(incident, await publishedVersionsOf(this.database, incident.id), language, timeZone);
    if (!shown) return noLink({ request, reply });
    const recorded = typeof said === 'string' ? await answerByLink(this.database, link, said) : undefined;
    const page = (
      <AnswerLinkPage
        language={language}
        token={token}
        phoneEnding={link.phoneEnding}
        incident={shown}
        answerKey={randomToken()}
        recorded={recorded}
        isTooLate={isTooLate}
      />
    );
    sendPage(reply, page, isTooLate ? 409 : 200);
  }
}

/** The same for a forged link, an erased person and an incident that is over: it tells nothing. */
function noLink({ request, reply }: Exchange): void {
  sendPage(reply, <ErrorPage language={requestLanguage(request)} kind="link_expired" />, 404);
}
