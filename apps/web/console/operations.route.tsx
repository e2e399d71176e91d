import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { deadLetters } from '../../../libs/alerting/dead-letters.queries';
import { DeadLettersService } from '../../../libs/alerting/dead-letters.service';
import { agencyById } from '../../../libs/identity/agencies.queries';
import { CurrentOfficer } from '../../../libs/identity/current-officer';
import type { Officer } from '../../../libs/identity/officer';
import { platformProblems } from '../../../libs/platform/platform-problems';
import { Policy } from '../../../libs/platform/http/policy';
import { filled, type Form } from '../form';
import { seeOther, sendPage } from '../page-reply';
import { paths } from '../paths';
import { consoleLanguage } from './console-language';
import { OperationsPage } from './operations.page';

/** What broke, for the administrators of an agency: its own work, and what concerns no agency. */
@Controller()
export class OperationsRoute {
  constructor(
    private readonly database: DataSource,
    private readonly letters: DeadLettersService,
  ) {}

  @Get(paths.operations)
  @Policy('officer:administrator')
  async show(
    @CurrentOfficer() officer: Officer,
    @Query('replayed') replayed: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { timeZone } = await agencyById(this.database, officer.agencyId);
    const page = (
      <OperationsPage
        language={consoleLanguage(request)}
        officerName={officer.name}
        timeZone={timeZone}
        letters={await deadLetters(this.database, officer.agencyId)}
        isReplayed={replayed !== undefined}
      />
    );
    sendPage(reply, page);
  }

  /** A second click finds nothing left to do, and leads to the same page. */
  @Post(paths.replayDeadLetter)
  @Policy('officer:administrator')
  async replay(
    @CurrentOfficer() officer: Officer,
    @Body() form: Form | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [, kind, id] = /^(page|event):(\d{1,15})$/.exec(filled(form, 'letter') ?? '') ?? [];
    if (!kind) throw platformProblems['malformed-request']();
    const letter = { kind: kind === 'page' ? 'page' : 'event', id: Number(id) } as const;
    const { publicId, agencyId: agency } = officer;
    await this.letters.replay({ letter, actor: `officer:${publicId}`, agency });
    seeOther(reply, `${paths.operations}?replayed`);
  }
}
