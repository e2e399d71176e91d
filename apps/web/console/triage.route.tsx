import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { DeskService } from '../../../libs/check-ins/triage/desk.service';
import { CurrentOfficer } from '../../../libs/identity/current-officer';
import type { Officer } from '../../../libs/identity/officer';
import { latestPublishedOf, ownIncident } from '../../../libs/incidents/incidents.queries';
import type { Incident } from '../../../libs/incidents/incident';
import { Clock } from '../../../libs/platform/clock';
import { Policy } from '../../../libs/platform/http/policy';
import { communeNames } from '../../../libs/situation/reach.queries';
import { mountedAt } from '../mounted-at';
import { sendPage } from '../page-reply';
import { paths } from '../paths';
import { textFor } from '../text-for';
import { consoleLanguage } from './console-language';
import { TriageGroupPage } from './triage-group.page';
import { triageValues } from './triage-values';
import { TriagePage } from './triage.page';

/** The desk on which responders take calls for help. */
@Controller()
export class TriageRoute {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly service: DeskService,
  ) {}

  @Get(mountedAt(paths.triage))
  @Policy('officer:responder')
  async show(
    @CurrentOfficer() officer: Officer,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = consoleLanguage(request);
    const { incident, ...desk } = await this.service.desk(officer, id);
    const names = await communeNames(this.database, [...desk.calls, ...desk.unproven].flatMap(({ place }) => place ?? [])); // prettier-ignore
    const shown = { id, mode: incident.mode, headline: await this.headline(incident, request) };
    sendPage(reply, <TriagePage language={language} officerName={officer.name} incident={shown} desk={desk} names={names} />); // prettier-ignore
  }

  @Get(mountedAt(paths.triageValues))
  @Policy('officer:responder')
  async values(
    @CurrentOfficer() officer: Officer,
    @Param('id') id: string,
    @Query('seen') seen: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const counts = await this.service.counts(officer, id);
    const newest = typeof seen === 'string' && /^\d{1,15}$/.test(seen) ? Number(seen) : 0;
    void reply.header('cache-control', 'no-store').send(triageValues(counts, consoleLanguage(request), newest));
  }

  @Get(mountedAt(paths.triageUnproven))
  @Policy('officer:responder')
  async group(
    @CurrentOfficer() officer: Officer,
    @Param('id') id: string,
    @Query('place') asked: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const place = typeof asked === 'string' && /^(h3:[0-9a-f]{15}|\w{1,8})$/.test(asked) ? asked : '';
    const incident = await ownIncident(this.database, officer, id);
    const page = (
      <TriageGroupPage
        language={consoleLanguage(request)}
        officerName={officer.name}
        incident={{ id, mode: incident.mode, headline: await this.headline(incident, request) }}
        place={place}
        names={await communeNames(this.database, [place])}
        calls={await this.service.unproven(officer, id, place)}
        now={this.clock.now()}
      />
    );
    sendPage(reply, page);
  }

  private async headline({ id }: Incident, request: FastifyRequest): Promise<string> {
    const { content } = await latestPublishedOf(this.database, id);
    return textFor(content, consoleLanguage(request)).text.headline;
  }
}
