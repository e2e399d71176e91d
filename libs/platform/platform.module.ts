import { type DynamicModule, Global, Module, type Provider } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from './clock';
import { Config } from './config/config';
import { poolOf } from './database/pool-of';
import { RateLimits } from './http/rate-limits';
import { Queues } from './queue/queues';
import { Logger } from './telemetry/logger';
import { Metrics } from './telemetry/metrics';
import { Vault } from './vault/vault';

/** What the program opens before Nest starts and closes after Nest has closed. */
export interface Platform {
  readonly config: Config;
  readonly database: DataSource;
  readonly queues: Queues;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

@Global()
@Module({})
export class PlatformModule {
  static of(platform: Platform): DynamicModule {
    const providers: Provider[] = [
      { provide: Config, useValue: platform.config },
      { provide: DataSource, useValue: platform.database },
      { provide: Queues, useValue: platform.queues },
      { provide: Clock, useValue: platform.clock },
      { provide: Logger, useValue: platform.logger },
      { provide: Metrics, useValue: platform.metrics },
      { provide: Vault, useValue: new Vault(platform.config.keys) },
      { provide: RateLimits, useValue: new RateLimits(poolOf(platform.database)) },
    ];
    return { module: PlatformModule, providers, exports: providers };
  }
}
