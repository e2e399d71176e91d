import { defineProblems } from '../platform/problem';

export const checkInProblems = defineProblems({
  'incident-closed': { status: 409, title: 'This incident takes no answers any more' },
  'answer-key-reused': { status: 409, title: 'This key was used for another answer' },
  'answer-of-another': { status: 409, title: 'This answer was kept for somebody else' },
  'check-in-not-found': { status: 404, title: 'There is no such answer' },
  'phone-not-confirmed': { status: 403, title: 'Only who has confirmed their own phone reports on others' },
  'no-running-incident': { status: 409, title: 'No incident takes answers at the moment' },
  'own-answer': { status: 409, title: 'An answer of your own is not disputed but replaced' },
  'too-late-to-correct': { status: 409, title: 'An answer can be taken back for ten minutes only' },
});
