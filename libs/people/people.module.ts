import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { ErasureService } from './erasure.service';
import { ExpiryService } from './expiry.service';
import { LinksService } from './links.service';
import { LiveTicketsService } from './live-tickets.service';
import { OptOutsService } from './opt-outs.service';
import { PeopleService } from './people.service';
import { PersonSessionsService } from './person-sessions.service';
import { PlacesService } from './places.service';
import { PushAddressesService } from './push-addresses.service';
import { PushPrekeysService } from './push-prekeys.service';
import { SendLimitsService } from './send-limits.service';
import { SubscriptionsService } from './subscriptions.service';

const services = [
  ErasureService,
  ExpiryService,
  LinksService,
  LiveTicketsService,
  OptOutsService,
  PeopleService,
  PersonSessionsService,
  PlacesService,
  PushAddressesService,
  PushPrekeysService,
  SendLimitsService,
  SubscriptionsService,
];

@Module({ imports: [AuditModule], providers: services, exports: services })
export class PeopleModule {}
