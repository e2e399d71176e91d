import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { freePort } from '../../apps/cli/demo/free-port.service';
import { PeopleLoader } from '../../apps/cli/demo/people-loader.service';
import { SimulatedPhones } from '../../apps/cli/demo/simulated-phones.service';
import type { Random } from '../../apps/simulator/random';
import type { PersonId } from '../../libs/people/person';
import { type DevelopmentSecrets, readConfig, simulatorAccount } from '../../libs/platform/config/config';
import { developmentSecrets } from '../../libs/platform/config/development-secrets';
import { DatabaseClock } from '../../libs/platform/database/database-clock';
import { openDatabase } from '../../libs/platform/database/open-database';
import { sql } from '../../libs/platform/database/sql';
import { hashToken, randomToken } from '../../libs/platform/token';
import { Vault } from '../../libs/platform/vault/vault';
import { HttpClient } from '../world/http';
import { isInside, townspeople } from './townspeople';
import type { Writer } from './answer-doors';
import { CarrierControl } from './carrier-control';
import { Desk } from './desk';
import type { Ground } from './ground';
import { History } from './history';
import { OpenPages, readersAmong } from './open-pages';
import type { Seen } from './seen';
import { watchStates } from './state-watch';
import { Supervised } from './supervised';
import { TcpProxy } from './tcp-proxy';
import { WireTrigger } from './wire-trigger';

export interface SiteWish {
  readonly people: number;
  readonly apis?: number;
  readonly workers?: number;
  readonly gateways?: number;
  /** What the carrier lets all workers together hand over; unlimited when left out. */
  readonly segmentsPerSecond?: number;
  readonly secondCarrier?: boolean;
  /** Of each program; that of production when left out. */
  readonly memoryLimitMb?: number;
  /** Whose talk with the database passes a line that a run can break. */
  readonly linedRole?: 'api' | 'worker';
}

export interface Townsperson {
  readonly person: PersonId;
  readonly phone: string;
  readonly name: string;
  readonly isInside: boolean;
  /** Ids of their browsers at the push service. */
  readonly browser: string | undefined;
  readonly follows: readonly number[];
}

/** The second account, for runs in which the first one fails. */
const secondAccount = { sid: 'AC000000000000000000000000000000b2', token: 'simulated-carrier-token-2', number: '+33639980199' } as const; // prettier-ignore
const poolSize = 4;

/** The whole service as production runs it, each role in processes of its own, and everything around it. */
export class Site implements AsyncDisposable {
  readonly people: Townsperson[] = [];
  readonly apis: Supervised[] = [];
  readonly workers: Supervised[] = [];
  readonly gateways: Supervised[] = [];
  readonly carriers: CarrierControl[] = [];
  readonly wire = new WireTrigger();
  /** Between each program of `linedRole` and PostgreSQL, by its name. */
  readonly databaseLines = new Map<string, TcpProxy>();
  readonly outputs = new Map<string, string>();
  readonly faults: (string | undefined)[] = [];
  /** What our own clients were given to read. */
  readonly seen: Seen[] = [];
  readonly anyone: HttpClient;
  private readonly sessions = new Map<number, string>();
  private readonly openPages = new OpenPages(this.seen);
  readonly history: History;
  private opened: { database: DataSource; vault: Vault; desk: Desk } | undefined;

  private constructor(
    readonly ground: Ground,
    readonly directory: string,
    readonly databaseName: string,
    readonly wish: SiteWish,
    readonly random: Random,
    readonly secrets: DevelopmentSecrets,
    /** In front of the api processes. */
    readonly front: TcpProxy,
  ) {
    this.history = new History(join(directory, 'history.ndjson'));
    this.anyone = new HttpClient(() => front.url);
  }

  static async open(ground: Ground, wish: SiteWish, seed: number, random: Random): Promise<Site> {
    const directory = ground.folder();
    mkdirSync(directory, { recursive: true });
    const databaseName = await ground.makeDatabase();
    const secrets = developmentSecrets(directory);
    const addresses: { apis: Supervised[] } = { apis: [] };
    const front = await TcpProxy.listen(
      () => addresses.apis.map(({ options }) => ({ host: '127.0.0.1', port: options.port })),
      random,
    );
    const site = new Site(ground, directory, databaseName, wish, random, secrets, front);
    addresses.apis = site.apis;
    await site.rise(seed);
    return site;
  }

