import type { FastifyRequest } from 'fastify';
import type { Problem } from '../../libs/platform/problem';
import { ErrorPage, errorKind } from './citizen/error.page';
import { requestLanguage } from './request-language';
import { renderPage } from './render';

/** A refusal as a person in a browser sees it; addresses of the API answer in JSON. */
export function problemPage(problem: Problem, request: FastifyRequest): string | undefined {
  if (request.url.startsWith('/v1/') || request.url.startsWith('/webhooks/')) return undefined;
  const language = requestLanguage(request);
  return renderPage(<ErrorPage language={language} kind={errorKind(problem.kind.status)} requestId={request.id} />);
}
