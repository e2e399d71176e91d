import type { FastifyRequest } from 'fastify';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { requestLanguage } from '../request-language';

/** Officers' pages exist in two languages: who asks for any other reads English. */
export const consoleLanguage = (request: Pick<FastifyRequest, 'query' | 'headers'>): ConsoleLanguage =>
  requestLanguage(request) === 'fr' ? 'fr' : 'en';
