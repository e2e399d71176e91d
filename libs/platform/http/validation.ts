import { StandardSchemaValidationPipe } from '@nestjs/common';
import { platformProblems } from '../platform-problems';

/** Checks `@Body({ schema })` and its like, and refuses with the path and reason of each fault. */
export const validationPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) =>
    platformProblems['malformed-request']('Some fields are missing or wrong', {
      errors: issues.slice(0, 50).map((issue) => ({
        path: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
        reason: issue.message,
      })),
    }),
});
