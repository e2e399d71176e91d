import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock';
import { Config } from '../platform/config/config';
import { Logger } from '../platform/telemetry/logger';
import { Metrics } from '../platform/telemetry/metrics';
import { type ChannelHealth, channelHealth, type ChannelState } from './channel-health';
import { acceptsWrites, canaryChannels, flightsOf } from './flights.queries';
import type { ServiceStatus } from './service-status';

const dayMs = 86_400_000;
/** Crowds ask: nobody is told anything older. */
const freshMs = 5000;
const watchEveryMs = 10_000;

const rank: Readonly<Record<ChannelState, number>> = { unmeasured: -1, ok: 0, slow: 1, down: 2 };

/**
 * How the service is, judged by whoever is asked from what canaries brought back: a scheduler, a relay or a worker that
 * stands still cannot say so itself.
 */
@Injectable()
export class StatusService {
  private known?: Promise<ServiceStatus>;
  private knownAt = -Infinity;
  private timer?: NodeJS.Timeout;
  private readonly told = new Map<string, ChannelState>();
  private readonly states: Gauge<'channel'>;

  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly logger: Logger,
    metrics: Metrics,
  ) {
    this.states = new Gauge({
      name: 'channel_state',
      help: 'What canaries say of a channel: 0 ok, 1 slow, 2 down, -1 unmeasured',
      labelNames: ['channel'],
      registers: [metrics.registry],
    });
  }

  status(): Promise<ServiceStatus> {
    const nowMs = this.clock.now().getTime();
    if (!this.known || nowMs - this.knownAt >= freshMs) {
      this.knownAt = nowMs;
      this.known = this.judge(new Date(nowMs));
    }
    return this.known;
  }

  /** Raises the operator's alarm in the log and in the metrics when a channel changes. */
  watch(): void {
    if (!this.config.canary) return;
    this.timer = setInterval(() => void this.status().then(({ channels }) => channels.forEach((one) => this.tell(one))), watchEveryMs); // prettier-ignore
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async judge(now: Date): Promise<ServiceStatus> {
    try {
      return { checkedAt: now, acceptsAnswers: await acceptsWrites(this.database), channels: await this.channels(now) };
    } catch (fault) {
      this.logger.error({ fault }, 'the status could not be read');
      const channels = canaryChannels.map((channel) => ({ channel, state: 'unmeasured' as const }));
      return { checkedAt: now, acceptsAnswers: false, channels };
    }
  }

  private channels(now: Date): Promise<ChannelHealth[]> {
    const { canary } = this.config;
    const after = new Date(now.getTime() - dayMs);
    return Promise.all(
      canaryChannels.map(async (channel) => {
        const everySeconds = channel === 'voice' ? canary?.callEverySeconds : canary?.everySeconds;
        if (!everySeconds) return { channel, state: 'unmeasured' as const };
        return channelHealth(channel, await flightsOf(this.database, channel, after), now, everySeconds);
      }),
    );
  }

  private tell({ channel, state, since }: ChannelHealth): void {
    this.states.set({ channel }, rank[state]);
    const before = this.told.get(channel);
    this.told.set(channel, state);
    if (before === state || state === 'unmeasured') return;
    if (state === 'down') this.logger.error({ channel, since }, 'canaries do not arrive: a channel is down');
    else if (state === 'slow') this.logger.error({ channel }, 'canaries take twice as long: a channel is slow');
    else if (before) this.logger.info({ channel }, 'canaries arrive again');
  }
}
