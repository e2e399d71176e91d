import type { OfficerId } from '../../identity/officer';
import { decideDeathFile, type DeathFileStatus, type DeathVerdict } from './death-file';

const first = 1 as OfficerId;
const second = 2 as OfficerId;

test.each<[DeathFileStatus, DeathVerdict, OfficerId, ReturnType<typeof decideDeathFile>]>([
  ['open', 'confirm', second, 'ok'],
  ['open', 'confirm', first, 'second-liaison-needed'],
  ['open', 'reject', first, 'ok'],
  ['open', 'reject', second, 'ok'],
  ['confirmed', 'reject', second, 'death-file-decided'],
  ['confirmed', 'confirm', second, 'death-file-decided'],
  ['rejected', 'confirm', second, 'death-file-decided'],
])('a file that is %s and that officer 1 has opened: to %s it, officer %i gets "%s"', (status, verdict, officer, answer) => {
  expect(decideDeathFile({ status, openedBy: first }, verdict, officer)).toBe(answer);
}); // prettier-ignore
