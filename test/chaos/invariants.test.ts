import { deliveryStatus } from '../../libs/alerting/delivery';
import { channelCodes } from '../../libs/channels/channel';
import type { Copy, DeliveryFacts, Evidence, NoticeFacts, RecordedAnswer, VersionFacts } from './evidence';
import type { HistoryLine } from './history';
import { type Invariant, invariants } from './invariants';
import { canaryName } from './townspeople';

const { sms } = channelCodes;
const { delivered, unknown, queued, failed } = deliveryStatus;

const line = (over: Partial<HistoryLine>): HistoryLine => ({
  atMs: 1,
  event: 'ok',
  door: 'sms',
  key: 'SM1',
  person: 1,
  answer: 'safe',
  ...over,
});
const answer = (over: Partial<RecordedAnswer> = {}): RecordedAnswer => ({
  key: 'sms:SM1',
  person: 1,
  incident: 7,
  id: 1,
  answer: 'safe',
  saidAtMs: 1,
  ...over,
});
const notice = (over: Partial<NoticeFacts> = {}): NoticeFacts => ({
  id: 5,
  rule: 'people',
  class: 'alerts',
  incident: 7,
  version: 3,
  expiresAtMs: 10_000,
  people: 1,
  audienceHash: 'aa',
  peopleNow: 1,
  hashNow: 'aa',
  ...over,
});
const delivery = (over: Partial<DeliveryFacts> = {}): DeliveryFacts => ({
  notice: 5,
  person: 1,
  channel: sms,
  status: delivered,
  unknowns: 0,
  reason: null,
  isDeadLetter: false,
  ...over,
});
const copy = (over: Partial<Copy> = {}): Copy => ({
  notice: 5,
  person: 1,
  channel: sms,
  attempt: 1,
  owner: 1,
  atMs: 100,
  body: 'Restez chez vous',
  ...over,
});
const version = (over: Partial<VersionFacts> = {}): VersionFacts => ({
  id: 3,
  incident: 7,
  version: 1,
  mode: 'Actual',
  messageType: 'Alert',
  author: 1,
  editors: [1],
  decidedBy: 2,
  contentHash: 'cc',
  hashNow: 'cc',
  headlines: ['Restez'],
  sentAtMs: 50,
  ...over,
});
const cancel = version({ id: 4, version: 2, messageType: 'Cancel', contentHash: 'dd', hashNow: 'dd', sentAtMs: 60 });

/** A quiet evening: one person was told, and has answered. */
const sound: Evidence = {
  history: [line({ event: 'invoke' }), line({ event: 'info' }), line({ event: 'invoke' }), line({})],
  answers: [answer()],
  current: [answer({ key: '' })],
  notices: [notice()],
  deliveries: [delivery()],
  copies: [copy()],
  inArea: new Set([1]),
  versions: [version()],
  publishedEntries: [{ incident: 7, version: 1, contentHash: 'cc' }],
  auditFault: undefined,
  regressions: 0,
  optOuts: [],
  stranded: { openEvents: 0, expiredLeases: 0, lostDeliveries: 0, staleJobs: 0 },
  names: new Map([[1, canaryName(1)], [2, canaryName(2)], [3, canaryName(3)]]),
  phones: new Set(['+33199000001', '+33199000002']),
  numbers: new Map([[1, '+33199000001'], [2, '+33199000002']]),
  follows: new Map([[1, new Set()], [3, new Set([1])]]),
  seen: [{ reader: 1, text: `${canaryName(1)} +33199000001` }, { reader: 1, text: canaryName(3) }, { reader: 3, text: canaryName(1) }],
  outputs: new Map([['api-1.log', '{"level":50,"requestId":"r-1"}']]),
  processes: [{ name: 'api-1', crashes: 0, unhandled: 0, descriptors: { warm: 100, end: 120, pools: 20 } }],
  faults: ['r-1'],
  connections: { open: 10, allowed: 20 },
}; // prettier-ignore

const breachesOf = (over: Partial<Evidence>): Partial<Record<Invariant, number>> =>
  Object.fromEntries(
    Object.entries(invariants).flatMap(([name, count]) => {
      const found = count({ ...sound, ...over });
      return found === 0 ? [] : [[name, found]];
    }),
  );

test('a quiet evening breaks no invariant', () => {
  expect(breachesOf({})).toEqual({});
});

