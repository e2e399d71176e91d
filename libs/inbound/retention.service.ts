import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock';
import { forgetBodies } from './inbound-sms.store';

const keptDays = 7;

/** What people wrote to us is kept for a week, to settle a dispute, and then forgotten. */
@Injectable()
export class RetentionService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  async purge(): Promise<void> {
    await forgetBodies(this.database, new Date(this.clock.now().getTime() - keptDays * 86_400_000));
  }
}
