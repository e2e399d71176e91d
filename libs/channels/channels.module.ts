import { Module } from '@nestjs/common';
import { Config } from '../platform/config/config';
import { Logger } from '../platform/telemetry/logger';
import { Metrics } from '../platform/telemetry/metrics';
import { CarriersService } from './carriers.service';
import { LiveServer } from './live/live-server';
import { SocketIoAdapter } from './live/socket-io.adapter';
import { WebPushAdapter } from './push/web-push.adapter';
import { RehearsalLiveAdapter, RehearsalPushAdapter, RehearsalSmsAdapter } from './rehearsal.adapter';
import { SmsRoutesService } from './sms/sms-routes.service';
import { TwilioAdapter } from './sms/twilio.adapter';

@Module({
  providers: [
    LiveServer,
    {
      provide: SmsRoutesService,
      inject: [Config, Metrics, Logger],
      useFactory: (config: Config, metrics: Metrics, logger: Logger) =>
        new SmsRoutesService(routesOf(config, metrics), logger, metrics, config.smsHourlySegments),
    },
    { provide: WebPushAdapter, inject: [Config], useFactory: (config: Config) => new WebPushAdapter(config.vapid) },
    {
      provide: CarriersService,
      inject: [SmsRoutesService, WebPushAdapter, LiveServer],
      useFactory: (sms: SmsRoutesService, push: WebPushAdapter, live: LiveServer) =>
        new CarriersService(
          { sms, push, live: new SocketIoAdapter(live) },
          { sms: new RehearsalSmsAdapter(), push: new RehearsalPushAdapter(), live: new RehearsalLiveAdapter() },
        ),
    },
  ],
  exports: [CarriersService, LiveServer, SmsRoutesService],
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
