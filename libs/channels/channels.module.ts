import { Module } from '@nestjs/common';
import { Config } from '../platform/config/config';
import { Metrics } from '../platform/telemetry/metrics';
import { CarriersService } from './carriers.service';
import { LiveServer } from './live/live-server';
import { SocketIoAdapter } from './live/socket-io.adapter';
import { WebPushAdapter } from './push/web-push.adapter';
import { RehearsalLiveAdapter, RehearsalPushAdapter, RehearsalSmsAdapter } from './rehearsal.adapter';
import { TwilioAdapter } from './sms/twilio.adapter';

@Module({
  providers: [
    LiveServer,
    {
      provide: TwilioAdapter,
      inject: [Config, Metrics],
      useFactory: (config: Config, metrics: Metrics) => new TwilioAdapter(config.carrier, config.publicUrl, metrics),
    },
    { provide: WebPushAdapter, inject: [Config], useFactory: (config: Config) => new WebPushAdapter(config.vapid) },
    {
      provide: CarriersService,
      inject: [TwilioAdapter, WebPushAdapter, LiveServer],
      useFactory: (sms: TwilioAdapter, push: WebPushAdapter, live: LiveServer) =>
        new CarriersService(
          { sms, push, live: new SocketIoAdapter(live) },
          { sms: new RehearsalSmsAdapter(), push: new RehearsalPushAdapter(), live: new RehearsalLiveAdapter() },
        ),
    },
  ],
  exports: [CarriersService, LiveServer],
})
export class ChannelsModule {}
