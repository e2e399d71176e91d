import type { FastifyRequest } from 'fastify';
import { isLanguage, type Language } from '../../libs/channels/language';

/** The language that a visitor asked for: `?lang=`, else the first of the browser's that we speak, else French. */
export function requestLanguage({ query, headers }: Pick<FastifyRequest, 'query' | 'headers'>): Language {
  const chosen = (query as { lang?: unknown }).lang;
  if (typeof chosen === 'string' && isLanguage(chosen)) return chosen;
  const wanted = (headers['accept-language'] ?? '').slice(0, 200).split(',').map((part) => part.trim().slice(0, 2).toLowerCase()); // prettier-ignore
  return wanted.find(isLanguage) ?? 'fr';
}
