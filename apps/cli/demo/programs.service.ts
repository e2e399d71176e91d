import { join } from 'node:path';
import { type Config, readConfig } from '../../../libs/platform/config/config';
import { developmentSecrets } from '../../../libs/platform/config/development-secrets';
import { Child } from './child.service';
import { freePort } from './free-port.service';

/** What a program needs of its caller to run. A real carrier's account, or a database of its own, must not get here. */
const inherited = ['PATH', 'HOME', 'USER', 'LANG', 'TMPDIR', 'TZ'];

/** The two programs of the demo, each in a process of its own. */
export class Programs {
  private constructor(
    readonly directory: string,
    readonly config: Config,
    readonly serverUrl: string,
    readonly simulatorUrl: string,
    readonly ledgerFile: string,
    private readonly server: Child,
    private readonly simulator: Child,
  ) {}

  /** On the usual ports, or on free ones when those are taken. Both are only on their way when this returns. */
  static async start(directory: string, seed: number): Promise<Programs> {
    const port = await freePort(3000);
    const simulatorPort = await freePort(4010);
    const serverUrl = `http://127.0.0.1:${port}`;
    const simulatorUrl = `http://127.0.0.1:${simulatorPort}`;
    const settings = {
      NODE_ENV: 'development',
      CANARY_SECONDS: '0',
      HOST: '127.0.0.1',
      PORT: String(port),
      METRICS_PORT: '0',
      PUBLIC_URL: `http://localhost:${port}`,
      DATA_DIR: directory,
      LOG_LEVEL: 'warn',
      TWILIO_API_URL: simulatorUrl,
    };
    const kept = inherited.flatMap((name) => [[name, process.env[name]] as const]);
    const env = { ...Object.fromEntries(kept), ...settings };
    // Read before the server starts, so that it finds the secrets of this machine already written.
    const config = readConfig(settings, () => developmentSecrets(directory));
    const ledgerFile = join(directory, 'ledger.ndjson');
    const addresses = [`--port=${simulatorPort}`, `--server-url=${serverUrl}`, `--public-url=${config.publicUrl}`];
    const simulator = startChild('simulator', directory, env, [
      ...addresses,
      `--ledger=${ledgerFile}`,
      `--seed=${seed}`,
    ]);
    const server = startChild('server', directory, env, []);
    return new Programs(directory, config, serverUrl, simulatorUrl, ledgerFile, server, simulator);
  }

  /** @throws Error with the end of a program's log when it dies on the way */
  async ready(): Promise<void> {
    await Promise.all([
      this.server.answers(`${this.serverUrl}/readyz`),
      this.simulator.answers(`${this.simulatorUrl}/control`),
    ]);
  }

  /** @throws Error when one of them ends by itself; never returns */
  watch(): Promise<never> {
    return Promise.race([this.server.watch(), this.simulator.watch()]);
  }

  /** The server first: it may still have something to tell the carrier. */
  async stop(): Promise<void> {
    await this.server.stop();
    await this.simulator.stop();
  }
}

function startChild(
  name: 'server' | 'simulator',
  directory: string,
  env: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
): Child {
  return new Child({ name, program: `apps/${name}/main`, args, env, logFile: join(directory, `${name}.log`) });
}
