import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Carrier } from '../carrier/carrier.service';
import { isE164 } from '../carrier/send-request';
import type { Threads } from '../threads';
import { anchorOf, WallPage } from './wall.page';

/** What the wall shows: the simulator. */
interface Watched {
  readonly sms: Carrier;
  readonly threads: Threads;
  tally(): { readonly told: number; readonly answered: number };
}

const phonesOnWall = 60;

type Looking = { Querystring: { q?: string } };
type Answering = { Params: { phone: string }; Body: { body?: string; quick?: string; q?: string } };

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The phones with the latest news, in a browser, with or without JavaScript. */
export function wallRoutes(app: FastifyInstance, simulator: Watched): void {
  const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

  app.get<Looking>('/', async (request, reply) => {
    const filter = (request.query.q ?? '').slice(0, 40);
    const { told, answered } = simulator.tally();
    const { shown, size } = simulator.threads;
    const version = `"${[shown, told, answered, encodeURIComponent(filter)].join('.')}"`;
    void reply.headers({
      etag: version,
      'cache-control': 'no-cache',
      'content-security-policy': policy,
      'referrer-policy': 'same-origin',
    });
    if (request.headers['if-none-match'] === version) return reply.code(304).send();
    const phones = simulator.threads
      .latest(phonesOnWall, filter.replace(/[\s().-]/g, ''))
      .map(({ owner, entries }) => ({
        owner,
        entries,
        condition: simulator.sms.conditionOf(owner),
      }));
    const page = h(WallPage, {
      phones,
      total: size,
      filter,
      told,
      answered,
      clock: (atMs: number) => clock.format(atMs),
    });
    return reply.type('text/html; charset=utf-8').send(`<!doctype html>${renderToString(page)}`);
  });

  app.post<Answering>('/phones/:phone/texts', async (request, reply) => {
    const { phone } = request.params;
    const { body, quick, q = '' } = request.body ?? {};
    const text = quick ?? body ?? '';
    if (!isE164(phone) || typeof text !== 'string' || text === '')
      return reply.code(400).send({ message: 'no phone or no text' });
    await simulator.sms.receive({ from: phone, body: text.slice(0, 1_600) });
    const search = q === '' ? '' : `?${new URLSearchParams({ q }).toString()}`;
    return reply.redirect(`/${search}#${anchorOf(phone)}`, 303);
  });

  for (const [file, type] of [
    ['wall.css', 'text/css'],
    ['wall-refresh.js', 'text/javascript'],
  ]) {
    const content = readFileSync(join(__dirname, file));
    app.get(`/${file}`, async (_request, reply) => reply.type(`${type}; charset=utf-8`).send(content));
  }
}
