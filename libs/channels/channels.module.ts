import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '../platform/config/config';
import { Logger } from '../platform/telemetry/logger';
import { Metrics } from '../platform/telemetry/metrics';
import { CarriersService } from './carriers.service';
import { GatewaysAdapter } from './live/gateways.adapter';
import { LiveAnnouncementsService } from './live/live-announcements.service';
import { LiveSocketsService } from './live/live-sockets.service';
import { WebPushAdapter } from './push/web-push.adapter';
import {
  RehearsalLiveAdapter,
  RehearsalPushAdapter,
  RehearsalSmsAdapter,
  RehearsalVoiceAdapter,
} from './rehearsal.adapter';
import { SmsReportsService } from './sms/sms-reports.service';
import { SmsRoutesService } from './sms/sms-routes.service';
import { TwilioAdapter } from './sms/twilio.adapter';
import { RecordingsService } from './voice/recordings.service';
import { TwilioVoiceAdapter } from './voice/twilio-voice.adapter';
import { VoiceLineService } from './voice/voice-line.service';

@Module({
  providers: [
    LiveAnnouncementsService,
    LiveSocketsService,
    RecordingsService,
    SmsReportsService,
    {
      provide: SmsRoutesService,
      inject: [Config, Metrics, Logger],
      useFactory: (config: Config, metrics: Metrics, logger: Logger) =>
        new SmsRoutesService(routesOf(config, metrics), logger, metrics, config.smsHourlySegments),
    },
    { provide: WebPushAdapter, inject: [Config], useFactory: (config: Config) => new WebPushAdapter(config.vapid) },
    {
      provide: VoiceLineService,
      inject: [Config, Metrics],
      useFactory: ({ carrier, publicUrl }: Config, metrics: Metrics) =>
        new VoiceLineService(new TwilioVoiceAdapter(carrier, publicUrl, metrics), carrier.callsPerSecond),
    },
    {
      provide: CarriersService,
      inject: [SmsRoutesService, WebPushAdapter, VoiceLineService, DataSource],
      useFactory: (sms: SmsRoutesService, push: WebPushAdapter, voice: VoiceLineService, database: DataSource) =>
        new CarriersService(
          { sms, push, voice, live: new GatewaysAdapter(database) },
          {
            sms: new RehearsalSmsAdapter(),
            push: new RehearsalPushAdapter(),
            voice: new RehearsalVoiceAdapter(),
            live: new RehearsalLiveAdapter(),
          },
        ),
    },
  ],
  exports: [
    CarriersService,
    LiveAnnouncementsService,
    LiveSocketsService,
    RecordingsService,
    SmsReportsService,
    SmsRoutesService,
  ],
})
export class ChannelsModule {}

/** The preferred carrier first. */
function routesOf(config: Config, metrics: Metrics): ConstructorParameters<typeof SmsRoutesService>[0] {
  const accounts = [{ name: 'first', ...config.carrier }, ...(config.secondCarrier ? [{ name: 'second', ...config.secondCarrier }] : [])]; // prettier-ignore
  return accounts.map((account) => ({
    name: account.name,
    carrier: new TwilioAdapter(account, config.publicUrl, metrics),
    senders: account,
    segmentsPerSecond: account.segmentsPerSecond,
  }));
}
