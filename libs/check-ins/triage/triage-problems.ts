import { defineProblems } from '../../platform/problem';

export const triageProblems = defineProblems({
  'ticket-not-found': { status: 404, title: 'There is no such call for help' },
  'ticket-taken': { status: 409, title: 'Another officer has this call' },
  'ticket-not-held': { status: 409, title: 'Take this call before you act on it' },
  'ticket-closed': { status: 409, title: 'This call has been resolved' },
  'not-spoken-with': { status: 422, title: 'Only who has spoken with the person resolves a call' },
});
