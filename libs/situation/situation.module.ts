import { Module } from '@nestjs/common';
import { AlertingModule } from '../alerting/alerting.module';
import { ChannelsModule } from '../channels/channels.module';
import { PeopleModule } from '../people/people.module';
import { LiveFramesService } from './live-frames.service';
import { LiveIncidentsService } from './live-incidents.service';
import { LiveMessagesService } from './live-messages.service';
import { LivePagesService } from './live-pages.service';
import { LiveReceiptsService } from './live-receipts.service';
import { LiveSessionsService } from './live-sessions.service';
import { LiveVisitorsService } from './live-visitors.service';
import { OwnDataService } from './own-data.service';
import { ReachReportService } from './reach-report.service';
import { ReachTimersService } from './reach-timers.service';
import { StatusService } from './status.service';

@Module({
  imports: [AlertingModule, ChannelsModule, PeopleModule],
  providers: [
    LiveFramesService,
    LiveIncidentsService,
    LiveMessagesService,
    LivePagesService,
    LiveReceiptsService,
    LiveSessionsService,
    LiveVisitorsService,
    OwnDataService,
    ReachReportService,
    ReachTimersService,
    StatusService,
  ],
  exports: [
    LivePagesService,
    LiveReceiptsService,
    LiveVisitorsService,
    OwnDataService,
    ReachReportService,
    ReachTimersService,
    StatusService,
  ],
})
export class SituationModule {}
