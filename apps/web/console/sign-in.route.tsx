import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { clearOfficerCookie, readOfficerCookie, setOfficerCookie } from '../../../libs/identity/officer-cookie';
import { signInRequest } from '../../../libs/identity/session.schema';
import { SessionsService } from '../../../libs/identity/sessions.service';
import { Policy } from '../../../libs/platform/http/policy';
import { attempt } from '../attempt';
import { filled, type Form, typed } from '../form';
import { type ConsoleRefusal, consoleRefusal } from '../messages/console/refusals';
import { seeOther, sendPage } from '../page-reply';
import { paths } from '../paths';
import { consoleLanguage } from './console-language';
import { consolePath } from './console-path';
import { SignInPage } from './sign-in.page';

@Controller()
export class SignInRoute {
  constructor(private readonly sessions: SessionsService) {}

  /** Who is signed in already is led on: a link from outside arrives without the cookie, and passes through here. */
  @Get(paths.signIn)
  @Policy('public')
  async show(@Query('next') next: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const token = readOfficerCookie(request.headers.cookie);
    const officer = token === undefined ? undefined : await this.sessions.authenticate(token);
    if (officer) seeOther(reply, consolePath(next));
    else sendPage(reply, <SignInPage language={consoleLanguage(request)} next={consolePath(next)} />);
  }

  @Post(paths.signIn)
  @Policy('public')
  async signIn(
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const email = filled(form, 'email');
    const next = consolePath(typed(form, 'next'));
    const replaces = readOfficerCookie(request.headers.cookie);
    const written = signInRequest.safeParse({ email, password: typed(form, 'password'), totp: typed(form, 'totp') });
    // A form that nobody could sign in with is refused in the same words as a wrong one.
    const signedIn = written.success
      ? await attempt(['sign-in-refused', 'too-many-requests'], () =>
          this.sessions.signIn({ ...written.data, ip: request.ip, replaces }),
        )
      : undefined;
    if (signedIn?.outcome === 'done') {
      void reply.header('set-cookie', setOfficerCookie(signedIn.result.token));
      seeOther(reply, next);
      return;
    }
    const language = consoleLanguage(request);
    const isBusy = signedIn?.problem.slug === 'too-many-requests';
    const refusal: ConsoleRefusal = isBusy ? 'too-many-requests' : 'sign-in-refused';
    const errors = [{ field: 'email', message: consoleRefusal(language, refusal) }];
    sendPage(reply, <SignInPage language={language} email={email} next={next} errors={errors} />, isBusy ? 429 : 401);
  }

  @Post(paths.signOut)
  @Policy('public')
  async signOut(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const token = readOfficerCookie(request.headers.cookie);
    if (token !== undefined) await this.sessions.signOut(token);
    void reply.header('set-cookie', clearOfficerCookie).header('clear-site-data', '"cache"');
    seeOther(reply, paths.signIn);
  }
}
