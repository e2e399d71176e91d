import { defineProblems } from './problem';

export const platformProblems = defineProblems({
  'malformed-request': { status: 400, title: 'The request does not have the expected shape' },
  'not-found': { status: 404, title: 'There is nothing at this address' },
  'not-signed-in': { status: 401, title: 'Sign in first' },
  'not-allowed': { status: 403, title: 'This account may not do that' },
  'foreign-origin': { status: 403, title: 'The request came from another site' },
  'payload-too-large': { status: 413, title: 'The request is larger than this address accepts' },
  'unsupported-media-type': { status: 415, title: 'This address does not read that kind of content' },
  'too-many-requests': { status: 429, title: 'Too many requests; wait before the next' },
  overloaded: { status: 503, title: 'The service is busy; try again shortly' },
  'internal-fault': { status: 500, title: 'Something broke on our side; it has been logged' },
});
