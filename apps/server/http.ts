import { parse } from 'node:querystring';
import multipart from '@fastify/multipart';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { rosterLimits } from '../../libs/check-ins/rosters/roster-row';
import { isPlainForm } from '../../libs/inbound/carrier-webhook';
import { inboundProblems } from '../../libs/inbound/inbound-problems';
import { platformProblems } from '../../libs/platform/platform-problems';
import type { Logger } from '../../libs/platform/telemetry/logger';
import type { Metrics } from '../../libs/platform/telemetry/metrics';
import { securityHeaders } from './security-headers';

/** Bytes of a request body; areas, CAP messages and lists of people may be large, nothing else. */
const bodyLimits = { usual: 64 * 1024, large: 1024 * 1024, file: rosterLimits.bytes + 64 * 1024 };
const fileRoutes = /^\/(v1\/rosters|rosters)$/;
const largeRoutes = /^\/(v1\/incidents(?!\/:id\/check-ins)|v1\/cap|console\/incidents)/;

/**
 * Slow senders are cut: a connection is not held open for a request that does not come.
 * @param trustedProxies whose word counts for the address of a client
 */
export function createAdapter(trustedProxies: readonly string[]): FastifyAdapter {
  return new FastifyAdapter({
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
    logger: false,
    requestTimeout: 15_000,
    keepAliveTimeout: 5000,
    bodyLimit: bodyLimits.usual,
    forceCloseConnections: 'idle',
    // What comes on a connection that is still open while we stop is answered, and the connection closed after it.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200 },
    http: { headersTimeout: 10_000, maxHeaderSize: 16 * 1024 },
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
  });
}

/** What every answer and every request goes through, before any route. */
export function configureHttp(app: NestFastifyApplication, logger: Logger, metrics: Metrics): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRoute', (route) => {
    const isFile = fileRoutes.test(route.url);
    route.bodyLimit = isFile ? bodyLimits.file : largeRoutes.test(route.url) ? bodyLimits.large : bodyLimits.usual;
  });
  readForms(fastify);
  readFiles(fastify);
  fastify.addHook('onRequest', (_, reply, done) => {
    void reply.headers(securityHeaders);
    done();
  });
  fastify.addHook('onRequest', (request, _, done) => {
    const isForeign = request.url.startsWith('/webhooks/') && !isPlainForm(request.headers);
    done(isForeign ? inboundProblems['webhook-refused']() : undefined);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    const labels = { method: request.method, route, status: String(reply.statusCode) };
    metrics.requests.observe(labels, reply.elapsedTime / 1000);
    logger.debug({ id: request.id, ...labels, ms: Math.round(reply.elapsedTime) }, 'request');
    done();
  });
}

/** A file is read by its route, once it is clear who sends it. */
function readFiles(fastify: FastifyInstance): void {
  fastify.addContentTypeParser('text/csv', (_, payload, done) => done(null, payload));
  void fastify.register(multipart, {
    limits: { files: 1, fields: 4, fieldSize: 1024, fileSize: 4 * rosterLimits.bytes },
  });
}

function readForms(fastify: FastifyInstance): void {
  fastify.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) => {
    const fields = parse(String(body), undefined, undefined, { maxKeys: 2000 });
    if (Object.keys(fields).some((name) => name in Object.prototype)) done(platformProblems['malformed-request']());
    else done(null, { ...fields });
  });
  const xml = ['application/cap+xml', 'application/xml', 'text/xml'];
  fastify.addContentTypeParser(xml, { parseAs: 'buffer' }, (_, body, done) => done(null, body));
}
