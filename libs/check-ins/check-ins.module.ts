import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { IdentityModule } from '../identity/identity.module';
import { PeopleModule } from '../people/people.module';
import { AnswerBatchesService } from './answer-batches.service';
import { AnswerLinksService } from './answer-links.service';
import { AnswerWriterService } from './answer-writer.service';
import { CheckInsService } from './check-ins.service';
import { DisputesService } from './disputes.service';
import { DuressWordsService } from './duress-words.service';
import { HouseholdAnswersService } from './household-answers.service';
import { IncidentStartsService } from './incident-starts.service';
import { OnBehalfService } from './on-behalf.service';
import { OwnAnswersService } from './own-answers.service';
import { DeathFilesService } from './liaison/death-files.service';
import { RetentionService } from './retention.service';
import { OrganisationsService } from './rosters/organisations.service';
import { RosterChunksService } from './rosters/roster-chunks.service';
import { RostersService } from './rosters/rosters.service';
import { DeskService } from './triage/desk.service';
import { TriageService } from './triage/triage.service';

@Module({
  imports: [AuditModule, IdentityModule, PeopleModule],
  providers: [
    AnswerBatchesService,
    AnswerLinksService,
    AnswerWriterService,
    CheckInsService,
    DeathFilesService,
    DeskService,
    DisputesService,
    DuressWordsService,
    HouseholdAnswersService,
    IncidentStartsService,
    OnBehalfService,
    OrganisationsService,
    OwnAnswersService,
    RetentionService,
    RosterChunksService,
    RostersService,
    TriageService,
  ],
  exports: [
    AnswerBatchesService,
    AnswerLinksService,
    CheckInsService,
    DeathFilesService,
    DeskService,
    DisputesService,
    DuressWordsService,
    HouseholdAnswersService,
    IncidentStartsService,
    OnBehalfService,
    OrganisationsService,
    OwnAnswersService,
    RetentionService,
    RosterChunksService,
    RostersService,
    TriageService,
  ],
})
export class CheckInsModule {}
