import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module';
import { ConsentService } from './consent.service';
import { FollowsService } from './follows.service';
import { HouseholdsService } from './households.service';
import { MembershipsService } from './memberships.service';
import { ProxiesService } from './proxies.service';
import { SafetyAsksService } from './safety-asks.service';

@Module({
  imports: [PeopleModule],
  providers: [ConsentService, FollowsService, HouseholdsService, MembershipsService, ProxiesService, SafetyAsksService],
  exports: [ConsentService, FollowsService, HouseholdsService, MembershipsService, ProxiesService, SafetyAsksService],
})
export class CirclesModule {}
