import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { CurrentPerson } from '../people/current-person';
import type { PersonId } from '../people/person';
import { readTypedPhone, typedPhone } from '../people/phone.schema';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/http/policy';
import { Vault } from '../platform/vault/vault';
import { followIdSchema, followsResponse, proxySchema } from './follow.schema';
import { followedBy, followersOf } from './follows.queries';
import { FollowsService } from './follows.service';
import { ProxiesService } from './proxies.service';

@Controller('v1/me')
export class FollowsController {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly follows: FollowsService,
    private readonly proxies: ProxiesService,
  ) {}

  @Get('follows')
  @Policy('person')
  async list(@CurrentPerson() personId: PersonId): Promise<ReturnType<typeof followsResponse>> {
    const now = this.clock.now();
    const following = await followedBy(this.database, this.vault, personId, now);
    return followsResponse(following, await followersOf(this.database, this.vault, personId, now));
  }

  /** The same answer in every case: if the owner of the number consents, news will come. */
  @Post('follows')
  @HttpCode(202)
  @Policy('person')
  async ask(
    @CurrentPerson() personId: PersonId,
    @Body({ schema: typedPhone }) body: z.infer<typeof typedPhone>,
  ): Promise<{ readonly status: 'requested' }> {
    await this.follows.ask(personId, readTypedPhone(body));
    return { status: 'requested' };
  }

  @Delete('follows/:id')
  @HttpCode(204)
  @Policy('person')
  withdraw(@CurrentPerson() personId: PersonId, @Param('id', { schema: followIdSchema }) id: string): Promise<void> {
    return this.follows.withdraw(personId, id);
  }

  /** Chooses the one follower who is told when nothing reaches the person. */
  @Put('proxy')
  @HttpCode(204)
  @Policy('person')
  chooseProxy(
    @CurrentPerson() personId: PersonId,
    @Body({ schema: proxySchema }) { follower }: z.infer<typeof proxySchema>,
  ): Promise<void> {
    return this.proxies.choose(personId, follower);
  }

  @Delete('proxy')
  @HttpCode(204)
  @Policy('person')
  removeProxy(@CurrentPerson() personId: PersonId): Promise<void> {
    return this.proxies.remove(personId);
  }
}
