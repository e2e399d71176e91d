import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { visibilitySchema } from '../../../libs/circles/visibility.schema';
import { VisibilityService } from '../../../libs/circles/visibility.service';
import { CurrentPerson } from '../../../libs/people/current-person';
import type { PersonId } from '../../../libs/people/person';
import { Policy } from '../../../libs/platform/http/policy';
import { platformProblems } from '../../../libs/platform/platform-problems';
import { attempt } from '../attempt';
import { filled, type Form } from '../form';
import { seeOther, sendPage } from '../page-reply';
import { paths } from '../paths';
import { requestLanguage } from '../request-language';
import { MePageService } from './me-page.service';
import { savedPath } from './saved-path';

@Controller()
export class MyVisibilityRoute {
  constructor(
    private readonly pages: MePageService,
    private readonly visibility: VisibilityService,
  ) {}

  @Post(paths.myVisibility)
  @Policy('person')
  async choose(
    @CurrentPerson() personId: PersonId,
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const chosen = visibilitySchema.safeParse({ level: filled(form, 'level') });
    if (!chosen.success) throw platformProblems['malformed-request']();
    const { level } = chosen.data;
    const done = await attempt(['minor-visibility'], () => this.visibility.choose(personId, level));
    if (done.outcome === 'done') {
      seeOther(reply, savedPath);
      return;
    }
    const refused = { refusals: [{ field: 'level', reason: 'minor-visibility' }] as const };
    sendPage(reply, await this.pages.page(personId, requestLanguage(request), { refused }), 403);
  }

  @Post(paths.renewCode)
  @Policy('person')
  async renew(@CurrentPerson() personId: PersonId, @Res() reply: FastifyReply): Promise<void> {
    await this.visibility.renewCode(personId);
    seeOther(reply, savedPath);
  }
}
