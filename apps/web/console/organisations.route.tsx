import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { organisationsOf } from '../../../libs/check-ins/rosters/organisations.queries';
import { OrganisationsService } from '../../../libs/check-ins/rosters/organisations.service';
import { organisationSchema } from '../../../libs/check-ins/rosters/roster.schema';
import { CurrentOfficer } from '../../../libs/identity/current-officer';
import type { Officer } from '../../../libs/identity/officer';
import { Policy } from '../../../libs/platform/http/policy';
import { attempt } from '../attempt';
import { filled, type Form } from '../form';
import { type OrganisationWords, organisationWords } from '../messages/console/organisations';
import { mountedAt } from '../mounted-at';
import { seeOther, sendPage } from '../page-reply';
import { paths } from '../paths';
import { consoleLanguage } from './console-language';
import { OrganisationsPage } from './organisations.page';

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

interface Shown {
  readonly issued?: { readonly name: string; readonly key: string };
  readonly input?: { readonly name?: string | undefined; readonly kind?: string | undefined };
  readonly refusal?: keyof OrganisationWords['refusals'];
  readonly status?: number;
}

/** Who may send lists: one administrator declares, another verifies. */
@Controller()
export class OrganisationsRoute {
  constructor(
    private readonly database: DataSource,
    private readonly organisations: OrganisationsService,
  ) {}

  @Get(paths.organisations)
  @Policy('officer:administrator')
  async show(@CurrentOfficer() officer: Officer, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    await this.page(officer, { request, reply }, {});
  }

  @Post(paths.organisations)
  @Policy('officer:administrator')
  async declare(
    @CurrentOfficer() officer: Officer,
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const input = { name: filled(form, 'name'), kind: filled(form, 'kind') };
    const parsed = organisationSchema.safeParse(input);
    if (!parsed.success) return this.page(officer, { request, reply }, { input, refusal: 'incomplete', status: 422 });
    const told = await attempt(['organisation-exists'], () => this.organisations.declare(officer, parsed.data));
    if (told.outcome === 'done') return seeOther(reply, paths.organisations);
    return this.page(officer, { request, reply }, { input, refusal: 'organisation-exists', status: 409 });
  }

  /** The answer itself shows the key: a page that could be loaded again could show it again. */
  @Post(mountedAt(paths.verifyOrganisation))
  @Policy('officer:administrator')
  async verify(
    @CurrentOfficer() officer: Officer,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const refusable = ['organisation-verified', 'second-person-needed'] as const;
    const told = await attempt(refusable, () => this.organisations.verify(officer, id));
    if (told.outcome === 'refused') {
      const refusal = refusable.find((slug) => slug === told.problem.slug);
      return this.page(officer, { request, reply }, { refusal, status: told.problem.kind.status });
    }
    const known = await organisationsOf(this.database, officer.agencyId);
    const name = known.find(({ publicId }) => publicId === id)?.name ?? '';
    return this.page(officer, { request, reply }, { issued: { name, key: told.result } });
  }

  private async page(
    { agencyId, name }: Officer,
    { request, reply }: Exchange,
    { issued, input, refusal, status }: Shown,
  ): Promise<void> {
    const language = consoleLanguage(request);
    const errors = refusal ? [{ field: 'name', message: organisationWords[language].refusals[refusal] }] : [];
    const page = (
      <OrganisationsPage
        language={language}
        officerName={name}
        organisations={await organisationsOf(this.database, agencyId)}
        issued={issued}
        input={input ?? {}}
        errors={errors}
      />
    );
    sendPage(reply, page, status);
  }
}
