import { defineProblems } from '../../platform/problem';

export const liaisonProblems = defineProblems({
  'death-file-not-found': { status: 404, title: 'There is no such file' },
  'death-file-stands': { status: 409, title: 'A file about this person stands already' },
  'death-file-decided': { status: 409, title: 'This file has been decided' },
  'second-liaison-needed': { status: 409, title: 'A second liaison officer has to confirm' },
  'person-unknown': { status: 404, title: 'Nobody is known by this number' },
});
