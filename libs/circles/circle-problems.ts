import { defineProblems } from '../platform/problem';

export const circleProblems = defineProblems({
  'follow-not-open': { status: 409, title: 'This request to follow is not waiting for that any more' },
  'household-full': { status: 409, title: 'A household has at most eight members' },
  'member-unnamed': { status: 422, title: 'A member of a household needs a name' },
  'own-number': { status: 409, title: 'Your own number is not that of another member' },
  'membership-not-open': { status: 409, title: 'This household is not waiting for that any more' },
});
