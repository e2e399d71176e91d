import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { APP_GUARD, APP_PIPE, NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CanaryPageService } from '../../libs/alerting/canary-page.service';
import { FanOutJob } from '../../libs/alerting/fan-out.job';
import { SendLaterPageJob, SendPacedPageJob, SendPageJob } from '../../libs/alerting/send-page.job';
import { incidentEntities } from '../../libs/incidents/incidents.module';
import type { Clock } from '../../libs/platform/clock';
import type { Config } from '../../libs/platform/config/config';
import { DatabaseClock } from '../../libs/platform/database/database-clock';
import { assertDurable } from '../../libs/platform/database/durability';
import { startEmbeddedPostgres } from '../../libs/platform/database/embedded-postgres';
import { migrate } from '../../libs/platform/database/migrate';
import { openDatabase } from '../../libs/platform/database/open-database';
import { ProblemFilter } from '../../libs/platform/http/problem-filter';
import { validationPipe } from '../../libs/platform/http/validation';
import { type Platform, PlatformModule } from '../../libs/platform/platform.module';
import { Queues } from '../../libs/platform/queue/queues';
import { createLogger, type Logger } from '../../libs/platform/telemetry/logger';
import { Metrics } from '../../libs/platform/telemetry/metrics';
import { StatusService } from '../../libs/situation/status.service';
import { LiveGateway } from '../../libs/situation/live.gateway';
import { migrations } from '../../migrations';
import { problemPage } from '../web/problem-page';
import { AccessGuard } from './access.guard';
import { ApiModule } from './api.module';
import { contexts } from './contexts';
import { Draining } from './draining';
import { GatewayModule } from './gateway.module';
import { configureHttp, createAdapter } from './http';
import { OverloadGuard } from './overload.guard';
import { Schedule } from './schedule';
import { workerTasks } from './worker-tasks';
import { WorkerModule } from './worker.module';

const roleModules = { api: ApiModule, gateway: GatewayModule, worker: WorkerModule } as const;

export interface StartOptions {
  readonly config: Config;
  /** Held still by tests; the database's own otherwise. */
  readonly clock?: Clock;
  readonly logger?: Logger;
}

export interface RunningServer {
  /** Where it listens, e.g. "http://127.0.0.1:3000". */
  readonly url: string;
  readonly app: NestFastifyApplication;
  readonly platform: Platform;
  /** Of a worker. */
  readonly schedule: Schedule | undefined;
  /** Finishes what is under way, then closes everything in the order in which it depends on each other. */
  stop(): Promise<void>;
}

