import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { parsePhone } from '../../../libs/channels/phone-number';
import { ConsentService } from '../../../libs/circles/consent.service';
import { followIdSchema } from '../../../libs/circles/follow.schema';
import { GuardiansService } from '../../../libs/circles/guardians.service';
import { ownGuardianship, wardsOf } from '../../../libs/circles/guardianship.queries';
import { CurrentPerson } from '../../../libs/people/current-person';
import type { PersonId } from '../../../libs/people/person';
import { Clock } from '../../../libs/platform/clock';
import { Policy } from '../../../libs/platform/http/policy';
import { platformProblems } from '../../../libs/platform/platform-problems';
import { Vault } from '../../../libs/platform/vault/vault';
import { attempt, type Attempt } from '../attempt';
import type { FieldError } from '../fields';
import { filled, type Form } from '../form';
import { guardianWords } from '../messages/guardian';
import { refusalIn } from '../messages/refusals';
import { mountedAt } from '../mounted-at';
import { seeOther, sendPage } from '../page-reply';
import { paths } from '../paths';
import { requestLanguage } from '../request-language';
import { readDecision } from './consent-form';
import { followerView } from './follower-view';
import { MyGuardianPage, type MyGuardianPageProps } from './my-guardian.page';

const refusals = [
  'guardian-code-refused', 'birth-date-refused', 'guardian-is-self', 'guardian-set', 'phone-not-served', 'too-many-requests',
] as const; // prettier-ignore

/** The field that each refusal is about; a number where it is none of these. */
const fieldOf: Readonly<Record<string, string>> = {
  'guardian-code-refused': 'code',
  'birth-date-refused': 'birthDate',
};

@Controller()
export class MyGuardianRoute {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly guardians: GuardiansService,
    private readonly consent: ConsentService,
  ) {}

  @Get(paths.myGuardian)
  @Policy('person')
  async show(
    @CurrentPerson() personId: PersonId,
    @Query('saved') saved: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(personId, request, reply, { saved: saved !== undefined });
  }

  @Post(paths.myGuardian)
  @Policy('person')
  async declare(
    @CurrentPerson() personId: PersonId,
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = { birthDate: filled(form, 'birthDate'), phone: filled(form, 'phone') };
    const phone = parsePhone(typed.phone ?? '', 'FR');
    const done =
      phone &&
      (await attempt(refusals, () => this.guardians.declare(personId, phone, typed.birthDate ?? '', request.ip)));
    await this.answer(personId, request, reply, { done, typed });
  }

  @Post(paths.confirmGuardian)
  @Policy('person')
  async confirm(
    @CurrentPerson() personId: PersonId,
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const done = await attempt(refusals, () => this.guardians.confirm(personId, filled(form, 'code') ?? ''));
    await this.answer(personId, request, reply, { done });
  }

  @Post(mountedAt(paths.decideForWard))
  @Policy('person')
  async decide(
    @CurrentPerson() personId: PersonId,
    @Param('id') id: string,
    @Body() form: Form | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { command, days } = readDecision(form);
    if (!followIdSchema.safeParse(id).success) throw platformProblems['not-found']();
    await this.consent.answerOne(personId, id, command, days);
    seeOther(reply, `${paths.myGuardian}?saved`);
  }

  @Post(mountedAt(paths.handOverWard))
  @Policy('person')
  async handOver(
    @CurrentPerson() personId: PersonId,
    @Param('id') id: string,
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const phone = parsePhone(filled(form, 'phone') ?? '', 'FR');
    const done = phone && (await attempt(refusals, () => this.guardians.handOver(personId, id, phone, request.ip)));
    await this.answer(personId, request, reply, { done });
  }

  @Post(mountedAt(paths.confirmWard))
  @Policy('person')
  async confirmWard(
    @CurrentPerson() personId: PersonId,
    @Param('id') id: string,
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const done = await attempt(refusals, () =>
      this.guardians.confirmHandOver(personId, id, filled(form, 'code') ?? ''),
    );
    await this.answer(personId, request, reply, { done });
  }

  /** @param done undefined when no number could be read */
  private async answer(
    personId: PersonId,
    request: FastifyRequest,
    reply: FastifyReply,
    { done, typed }: { readonly done: Attempt<void> | undefined; readonly typed?: MyGuardianPageProps['typed'] },
  ): Promise<void> {
    if (done?.outcome === 'done') {
      seeOther(reply, `${paths.myGuardian}?saved`);
      return;
    }
    const error = refusalError(request, done?.problem.slug ?? 'phone-unreadable');
    await this.send(personId, request, reply, { typed, errors: [error] }, done?.problem.kind.status ?? 422);
  }

  private async send(
    personId: PersonId,
    request: FastifyRequest,
    reply: FastifyReply,
    rest: Pick<MyGuardianPageProps, 'saved' | 'typed' | 'errors'>,
    status = 200,
  ): Promise<void> {
    const now = this.clock.now();
    const wards = await wardsOf(this.database, this.vault, personId, now);
    const page = (
      <MyGuardianPage
        language={requestLanguage(request)}
        timeZone="Europe/Paris"
        own={await ownGuardianship(this.database, this.vault, personId, now)}
        wards={wards.map(({ publicId, name, adultOn, followers }) => {
          return { id: publicId, name, adultOn, followers: followers.map(followerView) };
        })}
        {...rest}
      />
    );
    sendPage(reply, page, status);
  }
}

function refusalError(request: FastifyRequest, slug: string): FieldError {
  const language = requestLanguage(request);
  const own: Readonly<Record<string, string>> = guardianWords[language].refused;
  const known = slug === 'phone-not-served' || slug === 'too-many-requests' ? slug : 'phone-unreadable';
  return { field: fieldOf[slug] ?? 'phone', message: own[slug] ?? refusalIn(language, known) };
}
