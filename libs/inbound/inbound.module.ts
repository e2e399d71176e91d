import { Module } from '@nestjs/common';
import { ChannelsModule } from '../channels/channels.module';
import { CheckInsModule } from '../check-ins/check-ins.module';
import { CirclesModule } from '../circles/circles.module';
import { PeopleModule } from '../people/people.module';
import { CallsService } from './calls.service';
import { CircleIntentsService } from './circle-intents.service';
import { HouseholdIntentsService } from './household-intents.service';
import { InboundSmsService } from './inbound-sms.service';
import { IntentsService } from './intents.service';
import { OptOutIntentsService } from './opt-out-intents.service';
import { OnBehalfIntentsService } from './on-behalf-intents.service';
import { RepliesService } from './replies.service';
import { RetentionService } from './retention.service';
import { SmsAnswersService } from './sms-answers.service';
import { VoiceMessagesService } from './voice-messages.service';

@Module({
  imports: [ChannelsModule, CheckInsModule, CirclesModule, PeopleModule],
  providers: [
    CallsService,
    CircleIntentsService,
    OptOutIntentsService,
    HouseholdIntentsService,
    InboundSmsService,
    IntentsService,
    OnBehalfIntentsService,
    RepliesService,
    RetentionService,
    SmsAnswersService,
    VoiceMessagesService,
  ],
  exports: [CallsService, InboundSmsService, RepliesService, RetentionService, VoiceMessagesService],
})
export class InboundModule {}
