import { deliveryStatus } from '../../libs/alerting/delivery';
import { channelCodes } from '../../libs/channels/channel';
import type { DeliveryFacts, Descriptors, Evidence, RecordedAnswer } from './evidence';
import type { HistoryLine } from './history';
import { canaryNames } from './townspeople';

/** Each counts the breaches of one promise (I5 waits for shelters, I15 for the restore). */
export const invariants = {
  I1: acknowledgedAnswersAreThere,
  I2: audiencesAreFrozen,
  I3: everybodyIsToldOnce,
  I4: publishedAsApproved,
  I6: auditIsWhole,
  I7: nobodyElseIsTold,
  I8: noForeignNames,
  I9: nothingIsStranded,
  I10: nothingGoesBackwards,
  I11: nothingLeavesTooLate,
  I12: noPersonalValues,
  I13: faultsAreAccountedFor,
  I14: nothingLeaks,
} as const satisfies Record<string, (evidence: Evidence) => number>;

export type Invariant = keyof typeof invariants;

const { planned, queued, handed, accepted, delivered, seen, failed, opted_out, suppressed, superseded, unknown } =
  deliveryStatus;
const told: readonly number[] = [accepted, delivered, seen];
const excused: readonly number[] = [failed, opted_out, suppressed, superseded, deliveryStatus.expired_undelivered];
const unfinished: readonly number[] = [planned, queued, handed];
const graceMs = 2000;
const nobody = 0;

function acknowledgedAnswersAreThere({ history, answers }: Evidence): number {
  const stored = grouped(answers, ({ key }) => key);
  const calls = grouped(history, storedKey);
  let breaches = 0;
  for (const [key, lines] of calls) {
    const rows = stored.get(key) ?? [];
    const [first] = lines;
    const isAcknowledged = lines.some(({ event }) => event === 'ok');
    const mayBe = lines.some(({ event }) => event === 'info');
    if (isAcknowledged && rows.length === 0) breaches += 1;
    if (!isAcknowledged && !mayBe && rows.length > 0) breaches += 1;
    breaches += Math.max(0, rows.length - 1);
    // Whoever asks again hears of the same answer.
    breaches += Math.max(0, new Set(lines.flatMap(({ id }) => id ?? [])).size - 1);
    breaches += rows.filter(({ person, answer }) => person !== first.person || answer !== first.answer).length;
  }
  return breaches;
}

function audiencesAreFrozen({ notices, deliveries }: Evidence): number {
  const twice = deliveries.length - new Set(deliveries.map(deliveryKey)).size;
  const changed = notices.filter(
    ({ people, audienceHash, peopleNow, hashNow }) => people !== peopleNow || audienceHash !== hashNow,
  );
  return twice + changed.length;
}

/** The carrier's own ledger against ours: none missing, and no copy more than outcomes that were called unknown. */
function everybodyIsToldOnce({ deliveries, copies }: Evidence): number {
  const copiesOf = grouped(copies, deliveryKey);
  let breaches = 0;
  for (const delivery of deliveries) {
    // Open pages say themselves what they have; calls begin minutes later than a run lasts.
    if (delivery.channel !== channelCodes.sms && delivery.channel !== channelCodes.push) continue;
    const count = copiesOf.get(deliveryKey(delivery))?.length ?? 0;
    if (told.includes(delivery.status) && count === 0) breaches += 1;
    if (unfinished.includes(delivery.status) && !delivery.isDeadLetter) breaches += 1;
    if (delivery.status === unknown && delivery.unknowns === 0) breaches += 1;
    const allowed = told.includes(delivery.status) ? 1 + delivery.unknowns : Math.max(delivery.unknowns, 1);
    breaches += Math.max(0, count - allowed);
    // Before it left: who was not told is on the list of those who were not.
    if (excused.includes(delivery.status) && delivery.reason === null && delivery.status === failed) breaches += 1;
  }
  return breaches;
}

function publishedAsApproved({ versions, publishedEntries, copies, notices }: Evidence): number {
  const twice = versions.length - new Set(versions.map(versionKey)).size;
  const alone = versions.filter(
    ({ mode, messageType, author, editors, decidedBy }) =>
      mode === 'Actual' && messageType !== 'Cancel' && [author, ...editors].includes(decidedBy),
  );
  const approved = grouped(publishedEntries, versionKey);
  const other = versions.filter((version) => {
    const hashes = (approved.get(versionKey(version)) ?? []).map(({ contentHash }) => contentHash);
    return hashes.length !== 1 || hashes[0] !== version.contentHash || version.hashNow !== version.contentHash;
  });
  const byId = new Map(versions.map((version) => [version.id, version]));
  const versionOf = new Map(
    notices.flatMap(({ id, rule, version }) => (rule === 'people' && version ? [[id, byId.get(version)]] : [])),
  );
  const otherWords = copies.filter(({ notice, body }) => {
    const version = versionOf.get(notice);
    return (
      body !== undefined && version?.messageType === 'Alert' && !version.headlines.some((line) => body.includes(line))
    );
  });
  return twice + alone.length + other.length + otherWords.length;
}

function auditIsWhole({ auditFault, versions, publishedEntries }: Evidence): number {
  return (auditFault === undefined ? 0 : 1) + Math.abs(versions.length - publishedEntries.length);
}

function nobodyElseIsTold({ copies, deliveries, notices, inArea }: Evidence): number {
  const intended = new Set(deliveries.map(deliveryKey));
  const toArea = new Set(notices.flatMap(({ id, rule }) => (rule === 'people' ? [id] : [])));
  const strangers = copies.filter((copy) => !intended.has(deliveryKey(copy)) || copy.owner !== copy.person);
  const outside = deliveries.filter(({ notice, person }) => toArea.has(notice) && !inArea.has(person));
  return strangers.length + outside.length;
}

