import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { agencyById } from '../../../libs/identity/agencies.queries';
import { CurrentOfficer } from '../../../libs/identity/current-officer';
import type { Officer } from '../../../libs/identity/officer';
import { DraftsService } from '../../../libs/incidents/drafts.service';
import { draftSchema, updateSchema } from '../../../libs/incidents/incident.schema';
import { mayStart } from '../../../libs/incidents/incident';
import { incidentProblems } from '../../../libs/incidents/incident-problems';
import { ownIncident, versionsOf } from '../../../libs/incidents/incidents.queries';
import { lintAlert } from '../../../libs/incidents/linter';
import { Clock } from '../../../libs/platform/clock';
import { Policy } from '../../../libs/platform/http/policy';
import { attempt } from '../attempt';
import type { FieldError } from '../fields';
import { filled, type Form } from '../form';
import { mountedAt } from '../mounted-at';
import { seeOther, sendPage } from '../page-reply';
import { paths } from '../paths';
import { consoleLanguage } from './console-language';
import { draftFrom, draftInputFrom, draftInputOf, emptyDraft, updateFrom } from './draft-input';
import { DraftPage, type DraftPageProps } from './draft.page';
import { areaErrors, areaProblems, findingErrors, shapeErrors } from './draft-refusals';
import { keptCodes } from './kept-codes';
import { submitOrShowFindings } from './submit-draft';

type Shown = Pick<DraftPageProps, 'target' | 'input' | 'errors' | 'returnReason'>;

/** Writing the first message about an incident, and going on with one that was saved or sent back. */
@Controller()
export class DraftRoute {
  constructor(
    private readonly database: DataSource,
    private readonly drafts: DraftsService,
    private readonly clock: Clock,
  ) {}

  @Get(paths.newIncident)
  @Policy('officer:author')
  async blank(
    @CurrentOfficer() officer: Officer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(officer, request, reply, { target: { kind: 'new' }, input: emptyDraft });
  }

  @Post(paths.newIncident)
  @Policy('officer:author')
  async create(
    @CurrentOfficer() officer: Officer,
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = consoleLanguage(request);
    const input = draftInputOf(form ?? {});
    const refuse = (errors: readonly FieldError[]) =>
      this.send(officer, request, reply, { target: { kind: 'new' }, input, errors });
    const { timeZone } = await agencyById(this.database, officer.agencyId);
    const typedDraft = draftFrom(input, timeZone);
    const written = draftSchema.safeParse(typedDraft);
    if (!written.success) return refuse(shapeErrors(written.error.issues, typedDraft, language));
    const drafted = await attempt(areaProblems, () => this.drafts.draft(officer, written.data));
    if (drafted.outcome === 'refused') return refuse(areaErrors(drafted.problem, language));
    const { publicId } = drafted.result.incident;
    const isSubmitted = filled(form, 'intent') === 'submit';
    seeOther(reply, isSubmitted ? await submitOrShowFindings(this.drafts, officer, publicId) : paths.draft(publicId));
  }

  /** @param check set when the draft was not fit to be submitted: says why */
  @Get(mountedAt(paths.draft))
  @Policy('officer:author')
  async open(
    @CurrentOfficer() officer: Officer,
    @Param('id') id: string,
    @Query('check') check: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { incident, version } = await this.openVersion(officer, id);
    const { timeZone } = await agencyById(this.database, officer.agencyId);
    const findings = check === undefined ? [] : lintAlert(version.content, this.clock.now());
    await this.send(officer, request, reply, {
      target: { kind: 'edit', incidentId: id, mode: incident.mode },
      input: draftInputFrom(version.content, timeZone),
      returnReason: version.status === 'returned' ? (version.decisionReason ?? undefined) : undefined,
      errors: findingErrors(findings, consoleLanguage(request)),
    });
  }

  @Post(mountedAt(paths.draft))
  @Policy('officer:author')
  async edit(
    @CurrentOfficer() officer: Officer,
    @Param('id') id: string,
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const intent = filled(form, 'intent');
    if (intent === 'discard') {
      await this.drafts.discard(officer, id);
      return seeOther(reply, paths.console);
    }
    const { incident, version } = await this.openVersion(officer, id);
    const language = consoleLanguage(request);
    const input = draftInputOf(form ?? {});
    const refuse = (errors: readonly FieldError[]) =>
      this.send(officer, request, reply, {
        target: { kind: 'edit', incidentId: id, mode: incident.mode },
        input,
        errors,
      });
    const { timeZone } = await agencyById(this.database, officer.agencyId);
    const typedDraft = updateFrom(input, timeZone);
    const written = updateSchema.safeParse(typedDraft);
    if (!written.success) return refuse(shapeErrors(written.error.issues, typedDraft, language));
    const draft = { ...written.data, ...keptCodes(version.content, written.data) };
    const edited = await attempt(areaProblems, () => this.drafts.edit(officer, id, draft));
    if (edited.outcome === 'refused') return refuse(areaErrors(edited.problem, language));
    seeOther(reply, intent === 'submit' ? await submitOrShowFindings(this.drafts, officer, id) : paths.draft(id));
  }

  private async openVersion(officer: Officer, id: string) {
    const incident = await ownIncident(this.database, officer, id);
    const versions = await versionsOf(this.database, incident.id);
    const version = versions.find(({ status }) => mayStart('edit', status));
    if (!version) throw incidentProblems['not-editable']();
    return { incident, version };
  }

  private async send(officer: Officer, request: FastifyRequest, reply: FastifyReply, shown: Shown): Promise<void> {
    const { timeZone } = await agencyById(this.database, officer.agencyId);
    const page = (
      <DraftPage language={consoleLanguage(request)} officerName={officer.name} timeZone={timeZone} {...shown} />
    );
    sendPage(reply, page, shown.errors?.length && request.method === 'POST' ? 422 : 200);
  }
}
