import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { parsePhone } from '../../../libs/channels/phone-number';
import { AgreementsService } from '../../../libs/circles/agreements.service';
import { ConsentService } from '../../../libs/circles/consent.service';
import { followIdSchema } from '../../../libs/circles/follow.schema';
import { FollowsService } from '../../../libs/circles/follows.service';
import { ProxiesService } from '../../../libs/circles/proxies.service';
import { CurrentPerson } from '../../../libs/people/current-person';
import type { PersonId } from '../../../libs/people/person';
import { Policy } from '../../../libs/platform/http/policy';
import { platformProblems } from '../../../libs/platform/platform-problems';
import { attempt } from '../attempt';
import { filled, type Form } from '../form';
import type { RefusalKey } from '../messages/refusals';
import { mountedAt } from '../mounted-at';
import { seeOther, sendPage } from '../page-reply';
import { paths } from '../paths';
import { requestLanguage } from '../request-language';
import { readDays, readDecision } from './consent-form';
import { MePageService } from './me-page.service';
import { savedPath } from './saved-path';

const agreementRefusals = [
  'phone-not-served',
  'too-many-requests',
  'guardian-needed',
] as const satisfies readonly RefusalKey[];

/** Who hears from whom. */
@Controller()
export class MyCircleRoute {
  constructor(
    private readonly pages: MePageService,
    private readonly follows: FollowsService,
    private readonly consent: ConsentService,
    private readonly proxies: ProxiesService,
    private readonly agreements: AgreementsService,
  ) {}

  /** The same page in every case: if the owner of the number consents, news will come. */
  @Post(paths.follow)
  @Policy('person')
  async follow(
    @CurrentPerson() personId: PersonId,
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const followPhone = filled(form, 'followPhone');
    const phone = parsePhone(followPhone ?? '', 'FR');
    const asked = phone && (await attempt(['too-many-requests'], () => this.follows.ask(personId, phone)));
    if (asked?.outcome === 'done') {
      seeOther(reply, savedPath);
      return;
    }
    const reason: RefusalKey = asked ? 'too-many-requests' : 'phone-unreadable';
    const refused = { followPhone, refusals: [{ field: 'followPhone', reason }] };
    const page = await this.pages.page(personId, requestLanguage(request), { refused });
    sendPage(reply, page, asked?.problem.kind.status ?? 422);
  }

  @Post(mountedAt(paths.unfollow))
  @Policy('person')
  async unfollow(
    @CurrentPerson() personId: PersonId,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.follows.withdraw(personId, followId(id));
    seeOther(reply, savedPath);
  }

  @Post(mountedAt(paths.decideFollower))
  @Policy('person')
  async decide(
    @CurrentPerson() personId: PersonId,
    @Param('id') id: string,
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { command, days } = readDecision(form);
    const followed = followId(id);
    const done = await attempt(['guardian-needed'], () => this.consent.answerOne(personId, followed, command, days));
    if (done.outcome === 'done') {
      seeOther(reply, savedPath);
      return;
    }
    const refused = { refusals: [{ field: 'followers', reason: 'guardian-needed' }] as const };
    sendPage(reply, await this.pages.page(personId, requestLanguage(request), { refused }), 403);
  }

  @Post(paths.agreeAhead)
  @Policy('person')
  async agreeAhead(
    @CurrentPerson() personId: PersonId,
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const aheadPhone = filled(form, 'aheadPhone') ?? '';
    const phone = parsePhone(aheadPhone, 'FR');
    const days = readDays(form);
    const agreed = phone && (await attempt(agreementRefusals, () => this.agreements.agree(personId, phone, days)));
    if (agreed?.outcome === 'done') {
      seeOther(reply, savedPath);
      return;
    }
    const reason: RefusalKey = agreementRefusals.find((each) => each === agreed?.problem.slug) ?? 'phone-unreadable';
    const refused = { aheadPhone, refusals: [{ field: 'aheadPhone', reason }] };
    const page = await this.pages.page(personId, requestLanguage(request), { refused });
    sendPage(reply, page, agreed?.problem.kind.status ?? 422);
  }

  @Post(mountedAt(paths.chooseProxy))
  @Policy('person')
  async chooseProxy(
    @CurrentPerson() personId: PersonId,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.proxies.choose(personId, followId(id));
    seeOther(reply, savedPath);
  }

  @Post(paths.removeProxy)
  @Policy('person')
  async removeProxy(@CurrentPerson() personId: PersonId, @Res() reply: FastifyReply): Promise<void> {
    await this.proxies.remove(personId);
    seeOther(reply, savedPath);
  }
}

/** What is no id at all belongs to no follow either. */
function followId(id: string): string {
  if (!followIdSchema.safeParse(id).success) throw platformProblems['not-found']();
  return id;
}
