import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { ChannelsModule } from '../channels/channels.module';
import { CheckInsModule } from '../check-ins/check-ins.module';
import { CirclesModule } from '../circles/circles.module';
import { InboundModule } from '../inbound/inbound.module';
import { IncidentsModule } from '../incidents/incidents.module';
import { PeopleModule } from '../people/people.module';
import { AlertApprovalsService } from './alert-approvals.service';
import { BlastRadiusService } from './blast-radius.service';
import { AlertCallsService } from './alert-calls.service';
import { CanariesService } from './canaries.service';
import { CanaryPageService } from './canary-page.service';
import { ClaimsService } from './claims.service';
import { ConsentTermsService } from './consent-terms.service';
import { DeadLettersService } from './dead-letters.service';
import { ForgettingService } from './forgetting.service';
import { LadderService } from './ladder.service';
import { HoldsService } from './holds.service';
import { MessagesService } from './messages.service';
import { NewerWordsService } from './newer-words.service';
import { NewsPaceService } from './news-pace.service';
import { NoticeContentService } from './notice-content.service';
import { NoticesService } from './notices.service';
import { PagesService } from './pages.service';
import { PausesService } from './pauses.service';
import { PushTargetsService } from './push-targets.service';
import { ReceiptsService } from './receipts.service';
import { ReplaysService } from './replays.service';
import { RetentionService } from './retention.service';
import { SeekingContentService } from './seeking-content.service';
import { SeekingService } from './seeking.service';
import { SendRefusalsService } from './send-refusals.service';
import { SettlementsService } from './settlements.service';
import { TakesService } from './takes.service';
import { TextsInHandService } from './texts-in-hand.service';
import { UncertainTextsService } from './uncertain-texts.service';

@Module({
  imports: [AuditModule, ChannelsModule, CirclesModule, CheckInsModule, InboundModule, IncidentsModule, PeopleModule],
  providers: [
    AlertApprovalsService,
    BlastRadiusService,
    AlertCallsService,
    CanariesService,
    CanaryPageService,
    ClaimsService,
    ConsentTermsService,
    DeadLettersService,
    ForgettingService,
    LadderService,
    HoldsService,
    MessagesService,
    NewerWordsService,
    NewsPaceService,
    NoticeContentService,
    NoticesService,
    PagesService,
    PausesService,
    PushTargetsService,
    ReceiptsService,
    RetentionService,
    ReplaysService,
    SeekingContentService,
    SeekingService,
    SendRefusalsService,
    SettlementsService,
    TakesService,
    TextsInHandService,
    UncertainTextsService,
  ],
  exports: [
    AlertApprovalsService,
    BlastRadiusService,
    AlertCallsService,
    CanariesService,
    CanaryPageService,
    ClaimsService,
    ConsentTermsService,
    DeadLettersService,
    ForgettingService,
    LadderService,
    HoldsService,
    MessagesService,
    NewsPaceService,
    NoticesService,
    PagesService,
    PausesService,
    ReceiptsService,
    RetentionService,
    ReplaysService,
    SettlementsService,
    TakesService,
    UncertainTextsService,
  ],
})
export class AlertingModule {}