test.each<[string, Invariant, Partial<Evidence>]>([
  ['an acknowledged answer is missing', 'I1', { answers: [], current: [] }],
  ['an answer is stored twice', 'I1', { answers: [answer(), answer()] }],
  ['an answer is another than was given', 'I1', { answers: [answer({ answer: 'need_help' })], current: [answer({ answer: 'need_help' })] }], // prettier-ignore
  ['a refused answer is stored', 'I1', { history: [line({ event: 'invoke' }), line({ event: 'fail' })] }],
  ['an answer has another id the second time', 'I1', { history: [line({ id: 'a' }), line({ id: 'b' })] }],
  ['an answer of a page is missing', 'I1', { history: [...sound.history, line({ door: 'page', key: 'k' })] }],
  ['an audience has shrunk', 'I2', { notices: [notice({ peopleNow: 0 })] }],
  ['an audience has other people', 'I2', { notices: [notice({ hashNow: 'bb' })] }],
  ['a delivery is there twice', 'I2', { deliveries: [delivery(), delivery()], copies: [copy(), copy()] }],
  ['somebody is called told and got nothing', 'I3', { copies: [] }],
  ['somebody was told twice', 'I3', { copies: [copy(), copy({ attempt: 2 })] }],
  ['an unknown outcome that was never noted', 'I3', { deliveries: [delivery({ status: unknown })] }],
  ['somebody still waits', 'I3', { deliveries: [delivery({ status: queued })], copies: [] }],
  ['somebody failed without a reason', 'I3', { deliveries: [delivery({ status: failed })], copies: [] }],
  ['a version is published twice', 'I4', { versions: [version(), version()] }],
  ['the author approved the alert', 'I4', { versions: [version({ decidedBy: 1 })] }],
  ['an editor approved the alert', 'I4', { versions: [version({ editors: [1, 2] })] }],
  ['something else was approved', 'I4', { publishedEntries: [{ incident: 7, version: 1, contentHash: 'ee' }] }],
  ['the content was changed afterwards', 'I4', { versions: [version({ hashNow: 'ee' })] }],
  ['a phone shows other words', 'I4', { copies: [copy({ body: 'Sortez' })] }],
  ['the audit chain is broken', 'I6', { auditFault: 'edited at 4' }],
  ['a publication is not in the audit', 'I6', { publishedEntries: [] }],
  ['a stranger was told', 'I7', { copies: [copy(), copy({ person: 9, owner: 9 })] }],
  ['a message went to another phone', 'I7', { copies: [copy({ owner: 2 })] }],
  ['somebody far away was in the audience', 'I7', { inArea: new Set() }],
  ['a message names a stranger', 'I8', { copies: [copy({ body: `Restez ${canaryName(2)}` })] }],
  ['a message tells a phone number', 'I8', { copies: [copy({ body: 'Restez +33199000001' })] }],
  ['a page names a stranger', 'I8', { seen: [{ reader: 1, text: canaryName(2) }] }],
  ['a live page tells the number of a stranger', 'I8', { seen: [{ reader: 1, text: '+33199000002' }] }],
  ['an officer is shown a name', 'I8', { seen: [{ reader: 'officer', text: canaryName(1) }] }],
  ['anybody is shown a name', 'I8', { seen: [{ reader: 'anyone', text: canaryName(1) }] }],
  ['an event is never handled', 'I9', { stranded: { ...sound.stranded, openEvents: 1 } }],
  ['a lease has run out', 'I9', { stranded: { ...sound.stranded, expiredLeases: 1 } }],
  ['a delivery belongs to no page', 'I9', { stranded: { ...sound.stranded, lostDeliveries: 1 } }],
  ['a job is nobody’s', 'I9', { stranded: { ...sound.stranded, staleJobs: 1 } }],
  ['a delivery went backwards', 'I10', { regressions: 1 }],
  ['an older answer counts', 'I10', { answers: [answer(), answer({ key: 'sms:SM2', id: 2, answer: 'need_help' })] }],
  ['an answer counts nowhere', 'I10', { current: [] }],
  ['a message left after its end', 'I11', { notices: [notice({ expiresAtMs: 99 })] }],
  [
    'a message left after the cancel',
    'I11',
    {
      versions: [version(), cancel],
      publishedEntries: [...sound.publishedEntries, { incident: 7, version: 2, contentHash: 'dd' }],
      copies: [copy({ atMs: 2061 })],
    },
  ],
  ['somebody who had said STOP was told', 'I11', { optOuts: [{ person: 1, class: 'alerts', atMs: 50 }], copies: [copy({ atMs: 2051 })] }], // prettier-ignore
  ['a log names somebody', 'I12', { outputs: new Map([['api-1.log', `{"requestId":"r-1"} ${canaryName(1)}`]]) }],
  ['the metrics tell a phone number', 'I12', { outputs: new Map([...sound.outputs, ['metrics', 'x{to="33199000001"} 1']]) }], // prettier-ignore
  ['a refusal names who asks', 'I12', { seen: [{ reader: 1, text: canaryName(1), isRefusal: true }] }],
  ['a fault is nowhere in the logs', 'I13', { faults: ['r-2'] }],
  ['a fault has no id', 'I13', { faults: [undefined] }],
  ['a process died by itself', 'I13', { processes: [{ ...sound.processes[0], crashes: 1 }] }],
  ['a rejection was not handled', 'I13', { processes: [{ ...sound.processes[0], unhandled: 1 }] }],
  [
    'descriptors leak',
    'I14',
    { processes: [{ ...sound.processes[0], descriptors: { warm: 100, end: 126, pools: 20 } }] },
  ],
  ['there are more connections than the pools may have', 'I14', { connections: { open: 21, allowed: 20 } }],
])('it is seen when %s', (_what, invariant, over) => {
  expect(breachesOf(over)).toHaveProperty(invariant);
});

test('a second copy is no breach when the outcome of the first was called unknown', () => {
  const over = { deliveries: [delivery({ unknowns: 1 })], copies: [copy(), copy({ attempt: 2 })] };
  expect(breachesOf(over)).toEqual({});
});

test('an answer whose fate nobody knows may be there or not', () => {
  const history = [line({ event: 'invoke' }), line({ event: 'info' })];
  expect(breachesOf({ history })).toEqual({});
  expect(breachesOf({ history, answers: [], current: [] })).toEqual({});
});

test('who waits in a dead letter is not forgotten, only not told yet', () => {
  expect(breachesOf({ deliveries: [delivery({ status: queued, isDeadLetter: true })], copies: [] })).toEqual({});
});

test('an answer that was said later counts, though it came first', () => {
  const answers = [answer({ id: 2, saidAtMs: 5 }), answer({ key: 'sms:SM2', id: 3, saidAtMs: 4, answer: 'need_help' })];
  expect(breachesOf({ answers, current: [answer({ key: '', id: 2, saidAtMs: 5 })] })).toEqual({});
});
