import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { agencyById } from '../../../libs/identity/agencies.queries';
import { CurrentOfficer } from '../../../libs/identity/current-officer';
import type { Officer } from '../../../libs/identity/officer';
import { DraftsService } from '../../../libs/incidents/drafts.service';
import { updateSchema } from '../../../libs/incidents/incident.schema';
import { incidentProblems } from '../../../libs/incidents/incident-problems';
import { ownIncident, versionsOf } from '../../../libs/incidents/incidents.queries';
import { Policy } from '../../../libs/platform/http/policy';
import { attempt } from '../attempt';
import type { FieldError } from '../fields';
import { filled, type Form } from '../form';
import { mountedAt } from '../mounted-at';
import { seeOther, sendPage } from '../page-reply';
import { paths } from '../paths';
import { consoleLanguage } from './console-language';
import { draftInputFrom, draftInputOf, type DraftInput, updateFrom } from './draft-input';
import { DraftPage } from './draft.page';
import { areaErrors, areaProblems, shapeErrors } from './draft-refusals';
import { keptCodes } from './kept-codes';
import { submitOrShowFindings } from './submit-draft';

/** The next message about a running incident: an update, or that it is over. */
@Controller()
export class NextMessageRoute {
  constructor(
    private readonly database: DataSource,
    private readonly drafts: DraftsService,
  ) {}

  /** The form starts from what holds now. One that was begun already is gone on with. */
  @Get(mountedAt(paths.update))
  @Policy('officer:author')
  async show(
    @CurrentOfficer() officer: Officer,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { incident, newest, last } = await this.running(officer, id);
    if (newest.status === 'pending') return seeOther(reply, paths.review(id));
    if (newest.status === 'draft' || newest.status === 'returned') return seeOther(reply, paths.draft(id));
    const { timeZone } = await agencyById(this.database, incident.agencyId);
    await this.send(officer, request, reply, id, draftInputFrom(last.content, timeZone), []);
  }

  @Post(mountedAt(paths.update))
  @Policy('officer:author')
  async update(
    @CurrentOfficer() officer: Officer,
    @Param('id') id: string,
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { incident, last } = await this.running(officer, id);
    const language = consoleLanguage(request);
    const input = draftInputOf(form ?? {});
    const refuse = (errors: readonly FieldError[]) => this.send(officer, request, reply, id, input, errors);
    const { timeZone } = await agencyById(this.database, incident.agencyId);
    const typedDraft = updateFrom(input, timeZone);
    const written = updateSchema.safeParse(typedDraft);
    if (!written.success) return refuse(shapeErrors(written.error.issues, typedDraft, language));
    const draft = { ...written.data, ...keptCodes(last.content, written.data) };
    const drafted = await attempt(areaProblems, () => this.drafts.draftUpdate(officer, id, draft));
    if (drafted.outcome === 'refused') return refuse(areaErrors(drafted.problem, language));
    const isSubmitted = filled(form, 'intent') === 'submit';
    seeOther(reply, isSubmitted ? await submitOrShowFindings(this.drafts, officer, id) : paths.draft(id));
  }

  /** Its words are prepared: it goes straight to the one who decides. */
  @Post(mountedAt(paths.allClear))
  @Policy('officer:author')
  async allClear(
    @CurrentOfficer() officer: Officer,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.drafts.draftAllClear(officer, id);
    seeOther(reply, await submitOrShowFindings(this.drafts, officer, id));
  }

  private async running(officer: Officer, id: string) {
    const incident = await ownIncident(this.database, officer, id);
    const versions = await versionsOf(this.database, incident.id);
    const [newest] = versions;
    const last = versions.find(({ status }) => status === 'published');
    if (!newest || !last || incident.status !== 'active') throw incidentProblems['incident-ended']();
    return { incident, newest, last };
  }

  private async send(
    officer: Officer,
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    input: DraftInput,
    errors: readonly FieldError[],
  ): Promise<void> {
    const { mode, agencyId } = await ownIncident(this.database, officer, id);
    const { timeZone } = await agencyById(this.database, agencyId);
    const page = (
      <DraftPage
        language={consoleLanguage(request)}
        officerName={officer.name}
        timeZone={timeZone}
        target={{ kind: 'update', incidentId: id, mode }}
        input={input}
        errors={errors}
      />
    );
    sendPage(reply, page, errors.length > 0 ? 422 : 200);
  }
}
