import type { DataSource } from 'typeorm';
import { setTimeout as pause } from 'node:timers/promises';
import { sqlOne } from '../../libs/platform/database/sql';
import { Vault } from '../../libs/platform/vault/vault';
import { openBenchDatabase } from './bench-database';
import { loadCrowd } from './fan-out-people';
import { FanOutService, freshKeys } from './fan-out-service';
import { SinkProcess } from './sink-process';

const patienceMs = 120_000;

/** The whole service with an alert that runs, and people elsewhere who write and call because they have heard of it. */
export interface StormStage {
  readonly database: DataSource;
  readonly service: FanOutService;
  readonly sink: SinkProcess;
}

/** Opens the stage for as long as the work takes. */
export async function onStage<Result>(people: number, work: (stage: StormStage) => Promise<Result>): Promise<Result> {
  await using home = await openBenchDatabase({ maxConnections: 200 });
  using sink = await SinkProcess.start();
  const { dataSource: database, url } = home;
  const keys = freshKeys();
  const crowd = { inside: 1, outside: people, compared: 0, passing: 0 };
  await loadCrowd(database, new Vault(keys), crowd, sink.address.pushOrigin);
  await using service = await FanOutService.start(url, sink.address, keys);
  await sink.begin({ people: { from: 0, count: crowd.inside }, hasFaults: false });
  await service.staff(database);
  await service.publish();
  await quiet(database);
  return await work({ database, service, sink });
}

/** Resolves when every event has been handled and every message handed over. */
export async function quiet(database: DataSource): Promise<void> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await pause(100)) {
    const { open } = await sqlOne<{ open: number }>(
      database,
      `SELECT (SELECT count(*) FROM outbox WHERE handled_at IS NULL)
         + (SELECT count(*) FROM delivery_page WHERE done_at IS NULL) AS open`,
    );
    if (open === 0) return;
  }
  throw new Error('the service does not come to rest');
}
