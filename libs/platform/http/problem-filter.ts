import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../telemetry/logger';
import { isPassingFault } from '../database/passing-fault';
import { platformProblems } from '../platform-problems';
import { Problem } from '../problem';

/** Renders a refusal as a page for browsers; given by the application that has pages. */
export type ProblemPage = (problem: Problem, request: FastifyRequest) => string | undefined;

/** The one place where refusals become RFC 9457 bodies and faults are logged. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly page: ProblemPage,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = this.asProblem(thrown, request);
    const { status, title } = problem.kind;
    const retryAfter = problem.members['retryAfterSeconds'];
    if (typeof retryAfter === 'number') void reply.header('retry-after', String(Math.ceil(retryAfter)));
    void reply.header('cache-control', 'no-store').status(status);
    const html = request.headers.accept?.includes('text/html') ? this.page(problem, request) : undefined;
    if (html !== undefined) {
      void reply.type('text/html; charset=utf-8').send(html);
      return;
    }
    const type = `/problems#${problem.slug}`;
    const body = { type, title, status, detail: problem.detail, ...problem.members, requestId: request.id };
    void reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(body));
  }

  private asProblem(thrown: unknown, request: FastifyRequest): Problem {
    if (thrown instanceof Problem) return thrown;
    const status = statusOf(thrown);
    if (status === 404) return platformProblems['not-found']();
    if (status === 413) return platformProblems['payload-too-large']();
    if (status === 415) return platformProblems['unsupported-media-type']();
    if (status !== undefined && status >= 400 && status < 500) return platformProblems['malformed-request']();
    if (isPassingFault(thrown)) {
      this.logger.error({ requestId: request.id, fault: thrown }, 'the database could not serve a request');
      return platformProblems['overloaded'](undefined, { retryAfterSeconds: 2 });
    }
    this.logger.error({ requestId: request.id, fault: thrown }, 'fault while answering a request');
    return platformProblems['internal-fault']();
  }
}

/** Nest's own exceptions and Fastify's parse errors say which status they mean. */
function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return thrown.getStatus();
  if (thrown instanceof Error && 'statusCode' in thrown && typeof thrown.statusCode === 'number')
    return thrown.statusCode;
  return undefined;
}
