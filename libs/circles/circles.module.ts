import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { PeopleModule } from '../people/people.module';
import { AgreementsService } from './agreements.service';
import { ConsentService } from './consent.service';
import { EmergencyConsentsService } from './emergency-consents.service';
import { FollowTermsService } from './follow-terms.service';
import { FollowsService } from './follows.service';
import { GuardiansService } from './guardians.service';
import { HotlineAsksService } from './hotline-asks.service';
import { HouseholdsService } from './households.service';
import { MembershipsService } from './memberships.service';
import { ProxiesService } from './proxies.service';
import { SafetyAsksService } from './safety-asks.service';
import { VisibilityService } from './visibility.service';

const circleServices = [
  AgreementsService, ConsentService, EmergencyConsentsService, FollowsService, FollowTermsService,
  GuardiansService, HotlineAsksService, HouseholdsService, MembershipsService, ProxiesService, SafetyAsksService, VisibilityService,
]; // prettier-ignore

@Module({
  imports: [AuditModule, PeopleModule],
  providers: circleServices,
  exports: circleServices,
})
export class CirclesModule {}
