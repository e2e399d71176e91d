import { setImmediate as nextTurn } from 'node:timers/promises';
import { type ConsoleWorld, type SignedIn, startConsoleWorld } from '../../test/world/console-world';
import { AuditService } from '../audit/audit.service';
import { SessionsService } from '../identity/sessions.service';
import { Problem } from '../platform/problem';
import { ApprovalsService } from './approvals.service';
import { DraftsService } from './drafts.service';
import { ExpiryService } from './expiry.service';
import { draftSchema, updateSchema } from './incident.schema';
import { incidentByPublicId, versionsOf } from './incidents.queries';

jest.setTimeout(120_000);

/** A code counts once, so that no two requests of one officer could race: what is raced here comes after it. */
class ProvenSessions extends SessionsService {
  override async stepUp(): Promise<void> {}
}

let world: ConsoleWorld;
let author: SignedIn;
let approver: SignedIn;
let second: SignedIn;
let both: SignedIn;
let administrator: SignedIn;
let drafts: DraftsService;
let approvals: ApprovalsService;
let expiry: ExpiryService;

beforeAll(async () => {
  world = await startConsoleWorld();
  [author, approver, second, both, administrator] = await world.agency(
    ['author'],
    ['approver'],
    ['approver'],
    ['author', 'approver'],
  );
  const { app } = world.server;
  drafts = app.get(DraftsService, { strict: false });
  expiry = app.get(ExpiryService, { strict: false });
  const sessions: SessionsService = Object.create(
    ProvenSessions.prototype,
    Object.getOwnPropertyDescriptors(app.get(SessionsService, { strict: false })),
  );
  const audit = app.get(AuditService, { strict: false });
  approvals = new ApprovalsService(world.database, sessions, drafts, audit, world.clock);
});
afterAll(() => world[Symbol.asyncDispose]());

const stepUp = { password: '', totp: '' };
const edited = (change: object = {}) => {
  const { mode: _, ...draft } = world.draft(change);
  return updateSchema.parse(draft);
};
async function pending(change: object = {}, by: SignedIn = author): Promise<{ id: string; hash: string }> {
  const { incident } = await drafts.draft(by.officer, draftSchema.parse(world.draft(change)));
  const version = await drafts.submit(by.officer, incident.publicId);
  return { id: incident.publicId, hash: version.contentHash.toString('hex') };
}
const approve = (id: string, hash: string, by: SignedIn = approver) =>
  approvals.approve(by.officer, id, { contentHash: hash, people: 1, approvalsNeeded: 1 }, stepUp);
const outcome = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'done';
  } catch (fault) {
    if (fault instanceof Problem) return `${fault.kind.status} ${fault.slug}`;
    throw fault;
  }
};
const tally = (outcomes: readonly string[]) =>
  Object.fromEntries([...new Set(outcomes)].map((name) => [name, outcomes.filter((one) => one === name).length]));
const statusOf = async (id: string): Promise<string> => (await incidentByPublicId(world.database, id)).status;
const publications = async (id: string): Promise<number> =>
  world.count(
    `SELECT count(*) FROM outbox WHERE type = 'alert-published' AND payload ->> 'incidentId' =
       (SELECT id::text FROM incident WHERE public_id = $1)`,
    [id],
  );
const audited = (id: string, action: string): Promise<number> =>
  world.count('SELECT count(*) FROM audit_entry WHERE subject = $1 AND action LIKE $2', [`incident:${id}`, action]);

test('two hundred approvals of two approvers at once publish one alert once', async () => {
  const { id, hash } = await pending();
  const tries = Array.from({ length: 200 }, (_, i) => outcome(approve(id, hash, i % 2 ? second : approver)));
  expect(tally(await Promise.all(tries))).toEqual({ done: 1, '409 not-pending': 199 });
  expect(await publications(id)).toBe(1);
  expect(await audited(id, 'alert-published:%')).toBe(1);
});

const approveWide = (id: string, contentHash: string, by: SignedIn) =>
  approvals.approve(by.officer, id, { contentHash, people: 11_000, approvalsNeeded: 2 }, stepUp);

