import { Injectable } from '@nestjs/common';
import { SmsReportsService } from '../../../libs/channels/sms/sms-reports.service';
import { Clock } from '../../../libs/platform/clock';
import { StatusService } from '../../../libs/situation/status.service';
import type { Expected } from './expected';

/** What workers know of their carriers and what canaries bring back, for the alert that an officer looks at. */
@Injectable()
export class OutlookService {
  constructor(
    private readonly carriers: SmsReportsService,
    private readonly status: StatusService,
    private readonly clock: Clock,
  ) {}

  /**
   * @param territory of the numbers, e.g. "FR"
   * @param segments of text that are to leave beside what waits
   * @param expires of the alert, ISO 8601
   */
  async of(territory: string, segments: number, expires: string): Promise<Expected> {
    const sms = await this.carriers.outlook(territory, segments);
    const { channels } = await this.status.status();
    const down = channels.filter(({ state }) => state === 'down').map(({ channel }) => channel);
    return { sms, lifeSeconds: (new Date(expires).getTime() - this.clock.now().getTime()) / 1000, down };
  }
}
