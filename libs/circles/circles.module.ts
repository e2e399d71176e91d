import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module';
import { ConsentService } from './consent.service';
import { FollowsService } from './follows.service';
import { ProxiesService } from './proxies.service';

@Module({
  imports: [PeopleModule],
  providers: [ConsentService, FollowsService, ProxiesService],
  exports: [ConsentService, FollowsService, ProxiesService],
})
export class CirclesModule {}
