import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { platformProblems } from '../platform/platform-problems';
import type { PersonId } from './person';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the application's guard, from the session and from nothing that the client says. */
    personId?: PersonId;
  }
}

/** The person of this request; refused as not signed in when the route's policy lets others through. */
export const CurrentPerson = createParamDecorator((_: unknown, context: ExecutionContext): PersonId => {
  const { personId } = context.switchToHttp().getRequest<FastifyRequest>();
  if (personId === undefined) throw platformProblems['not-signed-in']();
  return personId;
});
