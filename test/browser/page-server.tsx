import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import type { VNode } from 'preact';
import { assets } from '../../apps/web/assets';
import { contentSecurityPolicy } from '../../apps/web/content-security-policy';
import { renderPage } from '../../apps/web/render';

export interface PageServer extends AsyncDisposable {
  readonly url: string;
  /** The bodies posted to an address once there are `count` of them. */
  posted(path: string, count: number): Promise<unknown[]>;
  show(path: string, page: VNode): void;
  answer(path: string, body: () => unknown): void;
}

/** The pages as the service sends them: same assets, same content security policy. */
export async function startPageServer(): Promise<PageServer> {
  const server = fastify();
  const pages = new Map<string, VNode>();
  const answers = new Map<string, () => unknown>();
  const posts: { readonly path: string; readonly body: unknown }[] = [];
  const waiting = new Set<() => void>();
  await serveAssets(server);
  server.post('/*', (request, reply) => {
    posts.push({ path: request.url, body: request.body });
    for (const look of waiting) look();
    return reply.code(204).send();
  });
  server.get('/*', (request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const answer = answers.get(path);
    if (answer) return reply.send(answer());
    const page = pages.get(path);
    if (!page) return reply.code(404).send('no such page');
    return reply
      .header('content-security-policy', contentSecurityPolicy)
      .type('text/html; charset=utf-8')
      .send(renderPage(page));
  });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  return {
    // Push and service workers want "localhost" or HTTPS; the socket is bound to the loopback address all the same.
    url: url.replace('127.0.0.1', 'localhost'),
    posted: (path, count) =>
      new Promise((resolve) => {
        const look = () => {
          const bodies = posts.filter((post) => post.path === path).map(({ body }) => body);
          if (bodies.length < count) return;
          waiting.delete(look);
          resolve(bodies);
        };
        waiting.add(look);
        look();
      }),
    show: (path, page) => void pages.set(path, page),
    answer: (path, body) => void answers.set(path, body),
    [Symbol.asyncDispose]: () => server.close(),
  };
}

async function serveAssets(server: FastifyInstance): Promise<void> {
  for (const [path, { file, type }] of Object.entries(assets)) {
    const content = await readFile(join(__dirname, '../../apps/web', file));
    server.get(path, (_request, reply) => reply.type(type).send(content));
  }
}
