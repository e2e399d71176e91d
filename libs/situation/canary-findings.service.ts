import { Injectable } from '@nestjs/common';
import { parsePhone } from '../channels/phone-number';
import { SmsRoutesService } from '../channels/sms/sms-routes.service';
import { Clock } from '../platform/clock';
import { Config } from '../platform/config/config';
import { StatusService } from './status.service';

/** A canary by the other route has come by then, or the other is no better. */
const nextDoubtMs = 180_000;

/** What canaries bring back steers the text routes: a carrier that takes everything and delivers nothing breaks no circuit. */
@Injectable()
export class CanaryFindingsService {
  private doubtedAt = -Infinity;

  constructor(
    private readonly status: StatusService,
    private readonly routes: SmsRoutesService,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Each worker turns to another route by itself. */
  async heed(): Promise<void> {
    const { canary } = this.config;
    const phone = canary && parsePhone(canary.phone, 'FR');
    if (!phone || this.clock.now().getTime() - this.doubtedAt < nextDoubtMs) return;
    const { channels } = await this.status.status();
    if (channels.find(({ channel }) => channel === 'sms')?.state !== 'down') return;
    this.doubtedAt = this.clock.now().getTime();
    this.routes.doubt(phone, 'canaries do not arrive');
  }
}
