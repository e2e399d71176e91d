import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { generateVAPIDKeys } from 'web-push';
import { type RunningServer, startServer } from '../../apps/server/start';
import { Simulator } from '../../apps/simulator/simulator';
import type { SimulatorOptions } from '../../apps/simulator/simulator-options';
import { type DeliveryStatus, deliveryStatus } from '../../libs/alerting/delivery';
import { type Channel, channelCodes } from '../../libs/channels/channel';
import type { OfficerRole } from '../../libs/identity/officer';
import { type Config, readConfig, type Role } from '../../libs/platform/config/config';
import { sql } from '../../libs/platform/database/sql';
import { type AlertVersion, Alerts } from './alerts';
import { Browsers } from './browsers';
import { HeldClock } from './held-clock';
import { HttpClient } from './http';
import { LivePage } from './live-page';
import { type Officer, Officers } from './officers';
import { Phones } from './phones';
import { RecordingLogger } from './recording-logger';
import { settle } from './settle';
import { type AlertOverrides, outside } from './story-alert';
import { type Subscriber, type SubscriberWish, Subscribers } from './subscribers';
import { Telephones } from './telephones';
import { createTestDatabase, type TestDatabase } from './test-database';

/** What the service calls itself; nobody resolves it, the simulated carrier knows where it leads. */
export const publicUrl = 'https://tocsin.test';

export interface WorldOptions {
  readonly simulator?: SimulatorOptions;
  /** The story makes something fail inside the server: what is logged as an error is not held against it. */
  readonly expectsFaults?: boolean;
  /** Of the environment, beside those that every world has. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** Messages reach phones at once; `settle` would not wait for them anyway. */
const instant = { sentMs: [0, 0], deliveredMs: [0, 0] } as const;
/** Phones forget no text while a story lasts. */
const retention = { entries: 100_000, perThread: 100_000 } as const;

/** The whole service on a database of its own, with a carrier, everybody's phones, and a clock that a story moves. */
export class World implements AsyncDisposable {
  readonly sms: Phones;
  readonly calls: Telephones;
  readonly push: Browsers;
  readonly alerts: Alerts;
  /** Somebody who has not signed in. */
  readonly http: HttpClient;
  private readonly officers: Officers;
  private readonly people: Subscribers;
  private readonly pages: LivePage[] = [];
  private readonly desk: Partial<Record<'author' | 'approver' | 'second', Promise<Officer>>> = {};

  static async start(options: WorldOptions = {}): Promise<World> {
    const testDatabase = await createTestDatabase();
    const simulator = await Simulator.start({ delays: instant, retention, ...options.simulator });
    try {
      const clock = new HeldClock();
      const logger = new RecordingLogger();
      const config = configOf(testDatabase.url, simulator.url, options.variables);
      const server = await startServer({ config, clock, logger });
      simulator.connect(server.url, publicUrl);
      return new World(testDatabase, simulator, clock, logger, config, server, options.expectsFaults ?? false);
    } catch (fault) {
      await simulator[Symbol.asyncDispose]();
      await testDatabase[Symbol.asyncDispose]();
      throw fault;
    }
  }

  private constructor(
    private readonly testDatabase: TestDatabase,
    readonly simulator: Simulator,
    readonly clock: HeldClock,
    readonly logger: RecordingLogger,
    private readonly config: Config,
    private running: RunningServer | undefined,
    private readonly expectsFaults: boolean,
  ) {
    this.http = new HttpClient(() => this.server.url);
    this.sms = new Phones(simulator);
    this.calls = new Telephones(simulator, this.database, () => this.settle());
    this.push = new Browsers(simulator);
    this.officers = new Officers(() => this.server.app, this.http, clock);
    this.people = new Subscribers(this.http, this.sms, simulator, this.database, () => this.settle());
    this.alerts = new Alerts(this, clock);
  }

  get server(): RunningServer {
    if (!this.running) throw new Error('the server is stopped');
    return this.running;
  }

  get database(): DataSource {
    return this.testDatabase.dataSource;
  }

  /** An officer of the agency who is there from its first day, signed in. */
  officer({ roles }: { readonly roles: readonly OfficerRole[] }): Promise<Officer> {
    return this.officers.arrive(roles);
  }

  /** The one who writes the story's alerts. */
  author(): Promise<Officer> {
    return this.atDesk('author');
  }

  /** The one who approves them. */
  approver(): Promise<Officer> {
    return this.atDesk('approver');
  }

  /** Another, for what goes to far more people than usual. */
  secondApprover(): Promise<Officer> {
    return this.atDesk('second');
  }

  async subscriber(wish: SubscriberWish = {}): Promise<Subscriber> {
    const [subscriber] = await this.people.arrive([wish]);
    return subscriber;
  }

  subscribers(wishes: readonly SubscriberWish[]): Promise<Subscriber[]> {
    return this.people.arrive(wishes);
  }

  /** Somebody asks by phone number to hear how another is, who agrees on their page. */
  async follow(follower: Subscriber, followed: Subscriber): Promise<void> {
    await follower.http.must('POST', '/v1/me/follows', { phone: followed.phone });
    const { body } = await followed.http.must('GET', '/v1/me/follows');
    const asking = (body['followers'] as { id: string; status: string }[]).find(({ status }) => status === 'requested');
    await followed.http.must('POST', `/v1/me/followers/${asking?.id}/accept`);
    await this.settle();
    for (const { phone } of [follower, followed]) this.sms.putAway(phone);
  }

