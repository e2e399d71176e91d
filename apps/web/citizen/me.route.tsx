import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isLanguage } from '../../../libs/channels/language';
import { CurrentPerson } from '../../../libs/people/current-person';
import { ErasureService } from '../../../libs/people/erasure.service';
import { PeopleService } from '../../../libs/people/people.service';
import type { PersonId } from '../../../libs/people/person';
import { clearPersonCookie, clearSiteData, personToken } from '../../../libs/people/person-session';
import { PersonSessionsService } from '../../../libs/people/person-sessions.service';
import { personName } from '../../../libs/people/subscription.schema';
import { Policy } from '../../../libs/platform/http/policy';
import { filled, type Form } from '../form';
import { seeOther, sendPage } from '../page-reply';
import { paths } from '../paths';
import { requestLanguage } from '../request-language';
import { ErasedPage } from './erased.page';
import type { FieldRefusal } from './field-errors';
import { MePageService } from './me-page.service';
import { savedPath } from './saved-path';

@Controller()
export class MeRoute {
  constructor(
    private readonly pages: MePageService,
    private readonly people: PeopleService,
    private readonly sessions: PersonSessionsService,
    private readonly erasure: ErasureService,
  ) {}

  @Get(paths.me)
  @Policy('person')
  async show(
    @CurrentPerson() personId: PersonId,
    @Query('saved') saved: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = await this.pages.page(personId, requestLanguage(request), { saved: saved !== undefined });
    sendPage(reply, page);
  }

  @Post(paths.myDetails)
  @Policy('person')
  async correct(
    @CurrentPerson() personId: PersonId,
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typedName = filled(form, 'firstName');
    const name = typedName === undefined ? undefined : personName.safeParse(typedName);
    const language = filled(form, 'language') ?? '';
    const refusals: FieldRefusal[] = [];
    if (name && !name.success) refusals.push({ field: 'firstName', reason: 'name' });
    if (!isLanguage(language)) refusals.push({ field: 'language', reason: 'language' });
    if (!isLanguage(language) || refusals.length > 0) {
      const refused = { firstName: typedName, refusals };
      sendPage(reply, await this.pages.page(personId, requestLanguage(request), { refused }), 422);
      return;
    }
    await this.people.correct(personId, { name: name?.data ?? null, language });
    seeOther(reply, savedPath);
  }

  @Post(paths.myDiscretion)
  @Policy('person')
  async beDiscreet(
    @CurrentPerson() personId: PersonId,
    @Body() form: Form | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.people.correct(personId, { isDiscreet: filled(form, 'discreet') === 'on' });
    seeOther(reply, savedPath);
  }

  @Post(paths.eraseMe)
  @Policy('person')
  async erase(
    @CurrentPerson() personId: PersonId,
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (filled(form, 'understood') !== 'yes') {
      const refused = { refusals: [{ field: 'understood', reason: 'understood' }] as const };
      sendPage(reply, await this.pages.page(personId, requestLanguage(request), { refused }), 422);
      return;
    }
    await this.erasure.erase(personId);
    void reply.header('set-cookie', clearPersonCookie).header('clear-site-data', clearSiteData);
    seeOther(reply, paths.erased);
  }

  @Get(paths.erased)
  @Policy('public')
  erased(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    sendPage(reply, <ErasedPage language={requestLanguage(request)} />);
  }

  @Post(paths.signOutMe)
  @Policy('person')
  async signOut(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const token = personToken(request.headers);
    if (token !== undefined) await this.sessions.end(token);
    void reply.header('set-cookie', clearPersonCookie).header('clear-site-data', clearSiteData);
    seeOther(reply, paths.home);
  }
}
