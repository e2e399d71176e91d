import type { FastifyRequest } from 'fastify';
import { isLanguage, type Language } from '../../libs/channels/language';

const cookie = 'tocsin-language';

/** The value of a `Set-Cookie` header that keeps the visitor's choice for a year. It says nothing else about them. */
export const languageCookie = (language: Language): string =>
  `${cookie}=${language}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax`;

/**
 * The language that a visitor asked for: `?lang=`, else the one chosen before, else the first of the browser's that we
 * speak, else French.
 */
export function requestLanguage({ query, headers }: Pick<FastifyRequest, 'query' | 'headers'>): Language {
  const chosen = (query as { lang?: unknown }).lang;
  if (typeof chosen === 'string' && isLanguage(chosen)) return chosen;
  const kept = new RegExp(`(?:^|;\\s*)${cookie}=(\\w{2})(?:;|$)`).exec(headers.cookie ?? '')?.[1];
  if (kept !== undefined && isLanguage(kept)) return kept;
  const wanted = (headers['accept-language'] ?? '').slice(0, 200).split(',').map((part) => part.trim().slice(0, 2).toLowerCase()); // prettier-ignore
  return wanted.find(isLanguage) ?? 'fr';
}
