import fc from 'fast-check';
import {
  ask, consent, type ConsentCommand, consentCommands, end, type FollowState, type FollowStatus, followStatuses, isOpen, isPending,
  shownToFollower, withdraw,
} from './follow'; // prettier-ignore

const start = new Date('2015-11-13T20:20:00Z');
const after = (hours: number) => new Date(start.getTime() + hours * 3_600_000);
const commands = consentCommands;

const follow = (status: FollowStatus): FollowState => ({
  status,
  requestedAt: start,
  acceptedAt: ['accepted', 'revoked', 'paused'].includes(status) ? after(1) : null,
  withdrawnAt: null,
  agreedUntil: status === 'pre_agreed' ? after(2000) : null,
  pausedAt: status === 'paused' ? after(1) : null,
  endsAt: null,
});

const until = after(5000);

test.each<[ConsentCommand, Partial<Record<FollowStatus, FollowStatus>>]>([
  ['accept', { requested: 'accepted', pre_agreed: 'accepted' }],
  ['refuse', { requested: 'refused' }],
  ['revoke', { accepted: 'revoked', paused: 'revoked', pre_agreed: 'revoked' }],
  ['pause', { accepted: 'paused' }],
  ['resume', { paused: 'accepted' }],
  ['keep', { accepted: 'accepted', paused: 'paused' }],
  ['unblock', { blocked: 'revoked' }],
  [
    'block',
    {
      requested: 'blocked', accepted: 'blocked', refused: 'blocked', revoked: 'blocked', paused: 'blocked',
      pre_agreed: 'blocked',
    }, // prettier-ignore
  ],
])('%s leads from each status where the diagram says, and from the others nowhere', (command, expected) => {
  const found = followStatuses.map((status) => [status, consent(follow(status), command, after(2), until)?.status]);
  expect(Object.fromEntries(found.filter(([, to]) => to !== undefined))).toEqual(expected);
});

test('a consent for later incidents may be given to anybody, but not without an end that lies ahead', () => {
  for (const status of followStatuses) {
    expect(consent(follow(status), 'agree', after(2), until)).toMatchObject({
      status: 'pre_agreed',
      agreedUntil: until,
    });
    for (const end of [undefined, after(2)]) expect(consent(follow(status), 'agree', after(2), end)).toBeUndefined();
  }
});

test('a consent that opened in an incident sleeps again after its term, until its own end', () => {
  const opened = { ...follow('accepted'), agreedUntil: until, endsAt: after(900) };
  expect(end(opened, after(900))).toMatchObject({ status: 'pre_agreed', endsAt: null });
  expect(shownToFollower(end(opened, after(900)), after(901))).toBe('ended');
  expect(end(opened, until)).toMatchObject({ status: 'revoked' });
  expect(end(follow('paused'), after(900))).toMatchObject({ status: 'revoked', pausedAt: null });
});

test('a pause is not to be noticed, whatever the follower tries', () => {
  const accepted = follow('accepted');
  const paused = consent(accepted, 'pause', after(2)) ?? accepted;
  for (const hours of [2, 80]) {
    expect(shownToFollower(paused, after(hours))).toBe('accepted');
    expect(ask(paused, after(hours)).isAsked).toBe(false);
    expect(isOpen(ask(paused, after(hours)).follow)).toBe(true);
  }
  expect(withdraw(paused, after(3))).toEqual({ ...withdraw(accepted, after(3)), pausedAt: after(2) });
});

test('a request lapses after 72 hours', () => {
  const requested = follow('requested');
  expect(isPending(requested, after(71.9))).toBe(true);
  expect(isPending(requested, after(72))).toBe(false);
  expect(consent(requested, 'accept', after(72))).toBeUndefined();
  expect(consent(requested, 'block', after(72))?.status).toBe('blocked');
});

test('a request that was taken back cannot be accepted, and can be made again without asking twice', () => {
  const withdrawn = withdraw(follow('requested'), after(1));
  expect(consent(withdrawn, 'accept', after(2))).toBeUndefined();
  const again = ask(withdrawn, after(3));
  expect(again.isAsked).toBe(false);
  expect(isPending(again.follow, after(3))).toBe(true);
});

