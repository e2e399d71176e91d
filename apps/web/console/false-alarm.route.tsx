import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { agencyById } from '../../../libs/identity/agencies.queries';
import { CurrentOfficer } from '../../../libs/identity/current-officer';
import type { Officer } from '../../../libs/identity/officer';
import { ApprovalsService } from '../../../libs/incidents/approvals.service';
import { incidentProblems } from '../../../libs/incidents/incident-problems';
import { ownIncident, publishedVersionsOf } from '../../../libs/incidents/incidents.queries';
import { correctionOf } from '../../../libs/incidents/prepared-texts';
import { Clock } from '../../../libs/platform/clock';
import { Config } from '../../../libs/platform/config/config';
import { Policy } from '../../../libs/platform/http/policy';
import { attempt } from '../attempt';
import type { FieldError } from '../fields';
import type { Form } from '../form';
import { consoleRefusal } from '../messages/console/refusals';
import { mountedAt } from '../mounted-at';
import { seeOther, sendPage } from '../page-reply';
import { paths } from '../paths';
import { textFor } from '../text-for';
import { consoleLanguage } from './console-language';
import { FalseAlarmPage } from './false-alarm.page';
import { previewsOf } from './previews-of';
import { stepUpOf } from './step-up-form';

/** Kept with the decision. The page asks for none: whoever has to stop a false alarm does not write essays. */
const reason = 'false alarm, called off on the page';

@Controller()
export class FalseAlarmRoute {
  constructor(
    private readonly database: DataSource,
    private readonly approvals: ApprovalsService,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  @Get(mountedAt(paths.falseAlarm))
  @Policy('officer')
  async show(
    @CurrentOfficer() officer: Officer,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(officer, id, request, reply, []);
  }

  @Post(mountedAt(paths.falseAlarm))
  @Policy('officer')
  async callOff(
    @CurrentOfficer() officer: Officer,
    @Param('id') id: string,
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const stepUp = stepUpOf(form);
    const calledOff =
      stepUp && (await attempt(['step-up-refused'], () => this.approvals.cancel(officer, id, reason, stepUp)));
    if (calledOff?.outcome === 'done') {
      seeOther(reply, paths.watch(id));
      return;
    }
    const message = consoleRefusal(consoleLanguage(request), 'step-up-refused');
    await this.send(officer, id, request, reply, [{ field: 'password', message }]);
  }

  private async send(
    officer: Officer,
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FieldError[],
  ): Promise<void> {
    const language = consoleLanguage(request);
    const incident = await ownIncident(this.database, officer, id);
    const [last] = await publishedVersionsOf(this.database, incident.id);
    if (!last || incident.status !== 'active') throw incidentProblems['incident-ended']();
    const { timeZone } = await agencyById(this.database, incident.agencyId);
    const at = this.clock.now();
    const content = correctionOf(last.content, at);
    const page = (
      <FalseAlarmPage
        language={language}
        officerName={officer.name}
        incident={{ id, mode: incident.mode, headline: textFor(last.content, language).text.headline }}
        previews={previewsOf({
          kind: 'cancel',
          content,
          at,
          timeZone,
          number: incident.id,
          publicUrl: this.config.publicUrl,
        })}
        errors={errors}
      />
    );
    sendPage(reply, page, errors.length > 0 ? 403 : 200);
  }
}
