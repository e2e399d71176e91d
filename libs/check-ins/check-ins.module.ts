import { Module } from '@nestjs/common';
import { AnswerBatchesService } from './answer-batches.service';
import { AnswerWriterService } from './answer-writer.service';
import { CheckInsService } from './check-ins.service';
import { DuressWordsService } from './duress-words.service';
import { IncidentStartsService } from './incident-starts.service';
import { OwnAnswersService } from './own-answers.service';
import { RetentionService } from './retention.service';

@Module({
  providers: [
    AnswerBatchesService,
    AnswerWriterService,
    CheckInsService,
    DuressWordsService,
    IncidentStartsService,
    OwnAnswersService,
    RetentionService,
  ],
  exports: [CheckInsService, DuressWordsService, IncidentStartsService, OwnAnswersService, RetentionService],
})
export class CheckInsModule {}
