import { Module } from '@nestjs/common';
import { CheckInsModule } from '../check-ins/check-ins.module';
import { CirclesModule } from '../circles/circles.module';
import { PeopleModule } from '../people/people.module';
import { CircleIntentsService } from './circle-intents.service';
import { InboundSmsService } from './inbound-sms.service';
import { IntentsService } from './intents.service';
import { RepliesService } from './replies.service';
import { RetentionService } from './retention.service';
import { SmsAnswersService } from './sms-answers.service';

@Module({
  imports: [CheckInsModule, CirclesModule, PeopleModule],
  providers: [
    CircleIntentsService,
    InboundSmsService,
    IntentsService,
    RepliesService,
    RetentionService,
    SmsAnswersService,
  ],
  exports: [InboundSmsService, RepliesService, RetentionService],
})
export class InboundModule {}
