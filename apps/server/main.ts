import 'reflect-metadata';
import { ConfigError, readConfig } from '../../libs/platform/config/config';
import { developmentSecrets } from '../../libs/platform/config/development-secrets';
import { watchOver } from '../../libs/platform/process/watchdog';
import { startServer } from './start';

/** After this a stop that hangs is ended; what was under way is taken up by the sweeper of another process. */
const stopWithinMs = 20_000;
/** Shorter than the lease of a page, longer than anything that work does at a stretch. */
const stuckSeconds = 10;

async function main(): Promise<void> {
  const config = readConfig(process.env, () => developmentSecrets(process.env['DATA_DIR'] ?? '.data'));
  const server = await startServer({ config });
  watchOver({ stuckSeconds, memoryMb: config.memoryLimitMb });
  server.platform.logger.info({ url: server.url, publicUrl: config.publicUrl, roles: config.roles }, 'listening');
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) process.exit(1);
    isStopping = true;
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    void server.stop().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch((fault: unknown) => {
  console.error(fault instanceof ConfigError ? `Configuration:\n${fault.message}` : fault);
  process.exit(1);
});
