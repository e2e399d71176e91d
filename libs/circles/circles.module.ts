import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module';
import { ConsentService } from './consent.service';
import { FollowsService } from './follows.service';
import { ProxiesService } from './proxies.service';
import { SafetyAsksService } from './safety-asks.service';

@Module({
  imports: [PeopleModule],
  providers: [ConsentService, FollowsService, ProxiesService, SafetyAsksService],
  exports: [ConsentService, FollowsService, ProxiesService, SafetyAsksService],
})
export class CirclesModule {}
