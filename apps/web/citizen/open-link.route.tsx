import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LinksService } from '../../../libs/people/links.service';
import { linkTokenSchema } from '../../../libs/people/me.schema';
import { linkSessionHours, setPersonCookie } from '../../../libs/people/person-session';
import { Policy } from '../../../libs/platform/http/policy';
import { platformProblems } from '../../../libs/platform/platform-problems';
import { attempt } from '../attempt';
import { mountedAt } from '../mounted-at';
import { seeOther, sendPage } from '../page-reply';
import { paths } from '../paths';
import { requestLanguage } from '../request-language';
import { ErrorPage } from './error.page';
import { OpenLinkPage } from './open-link.page';

/** The link that a text message brings to one's own data. */
@Controller()
export class OpenLinkRoute {
  constructor(private readonly links: LinksService) {}

  /** Changes nothing and tells nothing, not even whether the link is good. */
  @Get(mountedAt(paths.openLink))
  @Policy('public')
  show(@Param('id') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    if (!linkTokenSchema.safeParse({ token }).success) throw platformProblems['not-found']();
    sendPage(reply, <OpenLinkPage language={requestLanguage(request)} token={token} />);
  }

  @Post(mountedAt(paths.openLink))
  @Policy('public')
  async open(@Param('id') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!linkTokenSchema.safeParse({ token }).success) throw platformProblems['not-found']();
    const opened = await attempt(['link-refused'], () => this.links.openLink(token));
    if (opened.outcome === 'refused') {
      sendPage(reply, <ErrorPage language={requestLanguage(request)} kind="link_expired" />, 410);
      return;
    }
    void reply.header('set-cookie', setPersonCookie(opened.result.token, linkSessionHours));
    seeOther(reply, paths.me);
  }
}