test('the same person is asked for the same follower once in 72 hours', () => {
  expect(ask(undefined, start).isAsked).toBe(true);
  expect(ask(follow('requested'), after(71)).isAsked).toBe(false);
  expect(ask(follow('requested'), after(72)).isAsked).toBe(true);
  expect(ask(follow('revoked'), after(71)).isAsked).toBe(false);
  expect(ask(follow('revoked'), after(72)).isAsked).toBe(true);
});

test.each<FollowStatus>(['refused', 'blocked'])('after it was %s, asking again disturbs nobody, ever', (status) => {
  for (const hours of [1, 72, 10_000]) {
    const { follow: next, isAsked } = ask(follow(status), after(hours));
    expect(isAsked).toBe(false);
    expect(next.status).toBe(status);
  }
});

test('who stops following is told nothing more', () => {
  expect(withdraw(follow('accepted'), after(2)).status).toBe('revoked');
  expect(withdraw(follow('blocked'), after(2)).status).toBe('blocked');
});

type Step = { readonly hours: number; readonly act: 'ask' | 'withdraw' | 'wait' };
const steps = fc.array(
  fc.record({ hours: fc.integer({ min: 0, max: 100 }), act: fc.constantFrom<Step['act']>('ask', 'withdraw', 'wait') }),
  { maxLength: 20 },
);

/** What a follower sees, step by step, when the followed person answers the first request in a given way. */
function seen(path: readonly Step[], answers: readonly ConsentCommand[]): unknown[] {
  let hours = 1;
  let state = ask(undefined, start).follow;
  for (const answer of answers) state = consent(state, answer, after(hours), until) ?? state;
  return path.map((step) => {
    hours += step.hours;
    if (step.act === 'ask') state = ask(state, after(hours)).follow;
    if (step.act === 'withdraw') state = withdraw(state, after(hours));
    return [shownToFollower(state, after(hours)), state.withdrawnAt, state.requestedAt];
  });
}

test('a follower who is ignored, refused, blocked or agreed to for later sees the same, whatever they try', () => {
  fc.assert(
    fc.property(steps, (path) => {
      const ignored = seen(path, []);
      expect(seen(path, ['refuse'])).toEqual(ignored);
      expect(seen(path, ['block'])).toEqual(ignored);
      expect(seen(path, ['refuse', 'block'])).toEqual(ignored);
      expect(seen(path, ['agree'])).toEqual(ignored);
    }),
    { numRuns: 2000 },
  );
});

test('a follower whose consent is revoked or blocked sees the same, whatever they try', () => {
  fc.assert(
    fc.property(steps, (path) => {
      expect(seen(path, ['accept', 'block'])).toEqual(seen(path, ['accept', 'revoke']));
      expect(seen(path, ['accept', 'agree', 'block'])).toEqual(seen(path, ['accept', 'agree']));
    }),
    { numRuns: 2000 },
  );
});

test('nobody is ever followed who has not accepted since the last request', () => {
  const acts = fc.constantFrom<ConsentCommand | 'ask' | 'withdraw'>(...commands, 'ask', 'withdraw');
  fc.assert(
    fc.property(fc.array(fc.tuple(acts, fc.integer({ min: 0, max: 100 })), { maxLength: 40 }), (path) => {
      let hours = 0;
      let consented = false;
      let state = ask(undefined, start).follow;
      for (const [act, later] of path) {
        hours += later;
        if (act === 'ask') state = ask(state, after(hours)).follow;
        else if (act === 'withdraw') state = withdraw(state, after(hours));
        else {
          const next = consent(state, act, after(hours), after(hours + 1));
          if (next) consented = act === 'accept' || act === 'resume' || (act === 'keep' && consented);
          state = next ?? state;
        }
        if (act === 'withdraw') consented = false;
        expect(state.status === 'accepted').toBe(consented);
      }
    }),
    { numRuns: 10_000 },
  );
});
