import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { PausesService } from '../../../libs/alerting/pauses.service';
import { refusalsOf } from '../../../libs/alerting/send-refusals.queries';
import type { Channel } from '../../../libs/channels/channel';
import { agencyById } from '../../../libs/identity/agencies.queries';
import { CurrentOfficer } from '../../../libs/identity/current-officer';
import { hasRole, type Officer } from '../../../libs/identity/officer';
import { incidentProblems } from '../../../libs/incidents/incident-problems';
import { ownIncident, publishedVersionsOf } from '../../../libs/incidents/incidents.queries';
import { Clock } from '../../../libs/platform/clock';
import { Config } from '../../../libs/platform/config/config';
import { Policy } from '../../../libs/platform/http/policy';
import { Sheds } from '../../../libs/platform/http/shedding';
import { reachOfAll, withUnsent } from '../../../libs/situation/reach';
import { communeNames } from '../../../libs/situation/reach.queries';
import { ReachReportService } from '../../../libs/situation/reach-report.service';
import { filled, type Form } from '../form';
import { mountedAt } from '../mounted-at';
import { seeOther, sendPage } from '../page-reply';
import { paths } from '../paths';
import { textFor } from '../text-for';
import { versionKind } from '../version-kind';
import { consoleLanguage } from './console-language';
import { OutlookService } from './outlook.service';
import { placeText } from './place-text';
import { reachCsv } from './reach-csv';
import { mostSegments, previewsOf } from './previews-of';
import { type ToldCounts, type WatchCounts, watchValues } from './watch-values';
import { WatchPage } from './watch.page';

/** What has become of an alert: whom it reached, and who answered. */
@Controller()
export class WatchRoute {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly reports: ReachReportService,
    private readonly config: Config,
    private readonly outlooks: OutlookService,
    private readonly pauses: PausesService,
  ) {}

  @Get(mountedAt(paths.watch))
  @Policy('officer')
  async show(
    @CurrentOfficer() officer: Officer,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = consoleLanguage(request);
    const { incident, newest, counts, paused, refusals } = await this.watched(officer, id);
    const pausedNames = await communeNames(this.database, paused.map(({ place }) => place)); // prettier-ignore
    const { timeZone, phoneRegion } = await agencyById(this.database, incident.agencyId);
    const { headline, areaName } = textFor(newest.content, language).text;
    const { mode, status } = incident;
    const now = this.clock.now();
    const shown = { at: now, timeZone, number: incident.id, publicUrl: this.config.publicUrl };
    const previews = previewsOf({ ...shown, kind: versionKind(newest), content: newest.content });
    const segments = stillToLeave(counts) * mostSegments(previews);
    const { expires } = newest.content;
    const outlook = status === 'active' ? await this.outlooks.of(phoneRegion, segments, expires) : undefined;
    const page = (
      <WatchPage
        language={language}
        officerName={officer.name}
        timeZone={timeZone}
        incident={{ id, mode, status, headline, areaName, expires }}
        counts={counts}
        outlook={outlook}
        paused={paused.map(({ cell, place }) => ({ cell, name: placeText(place, pausedNames, language) }))}
        refusals={refusals}
        isResponder={hasRole(officer, 'responder')}
        isLiaison={hasRole(officer, 'liaison')}
        mayWrite={hasRole(officer, 'author') || hasRole(officer, 'approver')}
      />
    );
    sendPage(reply, page);
  }

  @Get(mountedAt(paths.watchValues))
  @Sheds('can-wait')
  @Policy('officer')
  async values(
    @CurrentOfficer() officer: Officer,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { counts } = await this.watched(officer, id);
    void reply.header('cache-control', 'no-store').send(watchValues(counts, consoleLanguage(request)));
  }

  @Post(mountedAt(paths.resumeCell))
  @Policy('officer')
  async resume(
    @CurrentOfficer() officer: Officer,
    @Param('id') id: string,
    @Body() form: Form | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!hasRole(officer, 'author') && !hasRole(officer, 'approver')) throw incidentProblems['not-an-author']();
    await this.pauses.resume(officer, id, filled(form, 'cell') ?? '');
    seeOther(reply, paths.watch(id));
  }

  @Get(mountedAt(paths.watchReach))
  @Sheds('can-wait')
  @Policy('officer')
  async file(
    @CurrentOfficer() officer: Officer,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { newest, counts } = await this.watched(officer, id);
    const minutes = Math.floor(counts.elapsedSeconds / 60);
    void reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="tocsin-v${newest.version}-${minutes}-min.csv"`)
      .type('text/csv; charset=utf-8')
      .send(reachCsv(counts.reach, consoleLanguage(request)));
  }

  private async watched(officer: Officer, id: string) {
    const incident = await ownIncident(this.database, officer, id);
    const [newest] = await publishedVersionsOf(this.database, incident.id);
    if (!newest) throw incidentProblems['incident-not-found']();
    const { audience, places, snapshots, names, unsent } = await this.reports.of(incident, newest);
    const { answers, openCalls, people, answered, channels: told } = reachOfAll(places);
    const paused = await this.pauses.paused(incident.id);
    const refusals = (await refusalsOf(this.database, [incident.id])).get(incident.id) ?? [];
    const counts: WatchCounts = {
      elapsedSeconds: (this.clock.now().getTime() - newest.sentAt.getTime()) / 1000,
      audience,
      told: everyChannel(withUnsent(told, unsent)),
      answers,
      silent: people - answered,
      openCallsForHelp: openCalls,
      pausedCells: paused.length,
      refused: refusals.map(({ audience }) => audience),
      reach: { sentAt: newest.sentAt, places, snapshots, names },
    };
    return { incident, newest, counts, paused, refusals };
  }
}

/** The channels that alerts leave by. */
const channels: readonly Channel[] = ['sms', 'push', 'live'];

/** A row for each from the first moment: the script fills in numbers, it makes no rows. */
const everyChannel = (reach: readonly ToldCounts[]): ToldCounts[] =>
  [...new Set([...channels, ...reach.map(({ channel }) => channel)])].map(
    (channel) =>
      reach.find((row) => row.channel === channel) ??
      { channel, people: 0, handedOff: 0, accepted: 0, confirmed: 0, waiting: 0, failed: 0, unknown: 0, expired: 0, optedOut: 0, superseded: 0, unsent: 0 }, // prettier-ignore
  );

/** People whose text has neither left nor come to an end. */
function stillToLeave({ told }: WatchCounts): number {
  const texts = told.find(({ channel }) => channel === 'sms');
  return texts ? Math.max(0, texts.people - texts.handedOff - texts.failed - texts.expired) : 0;
}
