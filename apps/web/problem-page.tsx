import type { FastifyRequest } from 'fastify';
import type { Problem } from '../../libs/platform/problem';
import { ErrorPage, errorKind } from './citizen/error.page';
import { paths } from './paths';
import { renderPage } from './render';
import { requestLanguage } from './request-language';
import { SignInFirstPage } from './sign-in-first.page';

const homes = { citizen: paths.home, console: paths.console } as const;

/** A refusal as a person in a browser sees it; addresses of the API answer in JSON. */
export function problemPage(problem: Problem, request: FastifyRequest): string | undefined {
  if (request.url.startsWith('/v1/') || request.url.startsWith('/webhooks/')) return undefined;
  const language = requestLanguage(request);
  const face = request.url.startsWith(paths.console) ? 'console' : 'citizen';
  if (problem.slug !== 'not-signed-in') {
    const kind = errorKind(problem.kind.status);
    return renderPage(<ErrorPage language={language} kind={kind} requestId={request.id} home={homes[face]} />);
  }
  const isPost = request.method !== 'GET' && request.method !== 'HEAD';
  const href = face === 'console' ? officersWay(request, isPost) : citizensWay(request, isPost);
  return renderPage(<SignInFirstPage language={language} face={face} href={href} isPost={isPost} />);
}

/** Back to the page that was asked for; an act is repeated by reloading it, not by going there. */
const officersWay = ({ url }: FastifyRequest, isPost: boolean): string =>
  isPost ? paths.signIn : `${paths.signIn}?next=${encodeURIComponent(url)}`;

/** People sign in by the code that subscribing sends. Who came from elsewhere may be signed in: their cookie was kept back. */
const citizensWay = ({ url, headers }: FastifyRequest, isPost: boolean): string =>
  !isPost && headers['sec-fetch-site'] === 'cross-site' ? url : paths.subscribe;
