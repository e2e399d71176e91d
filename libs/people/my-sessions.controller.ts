import { Body, Controller, Delete, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Policy } from '../platform/http/policy';
import { LinksService } from './links.service';
import { linkTokenSchema } from './me.schema';
import { clearPersonCookie, clearSiteData, linkSessionHours, personToken, setPersonCookie } from './person-session';
import { PersonSessionsService } from './person-sessions.service';
import { readTypedPhone, typedPhone } from './phone.schema';

@Controller('v1/me')
export class MySessionsController {
  constructor(
    private readonly links: LinksService,
    private readonly sessions: PersonSessionsService,
  ) {}

  /** The same answer whether or not the number is known; the link goes to the phone. */
  @Post('links')
  @HttpCode(202)
  @Policy('public')
  async requestLink(
    @Body({ schema: typedPhone }) body: z.infer<typeof typedPhone>,
    @Req() { ip }: FastifyRequest,
  ): Promise<{ readonly status: 'requested' }> {
    await this.links.requestManageLink(readTypedPhone(body), ip);
    return { status: 'requested' };
  }

  @Post('sessions')
  @HttpCode(201)
  @Policy('public')
  async open(
    @Body({ schema: linkTokenSchema }) body: z.infer<typeof linkTokenSchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ readonly token: string }> {
    const { token } = await this.links.openLink(body.token);
    void reply.header('set-cookie', setPersonCookie(token, linkSessionHours));
    return { token };
  }

  @Delete('sessions/current')
  @HttpCode(204)
  @Policy('person')
  async end(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const token = personToken(request.headers);
    if (token) await this.sessions.end(token);
    void reply.header('set-cookie', clearPersonCookie).header('clear-site-data', clearSiteData);
  }
}
