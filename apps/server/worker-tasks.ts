import type { INestApplicationContext, Type } from '@nestjs/common';
import { eventPriorities } from '../../libs/alerting/alert-rules';
import { CanariesService } from '../../libs/alerting/canaries.service';
import { LadderService } from '../../libs/alerting/ladder.service';
import { NewsPaceService } from '../../libs/alerting/news-pace.service';
import { PagesService } from '../../libs/alerting/pages.service';
import { PausesService } from '../../libs/alerting/pauses.service';
import { isQuiet } from '../../libs/alerting/quiet.queries';
import { UncertainTextsService } from '../../libs/alerting/uncertain-texts.service';
import { RosterChunksService } from '../../libs/check-ins/rosters/roster-chunks.service';
import { SmsReportsService } from '../../libs/channels/sms/sms-reports.service';
import { VoiceMessagesService } from '../../libs/inbound/voice-messages.service';
import { ExpiryService } from '../../libs/incidents/expiry.service';
import { PushPrekeysService } from '../../libs/people/push-prekeys.service';
import { OutboxRelay } from '../../libs/platform/events/outbox-relay';
import type { Platform } from '../../libs/platform/platform.module';
import { CanaryFindingsService } from '../../libs/situation/canary-findings.service';
import { ReachTimersService } from '../../libs/situation/reach-timers.service';
import { Retention } from './retention';
import type { Task } from './schedule';

/** What a worker does by itself, and how often. */
export function workerTasks(app: INestApplicationContext, { database, queues }: Platform): readonly Task[] {
  const the = <Service>(type: Type<Service>): Service => app.get(type, { strict: false });
  const relay = new OutboxRelay(database, queues, eventPriorities);
  const prekeys = the(PushPrekeysService);
  return [
    { name: 'outbox relay', everyMs: 50, run: () => relay.offer() },
    { name: 'page sweeper', everyMs: 500, run: () => the(PagesService).unfold() },
    { name: 'ladder', everyMs: 500, run: () => the(LadderService).climb() },
    { name: 'incident expiry', everyMs: 1000, run: () => the(ExpiryService).expireAndClose() },
    { name: 'push prekeys', everyMs: 1000, run: async () => (await isQuiet(database)) && prekeys.refill() },
    { name: 'paused cells', everyMs: 2000, run: () => the(PausesService).judge() },
    { name: 'reach', everyMs: 1000, run: () => the(ReachTimersService).takeDue() },
    { name: 'voice messages', everyMs: 1000, run: () => the(VoiceMessagesService).collect() },
    { name: 'collected news', everyMs: 500, run: () => the(NewsPaceService).tellDue() },
    { name: 'canary', everyMs: 250, run: () => the(CanariesService).fly() },
    { name: 'findings of canaries', everyMs: 10_000, run: () => the(CanaryFindingsService).heed() },
    { name: 'carrier report', everyMs: 5000, run: () => the(SmsReportsService).report() },
    { name: 'rosters', everyMs: 500, run: () => the(RosterChunksService).read() },
    { name: 'uncertain texts', everyMs: 10_000, run: () => the(UncertainTextsService).askAgain() },
    { name: 'retention', everyMs: 60_000, run: () => the(Retention).purge() },
  ];
}
