import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { agencyById } from '../../../libs/identity/agencies.queries';
import { severities } from '../../../libs/incidents/alert';
import { publicIncidents } from '../../../libs/incidents/incidents.queries';
import { Policy } from '../../../libs/platform/http/policy';
import { sendPublicPage } from '../page-reply';
import { paths } from '../paths';
import { requestLanguage } from '../request-language';
import { textFor } from '../text-for';
import { type HomeIncident, HomePage } from './home.page';

const maxAgeSeconds = 5;

@Controller()
export class HomeRoute {
  constructor(private readonly database: DataSource) {}

  @Get(paths.home)
  @Policy('public')
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const language = requestLanguage(request);
    const running = (await publicIncidents(this.database)).filter(({ status }) => status === 'active');
    const incidents = await Promise.all(
      running.map(async ({ id, agencyId, mode, latest: { content } }): Promise<HomeIncident> => {
        const { timeZone } = await agencyById(this.database, agencyId);
        const { text, textLanguage } = textFor(content, language);
        const { headline, areaName } = text;
        const { severity, expires } = content;
        return { id: String(id), mode, severity, headline, areaName, textLanguage, expires, timeZone };
      }),
    );
    incidents.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
    sendPublicPage(reply, <HomePage language={language} incidents={incidents} />, maxAgeSeconds);
  }
}
