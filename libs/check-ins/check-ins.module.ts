import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { AnswerBatchesService } from './answer-batches.service';
import { AnswerLinksService } from './answer-links.service';
import { AnswerWriterService } from './answer-writer.service';
import { CheckInsService } from './check-ins.service';
import { DuressWordsService } from './duress-words.service';
import { IncidentStartsService } from './incident-starts.service';
import { OwnAnswersService } from './own-answers.service';
import { RetentionService } from './retention.service';
import { DeskService } from './triage/desk.service';
import { TriageService } from './triage/triage.service';

@Module({
  imports: [AuditModule],
  providers: [
    AnswerBatchesService,
    AnswerLinksService,
    AnswerWriterService,
    CheckInsService,
    DeskService,
    DuressWordsService,
    IncidentStartsService,
    OwnAnswersService,
    RetentionService,
    TriageService,
  ],
  exports: [
    AnswerLinksService,
    CheckInsService,
    DeskService,
    DuressWordsService,
    IncidentStartsService,
    OwnAnswersService,
    RetentionService,
    TriageService,
  ],
})
export class CheckInsModule {}
