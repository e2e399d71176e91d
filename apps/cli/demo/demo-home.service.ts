import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isPostmasterOf, readPostmasterPid } from '../../../libs/platform/database/postmaster-pid';

/** The database of a demo that was killed a moment ago still has to end by itself. */
const patienceMs = 15_000;

/**
 * An empty folder for everything that the demo writes.
 * @throws Error when another demo is running there
 */
export async function emptyHome(directory: string): Promise<string> {
  const home = resolve(directory);
  const data = join(home, 'postgres', 'data');
  const deadline = Date.now() + patienceMs;
  while (isServed(data)) {
    if (Date.now() > deadline) throw new Error(`another demo is running in ${home}`);
    await delay(100);
  }
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  mkdirSync(home, { recursive: true });
  return home;
}

function isServed(data: string): boolean {
  const server = readPostmasterPid(data);
  return server !== undefined && isPostmasterOf(server.pid, realpathSync(data));
}
