import { setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { platformProblems } from '../../libs/platform/platform-problems';

/**
 * From the moment at which the process is told to end: load balancers read at `/readyz` that they have to look
 * elsewhere, and every connection is closed by its next answer, so that nobody sends into one that is about to go.
 */
export class Draining {
  private hasBegun = false;

  attach(app: NestFastifyApplication): void {
    const fastify = app.getHttpAdapter().getInstance();
    fastify.addHook('onRequest', (request, _, done) => {
      const isAsked = this.hasBegun && request.routeOptions.url === '/readyz';
      done(
        isAsked ? platformProblems['overloaded']('This process is about to end', { retryAfterSeconds: 2 }) : undefined,
      );
    });
    // At the end of a request: it may have begun before.
    fastify.addHook('onSend', (_, reply, __, done) => {
      if (this.hasBegun) void reply.header('connection', 'close');
      done();
    });
  }

  /** @param seconds that a load balancer takes to notice */
  async begin(seconds: number): Promise<void> {
    this.hasBegun = true;
    await pause(seconds * 1000);
  }
}