test('two hundred approvals of two approvers at once of what takes both publish it once', async () => {
  const { id, hash } = await pending();
  const tries = Array.from({ length: 200 }, (_, i) => outcome(approveWide(id, hash, i % 2 ? second : approver)));
  const outcomes = tally(await Promise.all(tries));
  expect(outcomes['done']).toBe(2);
  expect((outcomes['409 already-approved'] ?? 0) + (outcomes['409 not-pending'] ?? 0)).toBe(198);
  expect(await publications(id)).toBe(1);
  const given = await world.count(
    `SELECT count(*) FROM alert_approval JOIN alert_version v ON v.id = version_id JOIN incident i ON i.id = incident_id
     WHERE i.public_id = $1`,
    [id],
  );
  expect(given).toBe(2);
  expect(await audited(id, 'version-approved')).toBe(1);
  expect(await audited(id, 'alert-published:%')).toBe(1);
});

test('an edit after the first of two approvals takes it away, also when the words come back as they were', async () => {
  const { id, hash } = await pending();
  expect((await approveWide(id, hash, approver)).status).toBe('pending');
  await drafts.edit(author.officer, id, edited({ severity: 'Severe' }));
  await drafts.edit(author.officer, id, edited());
  const again = await drafts.submit(author.officer, id);
  expect(again.contentHash.toString('hex')).toBe(hash);
  expect((await approveWide(id, hash, second)).status).toBe('pending');
  expect(await publications(id)).toBe(0);
  expect((await approveWide(id, hash, approver)).status).toBe('published');
});

test('what once took two approvers still does, though fewer people are there by then; a return takes both away', async () => {
  const { id, hash } = await pending();
  await approveWide(id, hash, approver);
  await approvals.return(second.officer, id, 'Trop large');
  await drafts.submit(author.officer, id);
  await approveWide(id, hash, approver);
  expect(await outcome(approve(id, hash, approver))).toBe('409 already-approved');
  expect((await approve(id, hash, second)).status).toBe('published');
});

test('the database itself refuses an approval by an author, and a publication with too few', async () => {
  const { id, hash } = await pending();
  const { id: key } = await incidentByPublicId(world.database, id);
  const [version] = await versionsOf(world.database, key);
  const approving = (officerId: number) =>
    world.database.query('INSERT INTO alert_approval VALUES ($1, $2, $3, 1, now())', [
      version?.id,
      officerId,
      version?.contentHash,
    ]);
  await expect(approving(author.officer.id)).rejects.toThrow('may not approve');
  await approveWide(id, hash, approver);
  const published = world.database.query(
    `UPDATE alert_version SET status = 'published', sent_at = now(), decided_by = $2 WHERE id = $1`,
    [version?.id, approver.officer.id],
  );
  await expect(published).rejects.toThrow('fewer than 2 approvals');
});

test('a hundred edits that race with an approval never publish what the approver did not see', async () => {
  const outcomes: string[] = [];
  for (let round = 0; round < 100; round++) {
    const { id, hash } = await pending();
    const turns = async (count: number) => {
      for (let i = 0; i < count; i++) await nextTurn();
    };
    const [edit, approval] = await Promise.all([
      turns(round % 10).then(() => outcome(drafts.edit(author.officer, id, edited({ severity: 'Severe' })))),
      turns(Math.floor(round / 10)).then(() => outcome(approve(id, hash))),
    ]);
    const { id: key } = await incidentByPublicId(world.database, id);
    const [version] = await versionsOf(world.database, key);
    if (version?.status === 'published') expect(version.contentHash.toString('hex')).toBe(hash);
    outcomes.push(`edit ${edit}, approval ${approval}`);
  }
  const seen = tally(outcomes);
  const first = seen['edit done, approval 409 not-pending'] ?? 0;
  const last = seen['edit 409 not-editable, approval done'] ?? 0;
  expect(first + last).toBe(100);
  expect(Math.min(first, last)).toBeGreaterThan(0); // both orders happened, or nothing was raced
});

test('what waits for approval and is edited must be submitted and read again', async () => {
  const { id, hash } = await pending();
  await drafts.edit(author.officer, id, edited({ severity: 'Severe' }));
  expect(await outcome(approve(id, hash))).toBe('409 not-pending');
  const again = await drafts.submit(author.officer, id);
  expect(await outcome(approve(id, hash))).toBe('409 content-changed');
  expect(await outcome(approve(id, again.contentHash.toString('hex')))).toBe('done');
});

