import { realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isPostmasterOf, readPostmasterPid } from '../../libs/platform/database/postmaster-pid';

export default async function globalTeardown(): Promise<void> {
  const directory = process.env['TOCSIN_TEST_SERVER'];
  if (!directory) return;
  const data = join(realpathSync(directory), 'data');
  const server = readPostmasterPid(data);
  if (server && isPostmasterOf(server.pid, data)) {
    process.kill(server.pid, 'SIGQUIT'); // at once: nothing in it is kept
    while (isPostmasterOf(server.pid, data)) await delay(10);
  }
  rmSync(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}
