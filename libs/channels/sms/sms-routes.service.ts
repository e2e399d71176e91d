import { Gauge } from 'prom-client';
import type { Logger } from '../../platform/telemetry/logger';
import type { Metrics } from '../../platform/telemetry/metrics';
import { type SendResult, SmsCarrier, type SmsMessage, type TakenQuery, type TakenText } from '../channel';
import type { LaneNumber } from '../lane';
import { type PhoneNumber, phoneRegion } from '../phone-number';
import { SegmentBudget } from './budget';
import type { CircuitState } from './circuit';
import { mayGoElsewhere } from './evidence';
import { chooseRoute, type RouteView } from './route-choice';
import { type SenderStatus, SmsRoute, type SmsRouteOptions, usualLane } from './sms-route.service';
import {
  type Availability,
  availabilityOf,
  inForce,
  marked,
  type TerritoryMark,
  type TerritoryMatrix,
} from './territory-matrix';

/** How long a territory that a carrier has refused is believed to be closed there. */
const observedMs = 300_000;
/** How long a route whose messages did not arrive goes last: then it is tried again. */
const doubtedMs = 1_800_000;
const backoffSeconds = { least: 2, most: 30 } as const;

export interface SmsStatus {
  /** `degraded`: some route is left or slow, messages leave; `blocked`: none takes messages. */
  readonly availability: Availability;
  readonly routes: readonly SmsRouteStatus[];
  readonly territories: readonly TerritoryMark[];
}

export interface SmsRouteStatus {
  readonly name: string;
  readonly circuit: CircuitState['state'];
  readonly reason?: 'errors' | 'slow' | 'shut-out';
  readonly sinceSeconds?: number;
  readonly underWay: number;
  readonly senders: readonly SenderStatus[];
}

/**
 * Text messages over several carriers: the first that works for the territory. What a carrier has surely not taken goes
 * on to the next at once; an unknown outcome is never repeated here.
 */
export class SmsRoutesService extends SmsCarrier {
  private readonly routes: readonly SmsRoute[];
  private readonly budget: SegmentBudget | undefined;
  private matrix: TerritoryMatrix = [];

  /** @param routes the preferred one first */
  constructor(
    routes: readonly Omit<SmsRouteOptions, 'onChange'>[],
    private readonly logger: Logger,
    metrics: Metrics,
    hourlySegments?: number,
  ) {
    super();
    this.routes = routes.map(
      (route) => new SmsRoute({ ...route, onChange: (name, change) => this.tell(name, change) }),
    );
    this.budget = hourlySegments === undefined ? undefined : new SegmentBudget(hourlySegments);
    this.measure(metrics);
  }

  async send(message: SmsMessage): Promise<SendResult> {
    const overBudget = this.spend(message);
    if (overBudget) return overBudget;
    const beganMs = performance.now();
    const asked = new Set<string>();
    let refusal: SendResult | undefined;
    for (;;) {
      const views = this.views(message.to).filter(({ name }) => !asked.has(name));
      const choice = chooseRoute(views);
      const route = choice && this.routes.find(({ name }) => name === choice.name);
      if (!route) return refusal ?? this.nowhere(views);
      const validSeconds = message.validSeconds - (performance.now() - beganMs) / 1000;
      const result = await route.send({ ...message, validSeconds }, choice.isProbe);
      if (!result) continue;
      if (result.outcome === 'retry' && result.fault === 'territory')
        this.observe(message.to, route.name, result.reason);
      if (!mayGoElsewhere(result)) return result;
      asked.add(route.name);
      refusal = result;
    }
  }

  /** A text may have left by any route: one that does not answer leaves it open. */
  override async listTaken(query: TakenQuery): Promise<readonly TakenText[] | undefined> {
    const answers = await Promise.all(this.routes.map((route) => route.listTaken(query)));
    const known = answers.filter((answer) => answer !== undefined);
    return known.length === answers.length ? known.flat() : undefined;
  }

  /** For the operator's page and for authors before they approve. */
  status(): SmsStatus {
    const nowMs = performance.now();
    const routes = this.routes.map((route): SmsRouteStatus => {
      const { state, ...open } = route.circuit.stateAt(nowMs);
      const why = 'reason' in open ? { reason: open.reason, sinceSeconds: (nowMs - open.sinceMs) / 1000 } : {};
      return { name: route.name, circuit: state, ...why, underWay: route.messagesUnderWay, senders: route.lines() };
    });
    const works = routes.filter(({ circuit }) => circuit === 'closed').length;
    const limps = routes.some(({ reason }) => reason === 'slow');
    const availability = works === routes.length ? 'ok' : works > 0 || limps ? 'degraded' : 'blocked';
    return { availability, routes, territories: inForce(this.matrix, nowMs) };
  }

  /** Seconds until so many segments more would all have left, as the routes stand now. */
  timeToDrain(queuedSegments: number, lane: LaneNumber = 4, messageClass?: string): number {
    return this.working()?.drainSeconds(lane, messageClass, queuedSegments) ?? Infinity;
  }