test('an approval, a false alarm and the end of time at one instant leave one end, and the log tells which', async () => {
  const now = world.clock.now();
  for (let round = 0; round < 12; round++) {
    const soon = new Date(world.clock.now().getTime() + 3_600_000).toISOString();
    const { id, hash } = await pending({ expires: soon });
    await approve(id, hash);
    await drafts.draftUpdate(author.officer, id, edited());
    const update = await drafts.submit(author.officer, id);
    world.clock.advance(3_600_000);
    const racers = [
      () => approve(id, update.contentHash.toString('hex')),
      () => approvals.cancel(second.officer, id, 'Fausse alerte', stepUp),
      () => expiry.expireAndClose(),
    ];
    await Promise.all([...racers.slice(round % 3), ...racers.slice(0, round % 3)].map((race) => outcome(race())));
    const end = await statusOf(id);
    const cancelled = await audited(id, 'alert-published:cancel');
    const expired = await audited(id, 'incident-expired');
    expect({ end, cancelled, expired }).toEqual(
      end === 'cancelled' ? { end, cancelled: 1, expired: 0 } : { end: 'expired', cancelled: 0, expired: 1 },
    );
  }
  world.clock.set(now); // sessions do not last that long
});

const words = (language: 'fr' | 'en', change: object) => () => {
  const { texts } = world.draft();
  return { texts: { ...texts, [language]: { ...texts[language], ...change } } };
};
const circle = (centre: number[], radiusMetres: number) => () => ({
  area: { shape: { type: 'Circle', centre, radiusMetres } },
});
const later = (milliseconds: number) => () => ({
  expires: new Date(world.clock.now().getTime() + 6 * 3_600_000 + milliseconds).toISOString(),
});

test.each<[string, () => object]>([
  ['category', () => ({ category: 'Fire' })],
  ['event code', () => ({ eventCodes: [{ name: 'ISO22324', value: 'attacks' }] })],
  ['no event code', () => ({ eventCodes: [] })],
  ['response type', () => ({ responseTypes: ['Evacuate'] })],
  ['one response type more', () => ({ responseTypes: ['Shelter', 'Avoid'] })],
  ['urgency', () => ({ urgency: 'Expected' })],
  ['severity', () => ({ severity: 'Severe' })],
  ['certainty', () => ({ certainty: 'Likely' })],
  ['onset', () => ({ onset: '2015-11-13T20:20:00Z' })],
  ['expiry by a second', later(1000)],
  ['expiry by a millisecond', later(1)],
  ['link', () => ({ web: 'https://example.org/' })],
  ['contact', () => ({ contact: '17' })],
  ['note', () => ({ note: 'vu' })],
  ['radius by a metre', circle([2.37, 48.86], 1501)],
  ['centre by a metre', circle([2.37001, 48.86], 1500)],
  ['geocode', () => ({ geocodes: [{ name: 'INSEE', value: '75111' }] })],
  ['event in French', words('fr', { event: 'Attaque' })],
  ['headline in French', words('fr', { headline: 'Attaque armée, Paris 10e' })],
  ['description in French', words('fr', { description: 'Tirs' })],
  ['instruction in French', words('fr', { instruction: 'Partez.' })],
  ['place in French', words('fr', { areaName: 'Paris 10e' })],
  ['event in English', words('en', { event: 'Attack' })],
  ['headline in English', words('en', { headline: 'Armed attack, Paris 10th' })],
  ['no description in English', words('en', { description: '' })],
  ['instruction in English', words('en', { instruction: 'Take Shelter.' })],
  ['place in English', words('en', { areaName: 'Paris 10th' })],
  ['one language less', () => ({ texts: { fr: world.draft().texts.fr } })],
  ['one language more', () => ({ texts: { ...world.draft().texts, de: world.draft().texts.en } })],
  ['correction', () => ({ correction: { fr: { headline: 'Attaque armée, Paris 11e : une erreur' } } })],
  ['byte of the correction', () => ({ correction: { en: { instruction: 'You may go out..' } } })],
  ['an accent', words('fr', { instruction: 'Mettez-vous à l’abrí.' })],
])('an approval does not hold for another %s', async (_, change) => {
  const { id, hash } = await pending();
  await drafts.edit(author.officer, id, edited(change()));
  await drafts.submit(author.officer, id);
  expect(await outcome(approve(id, hash))).toBe('409 content-changed');
  expect(await publications(id)).toBe(0);
});