  get database(): DataSource {
    return this.ready.database;
  }

  get desk(): Desk {
    return this.ready.desk;
  }

  get programs(): readonly Supervised[] {
    return [...this.apis, ...this.gateways, ...this.workers];
  }

  named(name: string): Supervised {
    const program = this.programs.find((each) => each.name === name);
    if (!program) throw new Error(`no program is called ${name}`);
    return program;
  }

  get carrier(): CarrierControl {
    return this.carriers[0];
  }

  get writers(): Writer[] {
    const inside = this.people.filter((each) => each.isInside);
    return inside.map(({ person, phone }) => ({ person, phone, session: this.sessionOf(person) }));
  }

  get vault(): Vault {
    return this.ready.vault;
  }

  /** Somebody who is signed in. */
  citizen(person: number): HttpClient {
    return this.anyone.as({ authorization: `Bearer ${this.sessionOf(person)}` });
  }

  /** Those whom every alert of a run is for. */
  get audience(): number {
    return this.people.filter((each) => each.isInside).length;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.openPages[Symbol.dispose]();
    for (const program of this.programs) program.thaw();
    await Promise.all(this.programs.map((program) => program.stop('SIGKILL')));
    for (const carrier of this.carriers) await carrier[Symbol.asyncDispose]();
    await this.front[Symbol.asyncDispose]();
    for (const line of this.databaseLines.values()) await line[Symbol.asyncDispose]();
    this.history[Symbol.dispose]();
    await this.opened?.database.destroy();
    await this.ground.dropDatabase(this.databaseName);
  }

  private get ready(): NonNullable<Site['opened']> {
    if (!this.opened) throw new Error('the site is not open yet');
    return this.opened;
  }

  private async rise(seed: number): Promise<void> {
    const { wish, directory } = this;
    const database = await openDatabase({ url: this.databaseUrl(), entities: [], poolSize, applicationName: 'tocsin-chaos', statementTimeoutMs: 60_000 }); // prettier-ignore
    await watchStates(database);
    const accounts = [{ sid: simulatorAccount.accountSid, token: simulatorAccount.authToken, number: simulatorAccount.from }, secondAccount]; // prettier-ignore
    for (const [i, account] of accounts.slice(0, wish.secondCarrier ? 2 : 1).entries()) {
      const ledgerFile = join(directory, `carrier-${i + 1}.ndjson`);
      this.carriers.push(await CarrierControl.start({ ...account, name: `carrier-${i + 1}`, directory, ledgerFile, seed: seed + i, serverUrl: this.front.url, random: this.random })); // prettier-ignore
    }
    const start = async (role: 'api' | 'gateway' | 'worker', count: number, to: Supervised[]): Promise<void> => {
      for (let i = 1; i <= count; i++) to.push(await this.program(role, `${role}-${i}`));
    };
    await start('api', wish.apis ?? 1, this.apis);
    await start('gateway', wish.gateways ?? 0, this.gateways);
    await start('worker', wish.workers ?? 1, this.workers);
    const vault = new Vault(this.config().keys);
    await this.populate(database, vault, seed);
    await Promise.all(this.programs.map((program) => program.up()));
    const clock = await DatabaseClock.start(database);
    this.opened = { database, vault, desk: await Desk.open(database, vault, clock, this.front.url) };
    const [gateway] = this.gateways;
    if (gateway) await this.openPages.open(`http://127.0.0.1:${gateway.options.port}`, readersAmong(this.people).map(({ person }) => ({ person, http: this.citizen(person) }))); // prettier-ignore
  }

  private async program(role: 'api' | 'gateway' | 'worker', name: string): Promise<Supervised> {
    const port = await freePort(0);
    const line = this.wish.linedRole === role ? await this.databaseLine(name) : undefined;
    const env = {
      ...this.settings(),
      TOCSIN_ROLES: role,
      PORT: String(port),
      DATABASE_URL: this.databaseUrl(line && `127.0.0.1:${line.port}`),
    };
    return new Supervised({
      name,
      program: 'apps/server/main',
      env,
      port,
      logFile: join(this.directory, `${name}.log`),
    });
  }

