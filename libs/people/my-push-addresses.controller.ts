import { Body, Controller, Delete, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Policy } from '../platform/http/policy';
import { platformProblems } from '../platform/platform-problems';
import { CurrentPerson } from './current-person';
import type { PersonId } from './person';
import { PushAddressesService } from './push-addresses.service';

const endpoint = z.string().min(1).max(2048);

/** As a browser writes its subscription; `parsePushAddress` judges the values. */
const pushAddressSchema = z.object({
  endpoint,
  keys: z.object({ p256dh: z.string().max(100), auth: z.string().max(40) }),
});
const endpointSchema = z.strictObject({ endpoint });

@Controller('v1/me/push-addresses')
export class MyPushAddressesController {
  constructor(private readonly pushAddresses: PushAddressesService) {}

  @Post()
  @HttpCode(204)
  @Policy('person')
  register(
    @CurrentPerson() personId: PersonId,
    @Body({ schema: pushAddressSchema }) body: z.infer<typeof pushAddressSchema>,
    @Req() { ip }: FastifyRequest,
  ): Promise<void> {
    return this.pushAddresses.register(personId, body, ip);
  }

  @Delete()
  @HttpCode(204)
  @Policy('person')
  async remove(
    @CurrentPerson() personId: PersonId,
    @Body({ schema: endpointSchema }) body: z.infer<typeof endpointSchema>,
  ): Promise<void> {
    if (!(await this.pushAddresses.remove(personId, body.endpoint))) throw platformProblems['not-found']();
  }
}
