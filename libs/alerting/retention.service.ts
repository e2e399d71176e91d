import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SafetyAsksService } from '../circles/safety-asks.service';
import { Clock } from '../platform/clock';
import { endExpiredDeadLetters } from './dead-letter.store';
import { forgetWordsExpired } from './delivery.store';
import { forgetHearings } from './push-hearing.store';
import { forgetWindows } from './news-pace.store';
import { forgetPrompts } from './prompt.store';

/** Codes, links and names that were said to single people are of no use once they have expired. */
const keptHours = 24;

@Injectable()
export class RetentionService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly safetyAsks: SafetyAsksService,
  ) {}

  async purge(): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction((tx) => endExpiredDeadLetters(tx, now));
    await forgetWordsExpired(this.database, new Date(now.getTime() - keptHours * 3_600_000));
    await this.safetyAsks.purge();
    await forgetPrompts(this.database);
    await forgetWindows(this.database);
    await forgetHearings(this.database);
  }
}
