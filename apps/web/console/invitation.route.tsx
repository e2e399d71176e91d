import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { acceptanceRequest, invitationToken } from '../../../libs/identity/invitation.schema';
import { InvitationsService } from '../../../libs/identity/invitations.service';
import { Policy } from '../../../libs/platform/http/policy';
import { platformProblems } from '../../../libs/platform/platform-problems';
import { attempt } from '../attempt';
import type { FieldError } from '../fields';
import { filled, type Form, typed } from '../form';
import { consoleRefusal } from '../messages/console/refusals';
import { mountedAt } from '../mounted-at';
import { seeOther, sendPage } from '../page-reply';
import { paths } from '../paths';
import { consoleLanguage } from './console-language';
import { InvitationPage } from './invitation.page';

const fieldOf = { 'password-refused': 'password', 'totp-refused': 'totp' } as const;

/** The link by which an officer opens an account. */
@Controller()
export class InvitationRoute {
  constructor(private readonly invitations: InvitationsService) {}

  @Get(mountedAt(paths.invitation))
  @Policy('public')
  async show(@Param('id') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.send(token, request, reply, {});
  }

  @Post(mountedAt(paths.invitation))
  @Policy('public')
  async accept(
    @Param('id') token: string,
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const name = filled(form, 'name');
    const language = consoleLanguage(request);
    const input = { name, password: typed(form, 'password'), totp: typed(form, 'totp') };
    const written = acceptanceRequest.safeParse(input);
    if (!written.success) {
      const fields = ['name', 'password', 'totp'] as const;
      const wrong = fields.filter((field) => written.error.issues.some(({ path }) => path[0] === field));
      const errors = wrong.map((field) => ({ field, message: consoleRefusal(language, field) }));
      await this.send(token, request, reply, { name, errors });
      return;
    }
    const accepted = await attempt(Object.keys(fieldOf), () => this.invitations.accept(usable(token), written.data));
    if (accepted.outcome === 'done') {
      seeOther(reply, paths.signIn);
      return;
    }
    const field = accepted.problem.slug === 'totp-refused' ? fieldOf['totp-refused'] : fieldOf['password-refused'];
    await this.send(token, request, reply, { name, errors: [{ field, message: consoleRefusal(language, field) }] });
  }

  private async send(
    token: string,
    request: FastifyRequest,
    reply: FastifyReply,
    { name, errors = [] }: { readonly name?: string | undefined; readonly errors?: readonly FieldError[] },
  ): Promise<void> {
    const { invitation, totpUri } = await this.invitations.view(usable(token));
    const page = (
      <InvitationPage
        language={consoleLanguage(request)}
        agencyName={invitation.agencyName}
        email={invitation.email}
        totpSecret={new URL(totpUri).searchParams.get('secret') ?? ''}
        totpUri={totpUri}
        name={name}
        errors={errors}
      />
    );
    sendPage(reply, page, errors.length > 0 ? 422 : 200);
  }
}

function usable(token: string): string {
  if (!invitationToken.safeParse(token).success) throw platformProblems['not-found']();
  return token;
}
