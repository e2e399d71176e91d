import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import type { Language } from '../../../libs/channels/language';
import { followIdSchema } from '../../../libs/circles/follow.schema';
import { SafetyAsksService } from '../../../libs/circles/safety-asks.service';
import { agencyById } from '../../../libs/identity/agencies.queries';
import { incidentById, publishedVersionsOf } from '../../../libs/incidents/incidents.queries';
import { CurrentPerson } from '../../../libs/people/current-person';
import type { PersonId } from '../../../libs/people/person';
import { Policy } from '../../../libs/platform/http/policy';
import { platformProblems } from '../../../libs/platform/platform-problems';
import { type BoardIncident, RelativesBoardService } from '../../../libs/situation/relatives-board.service';
import { mountedAt } from '../mounted-at';
import { seeOther, sendPage } from '../page-reply';
import { paths } from '../paths';
import { requestLanguage } from '../request-language';
import { MyRelativesPage, type RelativesIncidentView } from './my-relatives.page';
import { publicIncident } from './public-incident';

@Controller()
export class MyRelativesRoute {
  constructor(
    private readonly database: DataSource,
    private readonly board: RelativesBoardService,
    private readonly asks: SafetyAsksService,
  ) {}

  @Get(paths.myRelatives)
  @Policy('person')
  async show(
    @CurrentPerson() personId: PersonId,
    @Query('asked') asked: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = requestLanguage(request);
    const { followsSomebody, incidents } = await this.board.of(personId);
    const views = await Promise.all(incidents.map((incident) => this.view(incident, language)));
    const page = (
      <MyRelativesPage
        language={language}
        followsSomebody={followsSomebody}
        incidents={views.flat()}
        asked={asked !== undefined}
      />
    );
    sendPage(reply, page);
  }

  /** The same page in every case. */
  @Post(mountedAt(paths.askIfSafe))
  @Policy('person')
  async ask(@CurrentPerson() personId: PersonId, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    if (!followIdSchema.safeParse(id).success) throw platformProblems['not-found']();
    await this.asks.ask(personId, id);
    seeOther(reply, `${paths.myRelatives}?asked`);
  }

  private async view({ incidentId, ...shown }: BoardIncident, language: Language): Promise<RelativesIncidentView[]> {
    const incident = await incidentById(this.database, incidentId);
    const { timeZone } = await agencyById(this.database, incident.agencyId);
    const known = publicIncident(incident, await publishedVersionsOf(this.database, incidentId), language, timeZone);
    if (!known) return [];
    const { id, text, textLanguage } = known;
    return [{ id, headline: text.headline, textLanguage, timeZone, ...shown }];
  }
}
