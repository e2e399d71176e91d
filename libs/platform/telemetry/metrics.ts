import { createServer, type Server } from 'node:http';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What operators graph. Labels hold closed lists only: never an id, a phone or a place. */
export class Metrics {
  readonly registry = new Registry();
  readonly requests = new Histogram({
    name: 'http_request_seconds', help: 'HTTP requests by route and status', labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5], registers: [this.registry],
  }); // prettier-ignore
  readonly handOffs = new Counter({
    name: 'carrier_hand_offs_total', help: 'Messages handed to a carrier by channel and outcome', labelNames: ['channel', 'outcome'], registers: [this.registry],
  }); // prettier-ignore
  readonly unlistedCodes = new Counter({
    name: 'carrier_unlisted_codes_total', help: 'Carrier answers whose code our tables do not list', labelNames: ['channel', 'code'], registers: [this.registry],
  }); // prettier-ignore
  readonly openPages = new Gauge({
    name: 'delivery_pages_open', help: 'Pages of deliveries not yet done', registers: [this.registry],
  }); // prettier-ignore
  readonly deadLetters = new Counter({
    name: 'dead_letters_total', help: 'Pages and events that broke so often that they wait for an operator', labelNames: ['kind'], registers: [this.registry],
  }); // prettier-ignore
  readonly sendRefusals = new Counter({
    name: 'send_refusals_total', help: 'Approved alerts that were not sent, because their ground or their words were lost', labelNames: ['audience'], registers: [this.registry],
  }); // prettier-ignore

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Serves `/metrics` on its own port, so that a public load balancer cannot reach it by mistake. */
  async listen(host: string, port: number): Promise<Server> {
    const server = createServer((request, response) => {
      if (request.url !== '/metrics') {
        response.writeHead(404).end();
        return;
      }
      void this.registry
        .metrics()
        .then((text) => response.writeHead(200, { 'content-type': this.registry.contentType }).end(text));
    });
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
    return server;
  }
}
