import { defineProblems } from '../../platform/problem';

export const rosterProblems = defineProblems({
  'organisation-exists': { status: 409, title: 'The agency has an organisation of this name' },
  'organisation-verified': { status: 409, title: 'This organisation is verified already' },
  'organisation-key-refused': { status: 403, title: 'This is not the key of a verified organisation' },
  'roster-too-large': { status: 413, title: 'A list has at most 10 MB, 100,000 rows and 50 columns' },
  'roster-unreadable': { status: 422, title: 'The file cannot be read as CSV' },
  'roster-without-columns': { status: 422, title: 'The first line must name a column "phone" and a column "status"' },
  'roster-not-found': { status: 404, title: 'There is no such list' },
});