  private async databaseLine(name: string): Promise<TcpProxy> {
    const line = await TcpProxy.listen(() => [this.ground.socket()], this.random);
    line.tap = () => this.wire.tap(name);
    this.databaseLines.set(name, line);
    return line;
  }

  private settings(): Record<string, string> {
    const { segmentsPerSecond, memoryLimitMb, workers = 1 } = this.wish;
    const [first, second] = this.carriers;
    return {
      NODE_ENV: 'development',
      HOST: '127.0.0.1',
      METRICS_PORT: '0',
      PUBLIC_URL: this.front.url,
      DATA_DIR: this.directory,
      LOG_LEVEL: 'warn',
      TWILIO_API_URL: first.line.url,
      PUSH_SERVICE_URL: first.url,
      TOCSIN_WORKERS: String(workers),
      ...(memoryLimitMb !== undefined && { MEMORY_LIMIT_MB: String(memoryLimitMb) }),
      ...(segmentsPerSecond !== undefined && { TWILIO_RATE: String(segmentsPerSecond) }),
      ...(second && {
        TWILIO2_ACCOUNT_SID: secondAccount.sid,
        TWILIO2_AUTH_TOKEN: secondAccount.token,
        TWILIO2_FROM: secondAccount.number,
        TWILIO2_API_URL: second.line.url,
        ...(segmentsPerSecond !== undefined && { TWILIO2_RATE: String(segmentsPerSecond) }),
      }),
    };
  }

  private config() {
    return readConfig(this.settings(), () => this.secrets);
  }

  private databaseUrl(host?: string): string {
    return this.ground.databaseUrl(this.databaseName, host);
  }

  private async populate(database: DataSource, vault: Vault, seed: number): Promise<void> {
    const inhabitants = townspeople(this.wish.people, seed, this.random);
    const phones = new SimulatedPhones(this.carrier.url);
    const withPush = inhabitants.flatMap(({ hasPush }, index) => (hasPush ? [index] : []));
    const owners = withPush.map((index) => inhabitants[index].phone);
    const browsers = await phones.subscribe(owners, this.config().vapid.publicKey);
    const addressOf = new Map(withPush.map((index, i) => [index, browsers[i]]));
    const ids = await new PeopleLoader(database, vault).load(inhabitants, addressOf, () => undefined);
    await this.signIn(database, ids);
    for (const [index, { phone, name, follows }] of inhabitants.entries()) {
      const browser = addressOf.get(index)?.endpoint.split('/').at(-1);
      this.people.push({ person: ids[index], phone, name, isInside: isInside(index), browser, follows: follows.map((other) => ids[other]) }); // prettier-ignore
    }
  }

  private async signIn(database: DataSource, people: readonly PersonId[]): Promise<void> {
    for (const person of people) this.sessions.set(person, randomToken());
    const hashes = people.map((person) => hashToken(this.sessionOf(person)));
    await sql(
      database,
      `INSERT INTO person_link (token_hash, person_id, purpose, created_at, expires_at)
       SELECT hash, person, 'session', now(), now() + interval '1 day' FROM unnest($1::bytea[], $2::bigint[]) AS s (hash, person)`,
      [hashes, people],
    );
  }

  private sessionOf(person: number): string {
    const session = this.sessions.get(person);
    if (session === undefined) throw new Error(`${person} is nobody here`);
    return session;
  }

  /** What the programs have said so far. */
  logs(): ReadonlyMap<string, string> {
    return new Map(this.programs.map(({ name, options }) => [`${name}.log`, readFileSync(options.logFile, 'utf8')]));
  }

  /** @throws Error when it does not become true in time */
  async until(what: string, holds: () => boolean | Promise<boolean>, withinMs = 60_000, everyMs = 20): Promise<number> {
    const began = Date.now();
    while (!(await holds())) {
      if (Date.now() - began > withinMs) throw new Error(`not within ${withinMs / 1000} s: ${what}`);
      await pause(everyMs);
    }
    return Date.now() - began;
  }
}
