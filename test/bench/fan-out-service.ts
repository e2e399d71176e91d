import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { generateVAPIDKeys } from 'web-push';
import { foundAgency, type Officers } from '../../apps/cli/demo/agency-founder.service';
import { Child } from '../../apps/cli/demo/child.service';
import type { VersionAnswer } from '../../apps/cli/demo/officer.service';
import { freePort } from '../../apps/cli/demo/free-port.service';
import { type Config, readConfig } from '../../libs/platform/config/config';
import { DatabaseClock } from '../../libs/platform/database/database-clock';
import { sql } from '../../libs/platform/database/sql';
import { Vault } from '../../libs/platform/vault/vault';
import { storyDraft } from '../world/story-alert';
import type { ServiceAddress } from './fan-out-confirmations';
import { area } from './fan-out-people';
import type { SinkAddress } from './fan-out-sink';

/** The two keys that people are sealed under, before there is a service. */
export function freshKeys(): Config['keys'] {
  const key = (): string => randomBytes(32).toString('base64');
  return { sealKey: key(), indexKey: key() };
}

type Shape = Readonly<Record<string, unknown>>;

/** What a program needs of its caller to run. */
const inherited = ['PATH', 'HOME', 'USER', 'LANG', 'TMPDIR', 'TZ'];

/** The real service in two processes, api and worker, on the bench's database and the bench's carriers. */
export class FanOutService implements AsyncDisposable {
  private readonly vault: Vault;
  private readonly child: (name: string, changes?: Readonly<Record<string, string>>) => Child;
  private readonly children: { readonly api: Child; readonly worker: Child };
  private officers?: Officers;

  static async start(databaseUrl: string, sink: SinkAddress, keys: Config['keys']): Promise<FanOutService> {
    const directory = mkdtempSync(join(tmpdir(), 'tocsin-fan-out-'));
    const trust = join(directory, 'push-service.pem');
    writeFileSync(trust, sink.certificate);
    const port = await freePort(0);
    const vapid = generateVAPIDKeys();
    const settings = {
      NODE_ENV: 'development', CANARY_SECONDS: '0', HOST: '127.0.0.1', PORT: String(port), METRICS_PORT: '0', LOG_LEVEL: 'warn',
      PUBLIC_URL: `http://localhost:${port}`, DATA_DIR: directory, DATABASE_URL: databaseUrl,
      SEAL_KEY: keys.sealKey, INDEX_KEY: keys.indexKey, VAPID_PUBLIC_KEY: vapid.publicKey, VAPID_PRIVATE_KEY: vapid.privateKey,
      // A carrier that takes whatever comes: the number's pace would be what is measured.
      TWILIO_RATE: '20000', TWILIO_API_URL: sink.smsUrl, PUSH_SERVICE_URL: sink.pushOrigin,
      // How the worker knows the push service's certificate; read by Node itself.
      NODE_EXTRA_CA_CERTS: trust,
    }; // prettier-ignore
    const config = readConfig(settings, () => ({ sealKey: '', indexKey: '', vapidPublicKey: '', vapidPrivateKey: '' }));
    const env = { ...Object.fromEntries(inherited.map((name) => [name, process.env[name]])), ...settings };
    const service = new FanOutService(config, directory, env, `http://127.0.0.1:${port}`);
    await service.children.api.answers(`${service.url}/readyz`);
    return service;
  }

  private constructor(
    readonly config: Config,
    private readonly directory: string,
    env: Readonly<Record<string, string | undefined>>,
    private readonly url: string,
  ) {
    this.vault = new Vault(config.keys);
    this.child = (name, changes = {}) =>
      new Child({
        name, program: 'apps/server/main', args: [], logFile: join(directory, `${name}.log`),
        env: { ...env, TOCSIN_ROLES: name, ...changes },
      }); // prettier-ignore
    this.children = { api: this.child('api'), worker: this.child('worker', { PORT: '0' }) };
  }

  /** Where the carriers' and browsers' receipts go. */
  get receipts(): ServiceAddress {
    const { carrier, publicUrl, port } = this.config;
    const receiptSecret = this.vault.deriveKey('push receipt').toString('base64');
    return { port, publicUrl, accountSid: carrier.accountSid, authToken: carrier.authTokens[0], receiptSecret };
  }

  /** One more process of the service, with settings of its own. */
  another(name: 'gateway', settings: Readonly<Record<'PORT' | 'METRICS_PORT', string>>): Child {
    return this.child(name, settings);
  }

  /** Officers come on duty; each of their codes counts once, so that this takes half a minute. */
  async staff(database: DataSource): Promise<void> {
    this.officers = await foundAgency(database, this.vault, await DatabaseClock.start(database), this.url);
  }

  /** Two officers publish an extreme alert to everybody in the area, as they would. */
  async publish(shape: Shape = area): Promise<{ readonly id: string }> {
    const draft = await this.onDuty.first.draftAlert(storyDraft(new Date(), { shape }));
    await this.approve(draft);
    return draft;
  }

  /** Newer words; a code counts once, so that this may wait for half a minute. */
  async update(incident: string): Promise<void> {
    const { mode: _, ...newer } = storyDraft(new Date(), { shape: area }) as Record<string, unknown>;
    await this.approve(await this.onDuty.first.draftUpdate(incident, newer));
  }

  private async approve(draft: VersionAnswer): Promise<void> {
    const answer = await this.onDuty.second.approve(draft);
    if (answer.status !== 'published') await this.onDuty.relief.approve(draft);
  }

  private get onDuty(): Officers {
    if (!this.officers) throw new Error('nobody is on duty');
    return this.officers;
  }

  /** Resolves once the audience is durable. @returns when it was approved and when it was frozen, in ms since 1970 */
  async frozen(database: DataSource): Promise<{ readonly approvedAt: number; readonly frozenAt: number }> {
    for (;;) {
      const [event] = await sql<{ at: Date; handled: Date | null }>(
        database,
        `SELECT occurred_at AS at, handled_at AS handled FROM outbox WHERE type = 'alert-published' ORDER BY id DESC LIMIT 1`,
      );
      if (event?.handled) return { approvedAt: event.at.getTime(), frozenAt: Date.now() };
      await this.alive(pause(5));
    }
  }

  /** The most memory that each process has had, in MB; undefined where the system does not say. */
  peakRssMb(): { readonly api: number; readonly worker: number } | undefined {
    const { api, worker } = this.children;
    const [apiMb, workerMb] = [api, worker].map(({ pid }) => peakOf(pid));
    return apiMb === undefined || workerMb === undefined ? undefined : { api: apiMb, worker: workerMb };
  }

  /** Seconds of processor time that each process has had. */
  cpuSeconds(): { readonly api: number; readonly worker: number } {
    return { api: cpuOf(this.children.api.pid), worker: cpuOf(this.children.worker.pid) };
  }

  /** The same, or the end of a program that should not have ended. */
  alive<Result>(work: Promise<Result>): Promise<Result> {
    return Promise.race([work, this.children.api.watch(), this.children.worker.watch()]);
  }

  /** What the two programs had to say, for whoever asks why. */
  logs(): string {
    return (['api', 'worker'] as const)
      .map((name) => readFileSync(join(this.directory, `${name}.log`), 'utf8'))
      .join('');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.children.worker.stop(), this.children.api.stop()]);
    rmSync(this.directory, { recursive: true, force: true, maxRetries: 5 });
  }
}

function peakOf(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined; // no Linux
  }
}

/** Clock ticks are hundredths of a second wherever Linux runs Node. */
function cpuOf(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}
