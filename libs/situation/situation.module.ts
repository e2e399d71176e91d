import { Module } from '@nestjs/common';
import { AlertingModule } from '../alerting/alerting.module';
import { ChannelsModule } from '../channels/channels.module';
import { PeopleModule } from '../people/people.module';
import { LiveMessagesService } from './live-messages.service';
import { LiveSessionsService } from './live-sessions.service';
import { OwnDataService } from './own-data.service';

@Module({
  imports: [AlertingModule, ChannelsModule, PeopleModule],
  providers: [LiveMessagesService, LiveSessionsService, OwnDataService],
  exports: [LiveMessagesService, LiveSessionsService, OwnDataService],
})
export class SituationModule {}