/** In messages, in answers to our own clients, and in frames of live pages. */
function noForeignNames({ copies, seen, names, phones, numbers, follows }: Evidence): number {
  const ownerOf = new Map([...names].map(([person, name]) => [name, person]));
  const isForeign = (text: string, mayName: (person: number) => boolean): boolean =>
    (text.match(canaryNames) ?? []).some((name) => !mayName(ownerOf.get(name) ?? nobody));
  const isFollowed = (follower: number, person: number): boolean => follows.get(follower)?.has(person) ?? false;
  const wrongCopies = copies.filter(({ person, body = '' }) => {
    const mayName = (named: number): boolean => named === person || isFollowed(person, named);
    return isForeign(body, mayName) || hasPhone(body, phones);
  });
  // On their pages people also see who follows them, and their own number.
  const wronglySeen = seen.filter(({ reader, text }) => {
    if (typeof reader === 'string') return isForeign(text, () => false) || hasPhone(text, phones);
    const mayName = (named: number): boolean =>
      named === reader || isFollowed(reader, named) || isFollowed(named, reader);
    return isForeign(text, mayName) || hasPhone(text, phones, numbers.get(reader));
  });
  return wrongCopies.length + wronglySeen.length;
}

function nothingIsStranded({ stranded }: Evidence): number {
  return stranded.openEvents + stranded.expiredLeases + stranded.lostDeliveries + stranded.staleJobs;
}

function nothingGoesBackwards(evidence: Evidence): number {
  return evidence.regressions + wronglyCounted(evidence).length;
}

/** Persons for whom another answer counts than the newest, or none, or one that was never given. */
export function wronglyCounted({ answers, current }: Pick<Evidence, 'answers' | 'current'>): string[] {
  const slot = ({ incident, person }: { incident: number; person: number }): string => `${incident}.${person}`;
  const newest = new Map<string, RecordedAnswer>();
  for (const answer of answers) {
    const before = newest.get(slot(answer));
    if (!before || isLater(answer, before)) newest.set(slot(answer), answer);
  }
  const held = new Map(current.map((each) => [slot(each), each]));
  return [...new Set([...newest.keys(), ...held.keys()])].filter((key) => {
    const [last, counted] = [newest.get(key), held.get(key)];
    return last?.id !== counted?.id || last?.answer !== counted?.answer;
  });
}

function nothingLeavesTooLate({ copies, notices, versions, optOuts }: Evidence): number {
  const noticeOf = new Map(notices.map((notice) => [notice.id, notice]));
  const cancels = versions.filter(({ messageType }) => messageType === 'Cancel');
  const silenced = grouped(optOuts, ({ person, class: silencedClass }) => `${person} ${silencedClass}`);
  return copies.filter(({ notice: id, person, atMs }) => {
    const notice = noticeOf.get(id);
    if (!notice) return false;
    const isExpired = atMs > notice.expiresAtMs;
    const isCalledOff = cancels.some(
      (cancel) =>
        cancel.incident === notice.incident &&
        notice.version !== null &&
        notice.version < cancel.id &&
        atMs > cancel.sentAtMs + graceMs,
    );
    const isSilenced = silenced.get(`${person} ${notice.class}`)?.some((optOut) => atMs > optOut.atMs + graceMs);
    return isExpired || isCalledOff || isSilenced;
  }).length;
}

function noPersonalValues({ outputs, seen, names, phones }: Evidence): number {
  const known = new Set(names.values());
  const refusals = seen.flatMap(({ text, isRefusal }) => (isRefusal ? [text] : []));
  let breaches = 0;
  for (const text of [...outputs.values(), ...refusals]) {
    breaches += (text.match(canaryNames) ?? []).filter((name) => known.has(name)).length;
    if (hasPhone(text, phones)) breaches += 1;
  }
  return breaches;
}

function faultsAreAccountedFor({ processes, faults, outputs }: Evidence): number {
  const logs = [...outputs].flatMap(([name, text]) => (name.endsWith('.log') ? [text] : []));
  const unlogged = faults.filter((id) => id === undefined || !logs.some((log) => log.includes(`"requestId":"${id}"`)));
  const dead = processes.reduce((sum, { crashes, unhandled }) => sum + crashes + unhandled, 0);
  return unlogged.length + dead;
}

const descriptorShare = 1.05;

const mostDescriptors = ({ warm, pools }: Omit<Descriptors, 'end'>): number => warm * descriptorShare + pools;

/** Memory is only told as a figure: in half a minute its level says nothing. */
function nothingLeaks({ processes, connections }: Evidence): number {
  const leaking = processes.filter(({ descriptors }) => descriptors && descriptors.end > mostDescriptors(descriptors));
  return leaking.length + (connections.open > connections.allowed ? 1 : 0);
}

/** When it was said decides, then the order in which it came. */
const isLater = (one: RecordedAnswer, other: RecordedAnswer): boolean =>
  one.saidAtMs === other.saidAtMs ? one.id > other.id : one.saidAtMs > other.saidAtMs;

const storedKey = ({ door, key, person }: HistoryLine): string =>
  door === 'page' ? `page:${person}:${key}` : `sms:${key}`;

const deliveryKey = ({ notice, channel, person }: Pick<DeliveryFacts, 'notice' | 'channel' | 'person'>): string =>
  `${notice}.${channel}.${person}`;

const versionKey = ({ incident, version }: { readonly incident: number; readonly version: number }): string =>
  `${incident}.${version}`;

function hasPhone(text: string, phones: ReadonlySet<string>, own?: string): boolean {
  return (text.match(/(?<!\d)33\d{9}(?!\d)/g) ?? []).some((digits) => `+${digits}` !== own && phones.has(`+${digits}`));
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
