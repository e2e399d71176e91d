import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import { isLanguage } from '../../libs/channels/language';
import { renderPage } from './render';
import { languageCookie } from './request-language';

/** A page about one person or officer: kept by nobody. */
export function sendPage(reply: FastifyReply, page: VNode, status = 200): void {
  rememberLanguage(reply);
  void reply.header('cache-control', 'no-store').status(status).type('text/html; charset=utf-8').send(renderPage(page));
}

/** A page that is the same for everybody who reads its language. Crowds are answered "not modified". */
export function sendPublicPage(reply: FastifyReply, page: VNode, maxAgeSeconds: number): void {
  rememberLanguage(reply);
  const html = renderPage(page);
  const etag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`;
  void reply
    .header('cache-control', `public, max-age=${maxAgeSeconds}, stale-if-error=600`)
    .header('vary', 'accept-language, cookie')
    .header('etag', etag);
  if (reply.request.headers['if-none-match'] === etag) void reply.status(304).send();
  else void reply.type('text/html; charset=utf-8').send(html);
}

/** Leads a browser on after an act, so that reloading the next page does not act again. */
export function seeOther(reply: FastifyReply, path: string): void {
  void reply.header('cache-control', 'no-store').redirect(path, 303);
}

/** A language chosen once holds for the pages that follow. */
function rememberLanguage(reply: FastifyReply): void {
  const { lang } = reply.request.query as { lang?: unknown };
  if (typeof lang === 'string' && isLanguage(lang)) void reply.header('set-cookie', languageCookie(lang));
}
