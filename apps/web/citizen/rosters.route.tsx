import type { MultipartFile } from '@fastify/multipart';
import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import type { Language } from '../../../libs/channels/language';
import { bytesOf } from '../../../libs/check-ins/rosters/roster-bytes.service';
import { columnOf } from '../../../libs/check-ins/rosters/roster-row';
import { rosterProblems } from '../../../libs/check-ins/rosters/roster-problems';
import { rosterFaults, rosterProgress } from '../../../libs/check-ins/rosters/rosters.queries';
import { RostersService } from '../../../libs/check-ins/rosters/rosters.service';
import { csvOf } from '../../../libs/platform/csv';
import { Policy } from '../../../libs/platform/http/policy';
import { platformProblems } from '../../../libs/platform/platform-problems';
import { attempt } from '../attempt';
import { filled } from '../form';
import { type RosterRefusal, rosterRefusals, rosterWords } from '../messages/rosters';
import { mountedAt } from '../mounted-at';
import { seeOther, sendPage } from '../page-reply';
import { paths } from '../paths';
import { requestLanguage } from '../request-language';
import { RosterPage, RostersPage } from './rosters.page';

/** Of the faults, on the page; the file has all of them. */
const mostShown = 100;

/** Which field of the form a refusal is about. */
const fields: Readonly<Partial<Record<RosterRefusal, string>>> = {
  'organisation-key-refused': 'key',
  'incident-not-found': 'incident',
  'incident-closed': 'incident',
};

/** Lists of people present, by whoever has the key of a verified organisation. */
@Controller()
export class RostersRoute {
  constructor(
    private readonly database: DataSource,
    private readonly rosters: RostersService,
  ) {}

  @Get(paths.rosters)
  @Policy('public')
  form(@Query('incident') incident: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const known = typeof incident === 'string' ? incident : undefined;
    sendPage(reply, <RostersPage language={requestLanguage(request)} incident={known} errors={[]} />);
  }

  @Post(paths.rosters)
  @Policy('public')
  async upload(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!request.isMultipart()) throw platformProblems['unsupported-media-type']('Send multipart/form-data');
    const file = await request.file();
    const typed = textsOf(file);
    const language = requestLanguage(request);
    const [key = '', incident = ''] = [filled(typed, 'key'), filled(typed, 'incident')];
    if (!file?.filename) return refuse(reply, language, 'no-file', incident);
    const told = await attempt(rosterRefusals, () => this.rosters.take({ key, incident }, () => bytesOf(file.file)));
    if (told.outcome === 'done') return seeOther(reply, paths.roster(told.result.publicId));
    file.file.resume();
    return refuse(reply, language, told.problem.slug as RosterRefusal, incident, told.problem.kind.status);
  }

  @Get(mountedAt(paths.roster))
  @Policy('public')
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const roster = await rosterProgress(this.database, id);
    if (!roster) throw rosterProblems['roster-not-found']();
    const faults = await rosterFaults(this.database, id, mostShown);
    sendPage(reply, <RosterPage language={requestLanguage(request)} roster={roster} faults={faults} />);
  }

  @Get(mountedAt(paths.rosterFaults))
  @Policy('public')
  async faults(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!(await rosterProgress(this.database, id))) throw rosterProblems['roster-not-found']();
    const t = rosterWords[requestLanguage(request)];
    const rows = (await rosterFaults(this.database, id)).map(({ line, kind }) => [line, t.columns[columnOf(kind)], ...t.faults[kind]]); // prettier-ignore
    void reply
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="tocsin-list-errors.csv"')
      .type('text/csv; charset=utf-8')
      .send(csvOf([[t.line, t.column, t.wrong, t.toDo], ...rows]));
  }
}

function refuse(reply: FastifyReply, language: Language, reason: RosterRefusal, incident: string, status = 422): void {
  const errors = [{ field: fields[reason] ?? 'file', message: rosterWords[language].refusals[reason] }];
  sendPage(reply, <RostersPage language={language} incident={incident} errors={errors} />, status);
}

/** The fields before the file. */
function textsOf(file: MultipartFile | undefined): Record<string, unknown> {
  const parts = Object.entries(file?.fields ?? {});
  return Object.fromEntries(
    parts.flatMap(([name, part]) => (part && 'value' in part ? [[name, part.value] as const] : [])),
  );
}
