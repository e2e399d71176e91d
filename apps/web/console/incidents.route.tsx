import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { refusalsOf } from '../../../libs/alerting/send-refusals.queries';
import { agencyById } from '../../../libs/identity/agencies.queries';
import { CurrentOfficer } from '../../../libs/identity/current-officer';
import { hasRole, type Officer } from '../../../libs/identity/officer';
import { incidentsOfAgency, type IncidentSummary } from '../../../libs/incidents/incidents.queries';
import { Clock } from '../../../libs/platform/clock';
import { Policy } from '../../../libs/platform/http/policy';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { sendPage } from '../page-reply';
import { paths } from '../paths';
import { textFor } from '../text-for';
import { consoleLanguage } from './console-language';
import { type IncidentRow, IncidentsPage } from './incidents.page';

@Controller()
export class IncidentsRoute {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  @Get(paths.console)
  @Policy('officer')
  async show(
    @CurrentOfficer() officer: Officer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = consoleLanguage(request);
    const { timeZone } = await agencyById(this.database, officer.agencyId);
    const summaries = await incidentsOfAgency(this.database, officer.agencyId);
    const refusals = await refusalsOf(this.database, summaries.map(({ id }) => id)); // prettier-ignore
    const rows = summaries.map((summary) => ({
      ...rowOf(summary, language, this.clock.now()),
      refused: (refusals.get(summary.id) ?? []).map(({ audience }) => audience),
    }));
    const page = (
      <IncidentsPage
        language={language}
        officerName={officer.name}
        timeZone={timeZone}
        incidents={rows}
        mayOperate={hasRole(officer, 'administrator')}
      />
    );
    sendPage(reply, page);
  }
}

function rowOf(
  { publicId, mode, status, latest }: IncidentSummary,
  language: ConsoleLanguage,
  now: Date,
): Omit<IncidentRow, 'refused'> {
  const { content, version, submittedAt } = latest;
  const { headline, areaName } = textFor(content, language).text;
  const isWaiting = latest.status === 'pending' && submittedAt !== null;
  return {
    id: publicId,
    mode,
    status,
    severity: content.severity,
    headline,
    areaName,
    expires: content.expires,
    version,
    versionStatus: latest.status,
    waitingSeconds: isWaiting ? (now.getTime() - new Date(submittedAt).getTime()) / 1000 : undefined,
  };
}
