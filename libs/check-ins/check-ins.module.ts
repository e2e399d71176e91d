import { Module } from '@nestjs/common';
import { AnswerBatchesService } from './answer-batches.service';
import { AnswerWriterService } from './answer-writer.service';
import { CheckInsService } from './check-ins.service';
import { DuressWordsService } from './duress-words.service';
import { IncidentStartsService } from './incident-starts.service';
import { OwnAnswersService } from './own-answers.service';

@Module({
  providers: [
    AnswerBatchesService,
    AnswerWriterService,
    CheckInsService,
    DuressWordsService,
    IncidentStartsService,
    OwnAnswersService,
  ],
  exports: [CheckInsService, DuressWordsService, IncidentStartsService, OwnAnswersService],
})
export class CheckInsModule {}
