import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock';
import { forgetCalls } from './calls.store';
import { forgetBodies } from './inbound-sms.store';
import { VoiceMessagesService } from './voice-messages.service';

const keptDays = 7;

/** What people wrote to us or pressed in a call is kept for a week, to settle a dispute, and then forgotten. */
@Injectable()
export class RetentionService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly voiceMessages: VoiceMessagesService,
  ) {}

  async purge(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - keptDays * 86_400_000);
    await forgetBodies(this.database, before);
    await forgetCalls(this.database, before);
    await this.voiceMessages.forget();
  }
}
