import formbody from '@fastify/formbody';
import Fastify, { type FastifyInstance } from 'fastify';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Carrier } from './carrier/carrier.service';
import { callsRoutes } from './carrier/calls.route';
import { Calls } from './carrier/calls.service';
import { messagesRoutes } from './carrier/messages.route';
import { faithfulReceipts, Receipts } from './carrier/receipts.service';
import { Recordings } from './carrier/recordings';
import { SenderQueues } from './carrier/sender-queue';
import { controlRoutes } from './control.route';
import { FaultPlan } from './faults';
import type { LedgerLine } from './ledger';
import { LedgerStore } from './ledger.store';
import { localOnly } from './local-only.route';
import { Beacons } from './push/beacons.service';
import { selfSignedCertificate } from './push/certificate';
import { pushRoutes } from './push/push.route';
import { PushService } from './push/push.service';
import { seededRandom } from './random';
import {
  defaultAccount,
  defaultDelays,
  defaultNumber,
  defaultRetention,
  type SimulatorOptions,
} from './simulator-options';
import { Threads } from './threads';
import { Timeline } from './timeline.service';
import { wallRoutes } from './wall/wall.route';
import { Webhooks } from './webhooks.service';

const loopback = '127.0.0.1';

/** A carrier, a push service and everyone's phones, on this machine only. */
export class Simulator implements AsyncDisposable {
  readonly account: { readonly sid: string; readonly authToken: string };
  readonly number: string;
  readonly threads: Threads;
  readonly faults: FaultPlan;
  readonly receipts: Receipts;
  readonly sms: Carrier;
  readonly calls: Calls;
  readonly recordings = new Recordings();
  readonly push: PushService;
  readonly beacons: Beacons;
  /** Trust it as a CA to reach the push service over HTTPS; only with `tls`. */
  readonly certificate: string | undefined;
  readonly #webhooks = new Webhooks();
  readonly #timeline = new Timeline();
  readonly #ledger: LedgerStore | undefined;
  readonly #http: FastifyInstance;
  readonly #https: FastifyInstance | undefined;
  readonly #counts: Record<string, number> = {};

  static async start(options: SimulatorOptions = {}): Promise<Simulator> {
    const simulator = new Simulator(options);
    await simulator.#http.listen({ host: loopback, port: options.port ?? 0 });
    await simulator.#https?.listen({ host: loopback, port: 0 });
    simulator.push.origin = simulator.#https ? `https://${loopback}:${portOf(simulator.#https)}` : simulator.url;
    return simulator;
  }

