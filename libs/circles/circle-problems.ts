import { defineProblems } from '../platform/problem';

export const circleProblems = defineProblems({
  'follow-not-open': { status: 409, title: 'This request to follow is not waiting for that any more' },
  'guardian-needed': { status: 403, title: 'Whoever is under age is followed with the consent of their guardian' },
  'guardian-set': { status: 409, title: 'A guardian is confirmed; only they change it' },
  'guardian-is-self': { status: 422, title: 'A guardian is somebody else' },
  'guardian-code-refused': { status: 422, title: 'This code is wrong or no longer valid' },
  'birth-date-refused': { status: 422, title: 'This is no date of birth of somebody under age' },
  'minor-visibility': { status: 403, title: 'Before the age of 18 only followers may see the answer' },
  'look-up-code-unreadable': { status: 422, title: 'This is no code: twelve letters and digits' },
  'household-full': { status: 409, title: 'A household has at most eight members' },
  'member-unnamed': { status: 422, title: 'A member of a household needs a name' },
  'own-number': { status: 409, title: 'Your own number is not that of another member' },
  'membership-not-open': { status: 409, title: 'This household is not waiting for that any more' },
});
