import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Policy } from '../platform/http/policy';
import { deviceSessionHours, setPersonCookie } from './person-session';
import { readTypedPhone } from './phone.schema';
import { toPlace } from './place-input';
import { codeSchema, requestIdSchema, subscriptionSchema } from './subscription.schema';
import { SubscriptionsService } from './subscriptions.service';

@Controller('v1/subscriptions')
export class SubscriptionsController {
  constructor(private readonly subscriptions: SubscriptionsService) {}

  /** The same answer whether or not the number is known; the code goes to the phone. */
  @Post()
  @HttpCode(202)
  @Policy('public')
  request(
    @Body({ schema: subscriptionSchema }) body: z.infer<typeof subscriptionSchema>,
    @Req() { ip }: FastifyRequest,
  ): Promise<{ readonly requestId: string }> {
    const { name, language, places } = body;
    return this.subscriptions.request(readTypedPhone(body), ip, { name, language, places: places?.map(toPlace) });
  }

  @Post(':requestId/confirm')
  @HttpCode(200)
  @Policy('public')
  async confirm(
    @Param('requestId', { schema: requestIdSchema }) requestId: string,
    @Body({ schema: codeSchema }) { code }: z.infer<typeof codeSchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ readonly token: string }> {
    const { token } = await this.subscriptions.confirm(requestId, code);
    void reply.header('set-cookie', setPersonCookie(token, deviceSessionHours));
    return { token };
  }
}
