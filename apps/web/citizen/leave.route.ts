import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { clearPersonCookie, personToken } from '../../../libs/people/person-session';
import { PersonSessionsService } from '../../../libs/people/person-sessions.service';
import { Config } from '../../../libs/platform/config/config';
import { Policy } from '../../../libs/platform/http/policy';
import { paths } from '../paths';

/** The way out when somebody comes near: a plain link, so that it works without script. */
@Controller()
export class LeaveRoute {
  constructor(
    private readonly sessions: PersonSessionsService,
    private readonly config: Config,
  ) {}

  /** Whoever goes back finds nobody signed in. The browser's subscription to pushes stays: it may be what warns them. */
  @Get(paths.leave)
  @Policy('public')
  async leave(@Req() { headers }: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const token = personToken(headers);
    // A link on another site signs nobody out.
    const isOwn = ['same-origin', 'none', undefined].includes(headers['sec-fetch-site']?.toString());
    if (isOwn && token !== undefined) await this.sessions.end(token);
    if (isOwn) void reply.header('set-cookie', clearPersonCookie).header('clear-site-data', '"cache"');
    void reply
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'no-referrer')
      .redirect(this.config.quickExitUrl, 303);
  }
}