  /** A sister in the area of a running alert, and a brother far away who follows her and has a browser for push. */
  async relatives(): Promise<{
    readonly sister: Subscriber;
    readonly brother: Subscriber;
    readonly alert: AlertVersion;
  }> {
    const [sister, brother] = await this.subscribers([
      { firstName: 'Inès' },
      { firstName: 'Karim', places: [outside], push: true },
    ]);
    await this.follow(brother, sister);
    const alert = await this.publishAlert();
    await this.settle();
    for (const { phone } of [sister, brother]) this.sms.putAway(phone);
    return { sister, brother, alert };
  }

  publishAlert(overrides?: AlertOverrides): Promise<AlertVersion> {
    return this.alerts.publish(overrides);
  }

  /** What stands in the database. */
  rows<Row>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return sql<Row>(this.database, text, parameters);
  }

  /** Where the alerts' deliveries to the people in the area stand, by message, then by person. */
  async statuses(channel: Channel): Promise<DeliveryStatus[]> {
    const rows = await this.rows<{ status: number }>(
      `SELECT status FROM delivery JOIN notice ON notice.id = notice_id
       WHERE rule = 'people' AND channel = $1 ORDER BY notice_id, person_id`,
      [channelCodes[channel]],
    );
    return rows.map(({ status }) => statusOf(status));
  }

  /** Where the newest alert to this person stands on this channel. */
  async statusOf(person: Subscriber, channel: Channel): Promise<DeliveryStatus | undefined> {
    const [newest] = await this.rows<{ status: number }>(
      `SELECT status FROM delivery JOIN notice ON notice.id = notice_id
       WHERE class = 'alerts' AND channel = $1 AND person_id = $2 ORDER BY notice_id DESC LIMIT 1`,
      [channelCodes[channel], person.id],
    );
    return newest && statusOf(newest.status);
  }

  /** Opens a page of the person's own, which gets what comes after `since`. */
  async live(owner: Subscriber, since?: number): Promise<LivePage> {
    const page = await LivePage.open(this.server.url, owner, since);
    this.pages.push(page);
    return page;
  }

  /** Waits until nothing that was set in motion is under way any more. @param patienceMs 20 s when left out */
  settle(patienceMs?: number): Promise<void> {
    return settle(this.database, this.simulator, patienceMs);
  }

  /** Ends every alert that runs, so that the next story begins in peace. */
  async calm(): Promise<void> {
    const running = (): Promise<{ id: string; expiresAt: Date }[]> =>
      this.rows(`SELECT public_id AS id, expires_at AS "expiresAt" FROM incident WHERE status = 'active'`);
    for (const alert of await running()) if (alert.expiresAt > this.clock.now()) await this.alerts.allClear(alert);
    // Those whose time is over end by themselves.
    while ((await running()).length > 0) await pause(20);
    await this.settle();
  }

  /** Lets time pass: for the service's clock, and for what waits in the database for its next attempt. */
  async advance(milliseconds: number): Promise<void> {
    this.clock.advance(milliseconds);
    const by = [milliseconds / 1000];
    await sql(
      this.database,
      `UPDATE delivery_page SET due_at = due_at - make_interval(secs => $1), offered_at = offered_at - make_interval(secs => $1),
         lease_until = lease_until - make_interval(secs => $1) WHERE done_at IS NULL`,
      by,
    );
    await sql(
      this.database,
      `UPDATE news_window SET due_at = due_at - make_interval(secs => $1), opened_at = opened_at - make_interval(secs => $1)`,
      by,
    );
    await sql(this.database, 'UPDATE rung SET due_at = due_at - make_interval(secs => $1) WHERE done_at IS NULL', by);
  }

  /** The power fails for the server; phones, carrier and database go on. */
  async stop(): Promise<void> {
    const server = this.server;
    this.running = undefined;
    await server.stop();
  }

  /** The server comes back, perhaps elsewhere. @param roles those of this process; all when left out */
  async restart(roles: readonly Role[] = this.config.roles): Promise<void> {
    this.running = await startServer({ config: { ...this.config, roles }, clock: this.clock, logger: this.logger });
    this.simulator.connect(this.running.url, publicUrl);
  }

  private async atDesk(role: 'author' | 'approver' | 'second'): Promise<Officer> {
    const officer = await (this.desk[role] ??= this.officer({ roles: [role === 'second' ? 'approver' : role] }));
    await officer.stay();
    return officer;
  }

  /** @throws Error when the server logged an error that the story did not expect */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const page of this.pages) page.close();
    await this.running?.stop();
    await this.simulator[Symbol.asyncDispose]();
    await this.testDatabase[Symbol.asyncDispose]();
    const [first] = this.expectsFaults ? [] : this.logger.errors;
    if (first)
      throw new Error(`the server logged an error: ${first.message}`, {
        cause: Object.values(first.fields).find((value) => value instanceof Error),
      });
  }
}

function statusOf(code: number): DeliveryStatus {
  const found = Object.entries(deliveryStatus).find(([, each]) => each === code);
  if (!found) throw new RangeError(`no delivery status ${code}`);
  return found[0] as DeliveryStatus;
}

function configOf(databaseUrl: string, simulatorUrl: string, more: WorldOptions['variables']): Config {
  const { publicKey: vapidPublicKey, privateKey: vapidPrivateKey } = generateVAPIDKeys();
  const key = (): string => randomBytes(32).toString('base64');
  const secrets = { sealKey: key(), indexKey: key(), vapidPublicKey, vapidPrivateKey };
  const variables = {
    NODE_ENV: 'test',
    PORT: '0',
    METRICS_PORT: '0',
    LOG_LEVEL: 'silent',
    PUBLIC_URL: publicUrl,
    DATABASE_URL: databaseUrl,
    TWILIO_API_URL: simulatorUrl,
    PUSH_SERVICE_URL: simulatorUrl,
    ...more,
  };
  return readConfig(variables, () => secrets);
}