test('whoever calls a false alarm off sends the words that were approved, whatever is prepared by then', async () => {
  const written = {
    headline: 'Attaque armée, Paris 11e : une erreur',
    description: 'Un essai.',
    instruction: 'Sortez.',
  };
  const { id, hash } = await pending({ correction: { fr: written } });
  await approve(id, hash);
  await drafts.draftUpdate(author.officer, id, edited({ correction: { fr: { headline: 'Jamais approuvé' } } }));
  const cancelled = await approvals.cancel(second.officer, id, 'Fausse alerte', stepUp);
  const { fr, en } = cancelled.content.texts;
  expect(fr).toMatchObject({ ...written, event: 'Attaque armée', areaName: 'Paris 11e' });
  expect(en?.headline).toBe('FALSE ALARM: Armed attack, Paris 11th');
  expect(cancelled.content.correction).toBeUndefined();
});

test('an approval does not hold for another alert with the same words', async () => {
  const [first, other] = [await pending(), await pending()];
  expect(await outcome(approve(other.id, first.hash))).toBe('409 content-changed');
});

test('nobody approves what they wrote or touched, whatever roles they hold', async () => {
  const own = await pending({}, both);
  expect(await outcome(approve(own.id, own.hash, both))).toBe('403 self-approval');
  const { id } = await pending();
  await drafts.edit(both.officer, id, edited({ severity: 'Severe' }));
  const touched = await drafts.submit(author.officer, id);
  expect(await outcome(approve(id, touched.contentHash.toString('hex'), both))).toBe('403 self-approval');
  expect(await publications(own.id)).toBe(0);
  const exercise = await pending({ mode: 'Exercise', note: 'Écoles du 11e' }, both);
  expect(await outcome(approve(exercise.id, exercise.hash, both))).toBe('done');
});

test('administrators and authors do not approve; approvers and administrators do not write', async () => {
  const { id, hash } = await pending();
  for (const by of [administrator, author]) {
    const answer = await world.send('POST', `/v1/incidents/${id}/approve`, by, {
      contentHash: hash,
      ...world.proof(by),
    });
    expect(answer.statusCode).toBe(403);
  }
  for (const by of [administrator, approver]) {
    expect((await world.send('POST', '/v1/incidents', by, world.draft())).statusCode).toBe(403);
  }
  expect(await statusOf(id)).toBe('draft');
});

test('a new approver waits for a day, except in an exercise', async () => {
  const invited = { email: 'nouveau@prefecture-1.example', roles: ['approver'] } as const;
  const newcomer = await world.join(await world.invitations.invite(administrator.officer, invited));
  const actual = await pending();
  expect(await outcome(approve(actual.id, actual.hash, newcomer))).toBe('403 approver-too-new');
  const exercise = await pending({ mode: 'Exercise', note: 'Écoles du 11e' });
  expect(await outcome(approve(exercise.id, exercise.hash, newcomer))).toBe('done');
});

test.each(['approved_by', 'approvedBy', 'reviewed_by', 'created_by', 'officer', 'status', 'mode', 'force'])(
  'an approval that brings its own "%s" is refused, and nothing is sent',
  async (field) => {
    const { id, hash } = await pending();
    const body = { contentHash: hash, ...world.proof(approver), [field]: 'x' };
    expect((await world.send('POST', `/v1/incidents/${id}/approve`, approver, body)).statusCode).toBe(400);
    expect(await publications(id)).toBe(0);
  },
);

test('an approval needs password and code of this moment, and a code counts once', async () => {
  const [first, other] = [await pending(), await pending()];
  const proof = world.proof(approver);
  const decide = ({ id, hash }: { id: string; hash: string }, given: object) =>
    world.send('POST', `/v1/incidents/${id}/approve`, approver, { contentHash: hash, ...given });
  expect((await decide(first, { ...proof, password: 'faux' })).statusCode).toBe(403);
  expect((await decide(first, world.proof(approver))).statusCode).toBe(200);
  const used = world.proof(approver);
  expect((await decide(first, used)).statusCode).toBe(409);
  expect((await decide(other, used)).statusCode).toBe(403);
  expect(await publications(other.id)).toBe(0);
});

test('a false alarm needs one signature, of an author as of an approver, and only once', async () => {
  const { id, hash } = await pending();
  await approve(id, hash);
  const stops = [author, approver, second, both].map((by) =>
    outcome(approvals.cancel(by.officer, id, 'Fausse alerte', stepUp)),
  );
  expect(tally(await Promise.all(stops))).toEqual({ done: 1, '409 incident-ended': 3 });
  expect(await outcome(approvals.cancel(administrator.officer, id, 'Fausse alerte', stepUp))).toBe(
    '403 not-an-approver',
  );
  expect(await publications(id)).toBe(2);
});
