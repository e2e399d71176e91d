import type { OfficerId } from '../../identity/officer';
import {
  after,
  decide,
  minutesToNextTry,
  standing,
  type TicketCommand,
  type TicketState,
  ticketStatuses,
} from './ticket';

const [anna, bruno] = [1, 2] as OfficerId[];
const now = new Date('2015-11-13T21:41:00Z');
const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
const nobody = { heldBy: null, heldSince: null, heldUntil: null, tries: 0, dueAt: null };
const states: Record<TicketState['status'], TicketState> = {
  open: { ...nobody, status: 'open' },
  claimed: { ...nobody, status: 'claimed', heldBy: anna, heldSince: now, heldUntil: later(10) },
  handed_to_112: { ...nobody, status: 'handed_to_112' },
  unreachable: { ...nobody, status: 'unreachable', tries: 1, dueAt: later(5) },
  resolved: { ...nobody, status: 'resolved' },
};
const commands: TicketCommand[] = ['claim', 'release', 'hand_over', 'unreachable', 'resolve', 'reveal'];

test.each<[TicketState['status'], string, string]>([
  ['open', 'ok', 'ticket-not-held'],
  ['claimed', 'ok', 'ok'],
  ['handed_to_112', 'ok', 'ticket-not-held'],
  ['unreachable', 'ok', 'ticket-not-held'],
  ['resolved', 'ticket-closed', 'ticket-not-held'],
])('a call that is %s: claiming it is %s, anything else is %s', (status, claim, anythingElse) => {
  expect(commands.map((command) => decide(states[status], command, anna, now))).toEqual([
    claim,
    ...Array<string>(5).fill(anythingElse),
  ]);
});

test('what one officer has, no other can touch for ten minutes; then another may take it, and only then', () => {
  for (const command of commands) expect(decide(states.claimed, command, bruno, later(9))).toBe('ticket-taken');
  expect(decide(states.claimed, 'claim', bruno, later(10))).toBe('ok');
  expect(decide(states.claimed, 'resolve', bruno, later(10))).toBe('ticket-not-held');
});

test('an officer who needed eleven minutes goes on, if nobody took the call meanwhile', () => {
  expect(decide(states.claimed, 'hand_over', anna, later(11))).toBe('ok');
  const taken = after(states.claimed, 'claim', bruno, later(11));
  expect(decide(taken, 'hand_over', anna, later(12))).toBe('ticket-taken');
});

test('every act begins the ten minutes anew, and the call is held since it was first taken', () => {
  const revealed = after(states.claimed, 'reveal', anna, later(8));
  expect(revealed).toMatchObject({ heldSince: now, heldUntil: later(18) });
});

test('somebody who does not answer is tried again after 5, 10, 20 and then every 30 minutes', () => {
  expect([1, 2, 3, 4, 5].map(minutesToNextTry)).toEqual([5, 10, 20, 30, 30]);
  const first = after(states.claimed, 'unreachable', anna, now);
  expect(first).toMatchObject({ status: 'unreachable', tries: 1, dueAt: later(5), heldBy: null });
  expect([standing(first, later(4)), standing(first, later(5))]).toEqual(['unreachable', 'open']);
});

test('a claim that ran out stands as open, everything else as it says', () => {
  expect(standing(states.claimed, later(9))).toBe('claimed');
  expect(standing(states.claimed, later(10))).toBe('open');
  for (const status of ticketStatuses) expect(standing(states[status], now)).toBe(status);
});
