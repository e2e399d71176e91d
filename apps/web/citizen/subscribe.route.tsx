import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toPlace } from '../../../libs/people/place-input';
import { SubscriptionsService } from '../../../libs/people/subscriptions.service';
import { Policy } from '../../../libs/platform/http/policy';
import type { Problem } from '../../../libs/platform/problem';
import { Vault } from '../../../libs/platform/vault/vault';
import { attempt } from '../attempt';
import type { Form } from '../form';
import type { RefusalKey } from '../messages/refusals';
import { seeOther, sendPage } from '../page-reply';
import { paths } from '../paths';
import { requestLanguage } from '../request-language';
import { fieldErrors, type FieldRefusal } from './field-errors';
import { setPendingCookie } from './pending-subscription';
import { PlaceLookupService } from './place-lookup.service';
import { readSubscribe, subscribeInputOf } from './subscribe-form';
import { type SubscribeInput, SubscribePage } from './subscribe.page';

const expected = ['phone-not-served', 'too-many-requests'] as const satisfies readonly RefusalKey[];

/** Numbers without a country are read as French ones; every territory of France shares the plan. */
const region = 'FR';

@Controller()
export class SubscribeRoute {
  constructor(
    private readonly subscriptions: SubscriptionsService,
    private readonly places: PlaceLookupService,
    private readonly vault: Vault,
  ) {}

  @Get(paths.subscribe)
  @Policy('public')
  show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    sendPage(reply, <SubscribePage language={requestLanguage(request)} />);
  }

  /** Leads to the same page whether or not the number is known; the code goes to the phone. */
  @Post(paths.subscribe)
  @Policy('public')
  async subscribe(
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const input = subscribeInputOf(form);
    const written = readSubscribe(input, region);
    const found = await this.places.find(input);
    const refusals = [
      ...('refusals' in written ? written.refusals : []),
      ...('refusal' in found ? [found.refusal] : []),
    ];
    if ('refusals' in written || 'refusal' in found) {
      this.refuse(request, reply, input, refusals, 422);
      return;
    }
    const { phone, name, language } = written;
    const subscription = { name, language, places: found.place && [toPlace(found.place)] };
    const asked = await attempt(expected, () => this.subscriptions.request(phone, request.ip, subscription));
    if (asked.outcome === 'refused') {
      this.refuse(request, reply, input, [phoneRefusal(asked.problem)], asked.problem.kind.status);
      return;
    }
    const { requestId } = asked.result;
    void reply.header('set-cookie', setPendingCookie(this.vault, { requestId, phone, subscription }));
    seeOther(reply, paths.confirm);
  }

  private refuse(
    request: FastifyRequest,
    reply: FastifyReply,
    input: SubscribeInput,
    refusals: readonly FieldRefusal[],
    status: number,
  ): void {
    const language = requestLanguage(request);
    sendPage(
      reply,
      <SubscribePage language={language} input={input} errors={fieldErrors(language, refusals)} />,
      status,
    );
  }
}

const phoneRefusal = ({ slug }: Problem): FieldRefusal => ({
  field: 'phone',
  reason: slug === 'phone-not-served' ? slug : 'too-many-requests',
});
