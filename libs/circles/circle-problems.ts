import { defineProblems } from '../platform/problem';

export const circleProblems = defineProblems({
  'follow-not-open': { status: 409, title: 'This request to follow is not waiting for that any more' },
});
