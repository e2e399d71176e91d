import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { freshnessOf } from '../../../libs/check-ins/ageing';
import { checkInProblems } from '../../../libs/check-ins/check-in-problems';
import { checkInSchema, idempotencyKey } from '../../../libs/check-ins/check-in.schema';
import { currentCheckIns } from '../../../libs/check-ins/check-ins.queries';
import { IncidentStartsService } from '../../../libs/check-ins/incident-starts.service';
import { OwnAnswersService } from '../../../libs/check-ins/own-answers.service';
import { agencyById } from '../../../libs/identity/agencies.queries';
import { incidentById, publishedVersionsOf } from '../../../libs/incidents/incidents.queries';
import { CurrentPerson } from '../../../libs/people/current-person';
import { publicIdOf } from '../../../libs/people/people.queries';
import type { PersonId } from '../../../libs/people/person';
import { Clock } from '../../../libs/platform/clock';
import { Policy } from '../../../libs/platform/http/policy';
import { Sheds } from '../../../libs/platform/http/shedding';
import { platformProblems } from '../../../libs/platform/platform-problems';
import { randomToken } from '../../../libs/platform/token';
import { filled, type Form } from '../form';
import { mountedAt } from '../mounted-at';
import { seeOther, sendPage } from '../page-reply';
import { paths } from '../paths';
import { requestLanguage } from '../request-language';
import { AnswerPage } from './answer.page';
import { publicIncident } from './public-incident';

@Controller()
export class AnswerRoute {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly starts: IncidentStartsService,
    private readonly ownAnswers: OwnAnswersService,
  ) {}

  @Get(mountedAt(paths.answer))
  @Policy('person')
  async show(
    @CurrentPerson() personId: PersonId,
    @Param('id') name: string,
    @Query('saved') saved: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = requestLanguage(request);
    const { id } = await this.starts.named(name);
    const incident = await incidentById(this.database, id);
    const { timeZone } = await agencyById(this.database, incident.agencyId);
    const shown = publicIncident(incident, await publishedVersionsOf(this.database, id), language, timeZone);
    if (!shown) throw checkInProblems['incident-closed']();
    const [current] = await currentCheckIns(this.database, id, [personId]);
    const { answer, saidAt, helpAskedAt } = current ?? {};
    const said = answer && saidAt && { answer, saidAt: saidAt.toISOString(), freshness: freshnessOf(saidAt, this.clock.now()) }; // prettier-ignore
    const page = (
      <AnswerPage
        language={language}
        incident={{ ...shown, headline: shown.text.headline }}
        owner={await publicIdOf(this.database, personId)}
        answerKey={randomToken()}
        current={said || undefined}
        hasAskedForHelp={Boolean(helpAskedAt)}
        saved={saved !== undefined}
      />
    );
    sendPage(reply, page);
  }

  /** From the form, or from its script with the time at which the answer was given. */
  @Post(mountedAt(paths.answer))
  @Sheds('answer')
  @Policy('person')
  async give(
    @CurrentPerson() personId: PersonId,
    @Param('id') name: string,
    @Body() form: Form | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [saidAt, word] = [filled(form, 'saidAt'), filled(form, 'word')];
    const answer = checkInSchema.safeParse({ answer: filled(form, 'answer'), saidAt, word });
    const key = idempotencyKey.safeParse(filled(form, 'key'));
    if (!answer.success || !key.success) throw platformProblems['malformed-request']();
    // Two people share a phone: what was kept for one is not said of the other.
    const owner = await publicIdOf(this.database, personId);
    if (filled(form, 'owner') !== owner) throw checkInProblems['answer-of-another']();
    await this.ownAnswers.give(personId, name, { ...answer.data, key: key.data });
    seeOther(reply, `${paths.answer(name)}?saved`);
  }
}
