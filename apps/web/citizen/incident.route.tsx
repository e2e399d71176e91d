import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { agencyById } from '../../../libs/identity/agencies.queries';
import type { Incident, IncidentId } from '../../../libs/incidents/incident';
import { incidentProblems } from '../../../libs/incidents/incident-problems';
import { incidentByNumber, incidentByPublicId, publishedVersionsOf } from '../../../libs/incidents/incidents.queries';
import { Config } from '../../../libs/platform/config/config';
import { Policy } from '../../../libs/platform/http/policy';
import { mountedAt } from '../mounted-at';
import { seeOther, sendPublicPage } from '../page-reply';
import { paths } from '../paths';
import { requestLanguage } from '../request-language';
import { IncidentPage } from './incident.page';
import { publicIncident } from './public-incident';

/** A crowd that reloads is served by caches; a correction is seen everywhere this many seconds later. */
const maxAgeSeconds = 5;

@Controller()
export class IncidentRoute {
  constructor(
    private readonly database: DataSource,
    private readonly config: Config,
  ) {}

  /** By the short number that stands in texts; officers' pages link by the long id, which leads to the same page. */
  @Get(mountedAt(paths.incident))
  @Policy('public')
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const language = requestLanguage(request);
    const { incident, published } = await this.publishedIncident(id);
    const { timeZone } = await agencyById(this.database, incident.agencyId);
    const shown = publicIncident(incident, published, language, timeZone);
    if (!shown) throw incidentProblems['incident-not-found']();
    if (id !== shown.id) {
      seeOther(reply, paths.incident(shown.id));
      return;
    }
    const page = <IncidentPage language={language} incident={shown} smsNumber={this.config.carrier.from} />;
    sendPublicPage(reply, page, maxAgeSeconds);
  }

  /** What a page asks that stays open: is there a newer message than the one shown? */
  @Get(mountedAt(paths.incidentVersion))
  @Policy('public')
  async version(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const { published } = await this.publishedIncident(id);
    const [newest] = published;
    if (!newest) throw incidentProblems['incident-not-found']();
    void reply.header('cache-control', `public, max-age=${maxAgeSeconds}`).send({ version: newest.version });
  }

  private async publishedIncident(id: string) {
    const incident: Incident = /^\d{1,15}$/.test(id)
      ? await incidentByNumber(this.database, Number(id) as IncidentId)
      : await incidentByPublicId(this.database, id);
    return { incident, published: await publishedVersionsOf(this.database, incident.id) };
  }
}