/** Opens the platform, builds the roles on it and listens. */
export async function startServer({
  config,
  clock,
  logger = createLogger(config.logLevel),
}: StartOptions): Promise<RunningServer> {
  const closers: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) {
      // One that fails must not keep the rest open: the database above all.
      await close().catch((fault: unknown) => logger.error({ fault }, 'something could not be closed'));
    }
  };
  try {
    const platform = await openPlatform(config, logger, closers, clock);
    const app = await createApp(platform);
    const draining = new Draining();
    draining.attach(app);
    closers.push(() => closeWithin(app, answersWithinMs));
    const schedule = await startRoles(app, platform, closers);
    await app.listen(config.port, config.host);
    const address = app.getHttpServer().address();
    const port = typeof address === 'object' && address ? address.port : config.port;
    const url = `http://${config.host}:${port}`;
    startWatching(app, platform, url, closers);
    closers.push(() => draining.begin(config.drainSeconds));
    return { url, app, platform, schedule, stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

/** Requests under way when the process stops are answered within this time, or cut. */
const answersWithinMs = 6000;

async function closeWithin(app: NestFastifyApplication, milliseconds: number): Promise<void> {
  const timer = setTimeout(() => app.getHttpServer().closeAllConnections(), milliseconds);
  await app.close().finally(() => clearTimeout(timer));
}

async function openPlatform(
  config: Config,
  logger: Logger,
  closers: (() => Promise<unknown>)[],
  clock?: Clock,
): Promise<Platform> {
  const url = config.databaseUrl ?? (await openEmbedded(config, closers));
  let isClosing = false;
  // A pool has closed before its connections have: what the server says to them then is no loss.
  const onIdleError = (fault: Error): void => {
    if (!isClosing) logger.warn({ fault }, 'database connection lost');
  };
  const database = await openDatabase({ url, entities: incidentEntities, poolSize: 20, onIdleError });
  closers.push(() => {
    isClosing = true;
    return database.destroy();
  });
  await migrate(database, migrations);
  if (config.production) await assertDurable(database);
  const queues = await Queues.open({ databaseUrl: url, redisUrl: config.redisUrl }, logger);
  closers.push(() => queues.close());
  const metrics = new Metrics();
  return { config, database, queues, logger, metrics, clock: clock ?? (await keptClock(database, logger, closers)) };
}

async function openEmbedded(config: Config, closers: (() => Promise<unknown>)[]): Promise<string> {
  const embedded = await startEmbeddedPostgres({
    directory: join(config.dataDirectory, 'postgres'),
    durable: true,
    maxConnections: 200,
  });
  closers.push(() => embedded.stop());
  return embedded.url;
}

const synchroniseEveryMs = 30_000;
const suspiciousSkewMs = 30_000;

async function keptClock(
  database: Platform['database'],
  logger: Logger,
  closers: (() => Promise<unknown>)[],
): Promise<Clock> {
  const clock = await DatabaseClock.start(database);
  const timer = setInterval(() => {
    clock.synchronise().then(
      (skewMs) => {
        if (Math.abs(skewMs) > suspiciousSkewMs) logger.warn({ skewMs }, "this machine's clock is wrong");
      },
      (fault: unknown) => logger.warn({ fault }, 'the clock could not be synchronised'),
    );
  }, synchroniseEveryMs);
  closers.push(() => Promise.resolve(clearInterval(timer)));
  return clock;
}

async function createApp(platform: Platform): Promise<NestFastifyApplication> {
  @Module({
    imports: [PlatformModule.of(platform), ...contexts, ...platform.config.roles.map((role) => roleModules[role])],
    providers: [
      { provide: APP_GUARD, useClass: OverloadGuard },
      { provide: APP_GUARD, useClass: AccessGuard },
      { provide: APP_PIPE, useValue: validationPipe },
    ],
  })
  class ServerModule {}
  const options = { logger: false, bodyParser: false, abortOnError: false } as const;
  const app = await NestFactory.create<NestFastifyApplication>(
    ServerModule,
    createAdapter(platform.config.trustedProxies),
    options,
  );
  app.useGlobalFilters(new ProblemFilter(platform.logger, problemPage));
  configureHttp(app, platform.logger, platform.metrics);
  return app;
}

async function startRoles(
  app: NestFastifyApplication,
  platform: Platform,
  closers: (() => Promise<unknown>)[],
): Promise<Schedule | undefined> {
  const { config, queues, metrics, logger } = platform;
  const schedule = config.roles.includes('worker') ? new Schedule(workerTasks(app, platform), logger) : undefined;
  await app.init();
  if (schedule) {
    queues.work(app.get(FanOutJob, { strict: false }));
    queues.work(app.get(SendPageJob, { strict: false }));
    queues.work(app.get(SendPacedPageJob, { strict: false }));
    queues.work(app.get(SendLaterPageJob, { strict: false }));
    schedule.start();
    closers.push(() => Promise.all([queues.stopWorking(), schedule.stop()]));
  }
  if (config.roles.includes('gateway')) {
    const gateway = app.get(LiveGateway, { strict: false });
    gateway.attach(app.getHttpServer());
    closers.push(() => gateway.detach());
  }
  if (config.metricsPort !== 0) {
    const server = await metrics.listen(config.host, config.metricsPort);
    closers.push(() => new Promise((resolve) => server.close(resolve)));
  }
  return schedule;
}

/** A worker flies canaries; whoever answers requests watches whether they arrive. */
function startWatching(
  app: NestFastifyApplication,
  { config }: Platform,
  url: string,
  closers: (() => Promise<unknown>)[],
): void {
  if (config.roles.includes('worker')) {
    const page = app.get(CanaryPageService, { strict: false });
    page.start(config.roles.includes('gateway') ? url : config.publicUrl);
    closers.push(() => Promise.resolve(page.stop()));
  }
  if (config.roles.includes('api')) {
    const status = app.get(StatusService, { strict: false });
    status.watch();
    closers.push(() => Promise.resolve(status.stop()));
  }
}
