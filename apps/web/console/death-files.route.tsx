import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { openDeathFileSchema, revealFollowersSchema } from '../../../libs/check-ins/liaison/death-file.schema';
import { DeathFilesService, type FollowerToCall } from '../../../libs/check-ins/liaison/death-files.service';
import { agencyById } from '../../../libs/identity/agencies.queries';
import { CurrentOfficer } from '../../../libs/identity/current-officer';
import type { Officer } from '../../../libs/identity/officer';
import { ownIncident } from '../../../libs/incidents/incidents.queries';
import { readTypedPhone } from '../../../libs/people/phone.schema';
import { Policy } from '../../../libs/platform/http/policy';
import { platformProblems } from '../../../libs/platform/platform-problems';
import { attempt } from '../attempt';
import type { FieldError } from '../fields';
import { filled, type Form, typed } from '../form';
import { type DeathFileProblem, deathFileProblems, deathFileWords } from '../messages/console/death-files';
import { consoleRefusal } from '../messages/console/refusals';
import { mountedAt } from '../mounted-at';
import { seeOther, sendPage } from '../page-reply';
import { paths } from '../paths';
import { consoleLanguage } from './console-language';
import { DeathFilePage } from './death-file.page';
import { DeathFilesPage } from './death-files.page';
import { stepUpOf } from './step-up-form';

type Where = Readonly<Record<'id' | 'file', string>>;
interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

const one = mountedAt((id) => paths.deathFile(id, ':file'));
const expected = [...deathFileProblems, 'step-up-refused'];

/** Where liaison officers establish a death, two of them for each. */
@Controller()
export class DeathFilesRoute {
  constructor(
    private readonly database: DataSource,
    private readonly files: DeathFilesService,
  ) {}

  @Get(mountedAt(paths.deathFiles))
  @Policy('officer:liaison')
  show(
    @CurrentOfficer() officer: Officer,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.sendList(officer, id, { request, reply });
  }

  @Post(mountedAt(paths.deathFiles))
  @Policy('officer:liaison')
  async open(
    @CurrentOfficer() officer: Officer,
    @Param('id') id: string,
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { phoneRegion: region } = await agencyById(this.database, officer.agencyId);
    const proof = stepUpOf(form);
    const about = openDeathFileSchema
      .pick({ phone: true, region: true, reason: true })
      .safeParse({ phone: filled(form, 'phone'), reason: filled(form, 'reason'), region });
    const refusedField = about.error?.issues[0]?.path[0];
    const slug = refusedField === undefined ? undefined : refusedField === 'reason' ? 'reason' : 'phone-unreadable';
    if (!proof || !about.data) {
      await this.sendList(officer, id, { request, reply }, { form, problem: slug ?? 'step-up-refused' });
      return;
    }
    const { reason, ...phone } = about.data;
    const opened = await attempt(expected, () =>
      this.files.open(officer, id, { phone: readTypedPhone(phone), reason }, proof),
    );
    if (opened.outcome === 'done') seeOther(reply, paths.deathFile(id, opened.result.publicId));
    else await this.sendList(officer, id, { request, reply }, { form, problem: opened.problem.slug });
  }

  @Get(one)
  @Policy('officer:liaison')
  see(
    @CurrentOfficer() officer: Officer,
    @Param() where: Where,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.sendFile(officer, where, { request, reply });
  }

  @Post(one)
  @Policy('officer:liaison')
  async act(
    @CurrentOfficer() officer: Officer,
    @Param() where: Where,
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const command = filled(form, 'command');
    if (command === 'reveal') return this.reveal(officer, where, form, { request, reply });
    if (command !== 'confirm' && command !== 'reject') throw platformProblems['malformed-request']();
    const proof = stepUpOf(form);
    const decided =
      proof &&
      (await attempt(expected, () =>
        this.files.decide(officer, { incident: where.id, file: where.file }, command, proof),
      ));
    if (decided?.outcome === 'done') return seeOther(reply, paths.deathFile(where.id, where.file));
    const problem = decided ? decided.problem.slug : 'step-up-refused';
    await this.sendFile(officer, where, { request, reply }, { command, problem });
  }

  /** The numbers are in the answer to the form and nowhere else: no address leads to them again. */
  private async reveal(officer: Officer, where: Where, form: Form | undefined, exchange: Exchange): Promise<void> {
    const { data } = revealFollowersSchema.safeParse({ reason: filled(form, 'reason') });
    if (!data) return this.sendFile(officer, where, exchange, { command: 'reveal', problem: 'reason' });
    const followers = await this.files.followers(officer, where.id, where.file, data.reason);
    await this.sendFile(officer, where, exchange, undefined, followers);
  }

  private async sendList(
    officer: Officer,
    id: string,
    { request, reply }: Exchange,
    refused?: { readonly form: Form | undefined; readonly problem: string },
  ): Promise<void> {
    const language = consoleLanguage(request);
    const { mode } = await ownIncident(this.database, officer, id);
    const { timeZone } = await agencyById(this.database, officer.agencyId);
    const errors = refused ? [errorOf(refused.problem, language, 'phone')] : [];
    const page = (
      <DeathFilesPage
        language={language}
        officerName={officer.name}
        timeZone={timeZone}
        incident={{ id, mode }}
        files={await this.files.list(officer, id)}
        typed={{ phone: typed(refused?.form, 'phone'), reason: typed(refused?.form, 'reason') }}
        errors={errors}
      />
    );
    sendPage(reply, page, statusOf(refused?.problem));
  }

  private async sendFile(
    officer: Officer,
    { id, file }: Where,
    { request, reply }: Exchange,
    refused?: { readonly command: string; readonly problem: string },
    revealed?: readonly FollowerToCall[],
  ): Promise<void> {
    const language = consoleLanguage(request);
    const { mode } = await ownIncident(this.database, officer, id);
    const { timeZone } = await agencyById(this.database, officer.agencyId);
    const found = await this.files.look(officer, id, file);
    const errors = refused && [errorOf(refused.problem, language, 'command')];
    const page = (
      <DeathFilePage
        language={language}
        officerName={officer.name}
        timeZone={timeZone}
        incident={{ id, mode }}
        file={found}
        isMine={found.openedBy === officer.id}
        followers={revealed ?? (await this.files.followers(officer, id, file))}
        isRevealed={revealed !== undefined}
        refused={refused && errors && { command: refused.command, errors }}
      />
    );
    sendPage(reply, page, statusOf(refused?.problem));
  }
}

/** @param elsewhere the field that a refusal is shown at which is about no field of its own */
function errorOf(problem: string, language: ReturnType<typeof consoleLanguage>, elsewhere: string): FieldError {
  if (problem === 'step-up-refused') return { field: 'password', message: consoleRefusal(language, problem) };
  const known: DeathFileProblem = deathFileProblems.find((slug) => slug === problem) ?? 'death-file-decided';
  return { field: known === 'reason' ? 'reason' : elsewhere, message: deathFileWords[language].problems[known] };
}

function statusOf(problem: string | undefined): number {
  if (problem === undefined) return 200;
  return problem === 'step-up-refused' ? 403 : problem === 'reason' || problem === 'phone-unreadable' ? 422 : 409;
}
