import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Policy } from '../../libs/platform/http/policy';
import { type AssetPath, assets } from './assets';

/** Pages name assets without a version, so a browser asks again after ten minutes, and is told "not modified". */
const cacheControl = 'public, max-age=600, stale-while-revalidate=86400';

/** A browser that kept an old worker would keep its faults too. */
const workerCacheControl = 'no-cache';

/** Style, icon and scripts, read once at the start. They stand beside this file, in the source tree as in the build. */
@Controller()
export class AssetsRoute {
  private readonly contents = new Map(
    Object.entries(assets).map(([path, { file }]) => {
      const content = readFileSync(join(__dirname, file));
      const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
      return [path, { content, etag }];
    }),
  );

  @Get(Object.keys(assets))
  @Policy('public')
  send(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const path = request.routeOptions.url as AssetPath; // mounted at these addresses only
    const { content, etag } = this.contents.get(path) ?? {};
    const isWorker = path === '/service-worker.js';
    void reply.header('cache-control', isWorker ? workerCacheControl : cacheControl).header('etag', etag);
    if (request.headers['if-none-match'] === etag) void reply.status(304).send();
    else void reply.type(assets[path].type).send(content);
  }
}
