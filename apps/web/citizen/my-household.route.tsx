import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { parsePhone } from '../../../libs/channels/phone-number';
import { householdOf, membershipsOf } from '../../../libs/circles/household.queries';
import { memberIdSchema, membershipSchema } from '../../../libs/circles/household.schema';
import { HouseholdsService } from '../../../libs/circles/households.service';
import { MembershipsService } from '../../../libs/circles/memberships.service';
import { CurrentPerson } from '../../../libs/people/current-person';
import type { PersonId } from '../../../libs/people/person';
import { Policy } from '../../../libs/platform/http/policy';
import { platformProblems } from '../../../libs/platform/platform-problems';
import { Vault } from '../../../libs/platform/vault/vault';
import { attempt } from '../attempt';
import type { FieldError } from '../fields';
import { filled, type Form } from '../form';
import { type HouseholdWords, householdWords } from '../messages/household';
import { refusalIn } from '../messages/refusals';
import { mountedAt } from '../mounted-at';
import { seeOther, sendPage } from '../page-reply';
import { paths } from '../paths';
import { requestLanguage } from '../request-language';
import { MyHouseholdPage } from './my-household.page';

const words: Readonly<
  Record<string, { field: string; word: keyof HouseholdWords & ('unnamed' | 'full' | 'ownNumber') }>
> = {
  'member-unnamed': { field: 'name', word: 'unnamed' },
  'household-full': { field: 'name', word: 'full' },
  'own-number': { field: 'phone', word: 'ownNumber' },
};

interface Shown {
  readonly saved?: boolean;
  readonly input?: { readonly name?: string | undefined; readonly phone?: string | undefined };
  readonly errors?: readonly FieldError[];
  readonly status?: number;
}

/** Who is of a household, by whose word. */
@Controller()
export class MyHouseholdRoute {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly households: HouseholdsService,
    private readonly memberships: MembershipsService,
  ) {}

  @Get(paths.myHousehold)
  @Policy('person')
  async show(
    @CurrentPerson() personId: PersonId,
    @Query('saved') saved: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page(personId, request, reply, { saved: saved !== undefined });
  }

  /** The same page in every case: whether the number is known does not show. */
  @Post(paths.myHousehold)
  @Policy('person')
  async declare(
    @CurrentPerson() personId: PersonId,
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = requestLanguage(request);
    const input = { name: filled(form, 'name'), phone: filled(form, 'phone') };
    const phone = input.phone === undefined ? undefined : parsePhone(input.phone, 'FR');
    if (input.phone !== undefined && !phone) {
      const errors = [{ field: 'phone', message: refusalIn(language, 'phone-unreadable') }];
      return this.page(personId, request, reply, { input, errors, status: 422 });
    }
    const refusable = ['too-many-requests', ...Object.keys(words)];
    const wish = { name: input.name ?? '', phone };
    const told = await attempt(refusable, () => this.households.declare(personId, wish));
    if (told.outcome === 'done') return seeOther(reply, `${paths.myHousehold}?saved`);
    const { slug, kind } = told.problem;
    const known = words[slug];
    const message = known ? householdWords[language][known.word] : refusalIn(language, 'too-many-requests');
    const errors = [{ field: known?.field ?? 'phone', message }];
    return this.page(personId, request, reply, { input, errors, status: kind.status });
  }

  @Post(mountedAt(paths.removeMember))
  @Policy('person')
  async remove(
    @CurrentPerson() personId: PersonId,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.households.remove(personId, memberId(id));
    seeOther(reply, `${paths.myHousehold}?saved`);
  }

  @Post(mountedAt(paths.decideMembership))
  @Policy('person')
  async decide(
    @CurrentPerson() personId: PersonId,
    @Param('id') id: string,
    @Body() form: Form | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const decision = membershipSchema.safeParse(filled(form, 'decision'));
    if (!decision.success) throw platformProblems['malformed-request']();
    await this.memberships.answerOne(personId, memberId(id), decision.data);
    seeOther(reply, `${paths.myHousehold}?saved`);
  }

  private async page(
    personId: PersonId,
    request: FastifyRequest,
    reply: FastifyReply,
    { saved = false, input = {}, errors = [], status }: Shown,
  ): Promise<void> {
    const page = (
      <MyHouseholdPage
        language={requestLanguage(request)}
        members={await householdOf(this.database, this.vault, personId)}
        memberships={await membershipsOf(this.database, this.vault, personId)}
        saved={saved}
        input={input}
        errors={errors}
      />
    );
    sendPage(reply, page, status);
  }
}

/** What is no id at all belongs to no member either. */
function memberId(id: string): string {
  if (!memberIdSchema.safeParse(id).success) throw platformProblems['not-found']();
  return id;
}
