import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPerson } from '../../../libs/people/current-person';
import { OptOutsService } from '../../../libs/people/opt-outs.service';
import { optOutClasses, type PersonId } from '../../../libs/people/person';
import { PushAddressesService } from '../../../libs/people/push-addresses.service';
import { Policy } from '../../../libs/platform/http/policy';
import { OwnDataService } from '../../../libs/situation/own-data.service';
import { mountedAt } from '../mounted-at';
import { seeOther } from '../page-reply';
import { paths } from '../paths';
import { MePageService } from './me-page.service';
import { pushAddressId } from './push-address-id';
import { savedPath } from './saved-path';

/** How a person is reached, and everything that is kept of them as a file. */
@Controller()
export class MyChannelsRoute {
  constructor(
    private readonly pages: MePageService,
    private readonly pushAddresses: PushAddressesService,
    private readonly optOuts: OptOutsService,
    private readonly ownData: OwnDataService,
  ) {}

  /** Called by the page's script: a browser's `PushSubscription` is JSON, no form can hold one. */
  @Post(paths.addPush)
  @Policy('person')
  @HttpCode(204)
  async addPush(
    @CurrentPerson() personId: PersonId,
    @Body() subscription: unknown,
    @Req() { ip }: FastifyRequest,
  ): Promise<void> {
    await this.pushAddresses.register(personId, subscription, ip);
  }

  @Post(mountedAt(paths.removePush))
  @Policy('person')
  async removePush(
    @CurrentPerson() personId: PersonId,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { pushAddresses } = await this.pages.record(personId);
    const found = pushAddresses.find(({ address }) => pushAddressId(address.endpoint) === id);
    if (found) await this.pushAddresses.remove(personId, found.address.endpoint);
    seeOther(reply, savedPath);
  }

  /** Takes back what the person silenced here or by text; what the carrier blocks only the phone can lift. */
  @Post(mountedAt(paths.resume))
  @Policy('person')
  async resume(
    @CurrentPerson() personId: PersonId,
    @Param('id') silenced: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const known = optOutClasses.filter((each) => each === silenced);
    await this.optOuts.clear(personId, known, 'person');
    seeOther(reply, savedPath);
  }

  @Get(paths.exportMe)
  @Policy('person')
  async export(@CurrentPerson() personId: PersonId, @Res() reply: FastifyReply): Promise<void> {
    void reply
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="tocsin.json"')
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(await this.ownData.export(personId), null, 2));
  }
}
