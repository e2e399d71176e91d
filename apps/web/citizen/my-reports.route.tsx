import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { parsePhone } from '../../../libs/channels/phone-number';
import { answers } from '../../../libs/check-ins/answer';
import { idempotencyKey } from '../../../libs/check-ins/check-in.schema';
import { CheckInsService } from '../../../libs/check-ins/check-ins.service';
import { OnBehalfService } from '../../../libs/check-ins/on-behalf.service';
import { reportsAbout } from '../../../libs/check-ins/reports-about.queries';
import { relations } from '../../../libs/check-ins/source';
import { CurrentPerson } from '../../../libs/people/current-person';
import type { PersonId } from '../../../libs/people/person';
import { Policy } from '../../../libs/platform/http/policy';
import { platformProblems } from '../../../libs/platform/platform-problems';
import { Vault } from '../../../libs/platform/vault/vault';
import { attempt } from '../attempt';
import type { FieldError } from '../fields';
import { filled, type Form } from '../form';
import { type OnBehalfWords, onBehalfWords } from '../messages/on-behalf';
import { refusalIn } from '../messages/refusals';
import { mountedAt } from '../mounted-at';
import { seeOther, sendPage } from '../page-reply';
import { paths } from '../paths';
import { requestLanguage } from '../request-language';
import { MyReportsPage, type ReportInput } from './my-reports.page';

const claimSchema = z.object({
  answer: z.enum(answers),
  relation: z.enum(relations),
  contact: z.enum(['yes', 'no']),
  key: idempotencyKey,
});

const words: Readonly<Record<string, keyof OnBehalfWords & ('noIncident' | 'notConfirmed')>> = {
  'no-running-incident': 'noIncident',
  'phone-not-confirmed': 'notConfirmed',
};

/** Times are shown in one zone, with its name. */
const zone = 'Europe/Paris';

/** Who says how somebody else is, and what others have said of oneself. */
@Controller()
export class MyReportsRoute {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly onBehalf: OnBehalfService,
    private readonly checkIns: CheckInsService,
  ) {}

  @Get(paths.myReports)
  @Policy('person')
  async show(
    @CurrentPerson() personId: PersonId,
    @Query('saved') saved: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page(personId, { request, reply }, { saved: saved !== undefined });
  }

  /** The same page in every case: whether the number is known does not show. */
  @Post(paths.myReports)
  @Policy('person')
  async report(
    @CurrentPerson() personId: PersonId,
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = requestLanguage(request);
    const [phone, relation, contact, answer] = ['phone', 'relation', 'contact', 'answer'].map((name) =>
      filled(form, name),
    );
    const input = { phone, relation, contact, answer };
    const parsed = parsePhone(phone ?? '', 'FR');
    const claim = claimSchema.safeParse({ ...input, key: filled(form, 'key') });
    const incomplete = (field: string, isMissing: boolean): FieldError[] =>
      isMissing ? [{ field, message: onBehalfWords[language].incomplete }] : [];
    if (!parsed || !claim.success) {
      const unreadable = { field: 'phone', message: refusalIn(language, 'phone-unreadable') };
      const errors = [...(parsed ? [] : [unreadable]), ...incomplete('contact', !contact), ...incomplete('answer', !answer)]; // prettier-ignore
      if (errors.length === 0) throw platformProblems['malformed-request']();
      return this.page(personId, { request, reply }, { input, errors, status: 422 });
    }
    const { key, contact: said, ...rest } = claim.data;
    const report = { ...rest, hadContact: said === 'yes', key: `behalf:${personId}:${key}`, door: 'page' } as const;
    const refusable = ['too-many-requests', ...Object.keys(words)];
    const told = await attempt(refusable, () => this.onBehalf.report(personId, parsed, report));
    if (told.outcome === 'done') return seeOther(reply, `${paths.myReports}?saved`);
    const word = words[told.problem.slug];
    const message = word ? onBehalfWords[language][word] : refusalIn(language, 'too-many-requests');
    const { status } = told.problem.kind;
    return this.page(personId, { request, reply }, { input, errors: [{ field: 'phone', message }], status });
  }

  @Post(mountedAt(paths.disputeReport))
  @Policy('person')
  async dispute(
    @CurrentPerson() personId: PersonId,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!z.uuid().safeParse(id).success) throw platformProblems['not-found']();
    await this.checkIns.dispute(personId, id);
    seeOther(reply, `${paths.myReports}?saved`);
  }

  private async page(
    personId: PersonId,
    { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
    {
      saved = false,
      input = {},
      errors = [],
      status,
    }: {
      readonly saved?: boolean;
      readonly input?: ReportInput;
      readonly errors?: readonly FieldError[];
      readonly status?: number;
    },
  ): Promise<void> {
    const page = (
      <MyReportsPage
        language={requestLanguage(request)}
        timeZone={zone}
        reportKey={randomUUID()}
        reports={await reportsAbout(this.database, this.vault, personId)}
        saved={saved}
        input={input}
        errors={errors}
      />
    );
    sendPage(reply, page, status);
  }
}
