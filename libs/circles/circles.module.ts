import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module';
import { AgreementsService } from './agreements.service';
import { ConsentService } from './consent.service';
import { EmergencyConsentsService } from './emergency-consents.service';
import { FollowTermsService } from './follow-terms.service';
import { FollowsService } from './follows.service';
import { ProxiesService } from './proxies.service';
import { SafetyAsksService } from './safety-asks.service';

const circleServices = [
  AgreementsService, ConsentService, EmergencyConsentsService, FollowsService, FollowTermsService, ProxiesService, SafetyAsksService,
]; // prettier-ignore

@Module({
  imports: [PeopleModule],
  providers: circleServices,
  exports: circleServices,
})
export class CirclesModule {}