  private constructor(options: SimulatorOptions) {
    const { accountSid = defaultAccount.sid, authToken = defaultAccount.authToken, seed = 13 } = options;
    const retention = options.retention ?? defaultRetention;
    this.account = { sid: accountSid, authToken };
    this.number = options.number ?? defaultNumber;
    this.threads = new Threads(retention);
    this.#ledger = options.ledgerFile === undefined ? undefined : new LedgerStore(options.ledgerFile);
    const write = (line: LedgerLine): void => this.#write(line);
    const random = seededRandom(seed);
    this.faults = new FaultPlan(seededRandom(seed + 1), options.faults);
    const habits = { ...faithfulReceipts, ...options.receipts };
    this.receipts = new Receipts(this.account, this.#webhooks, this.#timeline, seededRandom(seed + 2), habits);
    this.sms = new Carrier(
      {
        accountSid,
        authToken,
        number: this.number,
        inboundPath: options.inboundPath ?? '/webhooks/sms/inbound',
        fallbackPath: options.fallbackPath,
        delays: options.delays ?? defaultDelays,
        keywordOptOut: options.keywordOptOut ?? false,
        keptMessages: retention.entries,
      },
      {
        queues: new SenderQueues(options.rate),
        receipts: this.receipts,
        webhooks: this.#webhooks,
        timeline: this.#timeline,
        threads: this.threads,
        random,
        write,
      },
    );
    this.beacons = new Beacons(this.#webhooks);
    this.push = new PushService(seed, this.threads, write, this.beacons);
    this.calls = new Calls(
      {
        accountSid,
        authToken,
        number: this.number,
        inboundPath: options.voicePath ?? '/webhooks/voice/inbound',
        ringMs: (options.delays ?? defaultDelays).deliveredMs,
        keptCalls: retention.entries,
      },
      {
        webhooks: this.#webhooks,
        receipts: this.receipts,
        timeline: this.#timeline,
        threads: this.threads,
        recordings: this.recordings,
        conditionOf: (phone) => this.sms.conditionOf(phone),
        random: seededRandom(seed + 3),
        write,
      },
    );
    if (options.serverUrl !== undefined) this.connect(options.serverUrl, options.publicUrl);

    const pushParts = { push: this.push, faults: this.faults, write };
    this.#http = Fastify({ forceCloseConnections: true, routerOptions: { maxParamLength: 200 } });
    this.#http.register(formbody);
    messagesRoutes(this.#http, { carrier: this.sms, faults: this.faults, accountSid, authToken, write });
    callsRoutes(this.#http, {
      calls: this.calls,
      recordings: this.recordings,
      faults: this.faults,
      accountSid,
      authToken,
      write,
    });
    pushRoutes(this.#http, pushParts);
    this.#http.register(async (local) => {
      local.addHook('onRequest', localOnly);
      controlRoutes(local, this);
      wallRoutes(local, this);
    });
    if (options.tls) {
      const { key, cert } = selfSignedCertificate(Date.now());
      this.certificate = cert;
      this.#https = Fastify({
        forceCloseConnections: true,
        serverFactory: (handler) => createServer({ key, cert }, handler),
      }) as unknown as FastifyInstance; // routes do not care which kind of server calls them
      pushRoutes(this.#https, pushParts);
    }
  }

  /** The address of Twilio's API here, of the control API and of the phone wall. */
  get url(): string {
    return `http://${loopback}:${portOf(this.#http)}`;
  }

  /** Tells where the service under test listens, and what it calls itself when that leads elsewhere. */
  connect(serverUrl: string, publicUrl?: string): void {
    this.#webhooks.connect(serverUrl, publicUrl);
  }

  /** Lets everything that is under way arrive now, receipts and late copies included, and waits for the answers. */
  async settle(): Promise<void> {
    do {
      this.#timeline.fastForward();
      await this.#webhooks.idle();
      // The receipt after an answered one is sent in the turn that follows.
      await new Promise((resolve) => setImmediate(resolve));
    } while (this.#timeline.pending > 0 || this.#webhooks.inFlight > 0 || this.calls.underWay > 0);
    this.#ledger?.flush();
  }

  state(): Record<string, unknown> {
    return {
      accountSid: this.account.sid,
      number: this.number,
      pushOrigin: this.push.origin,
      certificate: this.certificate ?? null,
      ledger: this.#ledger?.file ?? null,
      underWay: this.#timeline.pending + this.#webhooks.inFlight + this.calls.underWay,
      phones: this.threads.size,
      lines: this.#counts,
      receipts: { sent: this.receipts.sent, refused: this.receipts.refused, lost: this.receipts.lost },
      faults: this.faults.rules,
    };
  }

  /** What reached phones and browsers, and what phones wrote. */
  tally(): { readonly told: number; readonly answered: number } {
    const counted = (name: string): number => this.#counts[name] ?? 0;
    const told = counted('sms.got') + counted('push.got') + counted('voice.got');
    return { told, answered: counted('sms.answer') + counted('voice.answer') };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.#http.close(), this.#https?.close()]);
    this.#timeline[Symbol.dispose]();
    await this.#webhooks[Symbol.asyncDispose]();
    this.#ledger?.[Symbol.dispose]();
  }

  #write(line: LedgerLine): void {
    const name = `${line.kind}.${line.event}`;
    this.#counts[name] = (this.#counts[name] ?? 0) + 1;
    this.#ledger?.append(line);
  }
}

const portOf = (app: FastifyInstance): number => (app.server.address() as AddressInfo).port;
