import { Module } from '@nestjs/common';
import { AlertingModule } from '../alerting/alerting.module';
import { AuditModule } from '../audit/audit.module';
import { ChannelsModule } from '../channels/channels.module';
import { PeopleModule } from '../people/people.module';
import { AreaSharesService } from './area-shares.service';
import { CanaryFindingsService } from './canary-findings.service';
import { LedgerPurgeService } from './ledger-purge.service';
import { LiveFramesService } from './live-frames.service';
import { LiveIncidentsService } from './live-incidents.service';
import { LiveMessagesService } from './live-messages.service';
import { LivePagesService } from './live-pages.service';
import { LiveReceiptsService } from './live-receipts.service';
import { LiveSessionsService } from './live-sessions.service';
import { LiveVisitorsService } from './live-visitors.service';
import { LookUpsService } from './look-ups.service';
import { OwnDataService } from './own-data.service';
import { ReachReportService } from './reach-report.service';
import { ReachTimersService } from './reach-timers.service';
import { RelativesBoardService } from './relatives-board.service';
import { StatusService } from './status.service';

@Module({
  imports: [AlertingModule, AuditModule, ChannelsModule, PeopleModule],
  providers: [
    AreaSharesService,
    CanaryFindingsService,
    LedgerPurgeService,
    LiveFramesService,
    LiveIncidentsService,
    LiveMessagesService,
    LivePagesService,
    LiveReceiptsService,
    LiveSessionsService,
    LiveVisitorsService,
    LookUpsService,
    OwnDataService,
    ReachReportService,
    ReachTimersService,
    RelativesBoardService,
    StatusService,
  ],
  exports: [
    CanaryFindingsService,
    LedgerPurgeService,
    LivePagesService,
    LiveReceiptsService,
    LiveVisitorsService,
    LookUpsService,
    OwnDataService,
    ReachReportService,
    ReachTimersService,
    RelativesBoardService,
    StatusService,
  ],
})
export class SituationModule {}