  /** Segments that can leave within so many seconds: who takes more in hand keeps them waiting. */
  room(lane: LaneNumber, seconds: number, messageClass?: string): number {
    return this.working()?.room(lane, messageClass, seconds) ?? 0;
  }

  /** What an operator knows of a territory, such as an announced cut; `ok` takes it back. */
  setAvailability(mark: Omit<TerritoryMark, 'untilMs'>): void {
    this.matrix = marked(this.matrix, mark, performance.now());
  }

  /**
   * Messages to this phone are taken and do not arrive: another route goes first in its territory, where there is one.
   * @returns the route that goes last now; undefined when there is no other to go first
   */
  doubt(to: PhoneNumber, reason: string): string | undefined {
    const territory = phoneRegion(to);
    const views = this.views(to).filter(({ availability }) => availability === 'ok');
    const route = chooseRoute(views)?.name;
    if (territory === undefined || route === undefined || views.length < 2) return undefined;
    const nowMs = performance.now();
    this.matrix = marked(this.matrix, { territory, route, availability: 'degraded', reason, untilMs: nowMs + doubtedMs }, nowMs); // prettier-ignore
    this.logger.warn({ route, territory, reason }, 'text route goes last in a territory');
    return route;
  }

  private working(): SmsRoute | undefined {
    const nowMs = performance.now();
    const admits = (isLastResort: boolean) => (route: SmsRoute) =>
      route.circuit.admission(nowMs, isLastResort) === 'free';
    return this.routes.find(admits(false)) ?? this.routes.find(admits(true));
  }

  private views(to: PhoneNumber): RouteView[] {
    const nowMs = performance.now();
    // Reading a number costs more than all the rest, and usually no territory is marked.
    const territory = this.matrix.length === 0 ? undefined : phoneRegion(to);
    return this.routes.map(({ name, circuit }) => ({
      name,
      availability: availabilityOf(this.matrix, { territory, route: name }, nowMs),
      admission: circuit.admission(nowMs, false),
      lastResort: circuit.admission(nowMs, true),
    }));
  }

  private spend({ lane = usualLane, segments }: SmsMessage): SendResult | undefined {
    const waitSeconds = this.budget?.take(lane, segments, performance.now()) ?? 0;
    if (waitSeconds === 0) return undefined;
    const afterSeconds = Math.min(600, Math.ceil(waitSeconds));
    return { outcome: 'retry', afterSeconds, reason: "the hour's budget of text messages is spent", untried: true };
  }

  private nowhere(views: readonly RouteView[]): SendResult {
    if (views.every(({ availability }) => availability === 'blocked'))
      return { outcome: 'retry', afterSeconds: 300, reason: 'blocked in this territory', untried: true };
    const nowMs = performance.now();
    const waitSeconds = Math.min(...this.routes.map(({ circuit }) => circuit.waitMs(nowMs))) / 1000;
    // Spread, so that what waits does not come back as one burst.
    const spread = Math.max(backoffSeconds.least, waitSeconds) * (1 + Math.random());
    const afterSeconds = Math.min(backoffSeconds.most, spread);
    return { outcome: 'retry', afterSeconds, reason: 'no route takes messages', untried: true };
  }

  private observe(to: PhoneNumber, route: string, reason: string): void {
    const territory = phoneRegion(to);
    if (territory === undefined) return;
    const nowMs = performance.now();
    this.matrix = marked(this.matrix, { territory, route, availability: 'blocked', reason, untilMs: nowMs + observedMs }, nowMs); // prettier-ignore
    this.logger.warn({ route, territory, reason }, 'text route closed in a territory');
  }

  private tell(route: string, change: 'opened' | 'closed'): void {
    const { availability, routes } = this.status();
    const reason = routes.find(({ name }) => name === route)?.reason;
    if (change === 'closed') this.logger.info({ route }, 'text route works again');
    else if (availability === 'blocked') this.logger.error({ route, reason }, 'no text route takes messages');
    else this.logger.warn({ route, reason }, 'text route left');
  }

  private measure({ registry }: Metrics): void {
    const routes = (): readonly SmsRouteStatus[] => this.status().routes;
    for (const { name, help, of } of gauges) {
      const collect = function (this: Gauge<'route'>): void {
        for (const route of routes()) this.set({ route: route.name }, of(route));
      };
      registry.registerMetric(new Gauge({ name, help, labelNames: ['route'], registers: [], collect }));
    }
  }
}

const gauges = [
  {
    name: 'sms_route_up',
    help: 'Whether a text route takes messages freely',
    of: ({ circuit }: SmsRouteStatus) => (circuit === 'closed' ? 1 : 0),
  },
  {
    name: 'sms_waiting_segments',
    help: 'Text segments that wait for their turn',
    of: ({ senders }: SmsRouteStatus) => senders.reduce((sum, { waitingSegments }) => sum + waitingSegments, 0),
  },
  {
    name: 'sms_drain_seconds',
    help: 'Seconds until all waiting text segments have left',
    of: ({ senders }: SmsRouteStatus) => Math.max(...senders.map(({ drainSeconds }) => drainSeconds)),
  },
] as const;
