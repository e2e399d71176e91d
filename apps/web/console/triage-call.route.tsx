import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { messagesAbout } from '../../../libs/alerting/deliveries.queries';
import { DeskService } from '../../../libs/check-ins/triage/desk.service';
import { type TicketOrder, TriageService } from '../../../libs/check-ins/triage/triage.service';
import { agencyById } from '../../../libs/identity/agencies.queries';
import { CurrentOfficer } from '../../../libs/identity/current-officer';
import type { Officer } from '../../../libs/identity/officer';
import { Policy } from '../../../libs/platform/http/policy';
import { platformProblems } from '../../../libs/platform/platform-problems';
import { communeNames } from '../../../libs/situation/reach.queries';
import { attempt } from '../attempt';
import { filled, type Form } from '../form';
import { type TriageRefusal, triageWords } from '../messages/console/triage';
import { mountedAt } from '../mounted-at';
import { seeOther, sendPage } from '../page-reply';
import { paths } from '../paths';
import { consoleLanguage } from './console-language';
import { TriageCallPage } from './triage-call.page';

const address = mountedAt((id) => paths.triageCall(id, ':ticket'));

const refusals = ['ticket-taken', 'ticket-not-held', 'ticket-closed', 'not-spoken-with', 'too-many-requests'] as const;

/** One call for help, and what its officer does with it. */
@Controller()
export class TriageCallRoute {
  constructor(
    private readonly database: DataSource,
    private readonly desk: DeskService,
    private readonly triage: TriageService,
  ) {}

  @Get(address)
  @Policy('officer:responder')
  show(
    @CurrentOfficer() officer: Officer,
    @Param() { id, ticket }: { readonly id: string; readonly ticket: string },
    @Query('done') done: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const names = Object.keys(triageWords.en.done) as (keyof typeof triageWords.en.done)[]; // the keys of that literal
    return this.send(officer, { id, ticket }, { request, reply }, { done: names.find((each) => each === done) });
  }

  @Post(address)
  @Policy('officer:responder')
  async act(
    @CurrentOfficer() officer: Officer,
    @Param() { id, ticket }: { readonly id: string; readonly ticket: string },
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const order = orderOf(form);
    if (!order) {
      await this.send(officer, { id, ticket }, { request, reply }, { refusal: 'words' });
      return;
    }
    const where = { incident: id, ticket };
    const acted = await attempt(refusals, async () =>
      order.command === 'reveal' ? this.triage.reveal(officer, where, order.words) : this.triage.act(officer, where, order)); // prettier-ignore
    if (acted.outcome === 'refused') {
      const refusal = refusals.find((slug) => slug === acted.problem.slug);
      await this.send(officer, { id, ticket }, { request, reply }, { refusal });
      return;
    }
    seeOther(reply, `${paths.triageCall(id, ticket)}${order.command === 'reveal' ? '' : `?done=${order.command}`}`);
  }

  private async send(
    officer: Officer,
    { id, ticket }: { readonly id: string; readonly ticket: string },
    { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
    said: {
      readonly refusal?: TriageRefusal | undefined;
      readonly done?: keyof typeof triageWords.en.done | undefined;
    },
  ): Promise<void> {
    const file = await this.desk.file(officer, id, ticket);
    const { timeZone } = await agencyById(this.database, file.incident.agencyId);
    const page = (
      <TriageCallPage
        language={consoleLanguage(request)}
        officerName={officer.name}
        names={await communeNames(this.database, [file.call.place ?? ''])}
        timeZone={timeZone}
        file={file}
        messages={await messagesAbout(this.database, file.incident.id, file.call.personId)}
        {...said}
      />
    );
    sendPage(reply, page, said.refusal ? 409 : 200);
  }
}

/** @returns undefined when what has to be typed is missing */
function orderOf(form: Form | undefined): TicketOrder | undefined {
  const command = filled(form, 'command');
  const words = (name: string, least: number): string | undefined => {
    const typed = filled(form, name);
    return typed && typed.length >= least && typed.length <= 500 ? typed : undefined;
  };
  switch (command) {
    case 'claim':
    case 'release':
    case 'unreachable':
      return { command };
    case 'hand_over': {
      const reference = words('reference', 1);
      return reference === undefined ? undefined : { command, words: reference };
    }
    case 'resolve': {
      const said = words('resolution', 3);
      return said === undefined ? undefined : { command, words: said, hasSpoken: filled(form, 'spoken') === 'yes' };
    }
    case 'reveal': {
      const reason = words('reason', 3);
      return reason === undefined ? undefined : { command, words: reason };
    }
    case undefined:
    default:
      throw platformProblems['malformed-request']();
  }
}
