import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ConsoleWorld, type SignedIn, startConsoleWorld } from '../../test/world/console-world';
import { formatCapTime } from './cap-time';

jest.setTimeout(60_000);

let world: ConsoleWorld;
let author: SignedIn;
let approver: SignedIn;
let stranger: SignedIn;
let strangersApprover: SignedIn;

beforeAll(async () => {
  world = await startConsoleWorld();
  [author, approver] = await world.agency(['author'], ['approver']);
  [stranger, strangersApprover] = await world.agency(['author'], ['approver']);
});
afterAll(() => world[Symbol.asyncDispose]());

interface Message {
  readonly identifier: string;
  readonly sender?: string;
  readonly sent?: string;
  readonly msgType?: string;
  readonly references?: string;
  readonly status?: string;
  readonly scope?: string;
  readonly polygon?: string;
  readonly language?: string;
  readonly headline?: string;
  readonly instruction?: string;
  readonly responseType?: string;
  readonly expires?: string;
  readonly info?: string;
}

const parisTime = (instant: Date): string => formatCapTime(instant, 'Europe/Paris');
const inHours = (hours: number): string => parisTime(new Date(world.clock.now().getTime() + hours * 3_600_000));

/** A partner's message, sound unless a test says otherwise. */
function cap(message: Message): string {
  const { identifier, sender = 'partner@example.org', sent = inHours(0), msgType = 'Alert', references } = message;
  const { status = 'Actual', scope = 'Public', info = capInfo(message) } = message;
  return `<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>${identifier}</identifier><sender>${sender}</sender>
<sent>${sent}</sent><status>${status}</status><msgType>${msgType}</msgType><scope>${scope}</scope>
${status === 'Exercise' ? '<note>Écoles du 11e</note>' : ''}${references ? `<references>${references}</references>` : ''}
${info}</alert>`;
}

function capInfo(message: Message): string {
  const { language = 'fr', headline = 'Crue, Paris 11e', instruction = 'Montez.', expires = inHours(6) } = message;
  const { responseType = 'Evacuate', polygon = '48.85,2.36 48.85,2.39 48.87,2.39 48.87,2.36 48.85,2.36' } = message;
  return `<info><language>${language}</language><category>Met</category><event>Crue</event>
<responseType>${responseType}</responseType><urgency>Immediate</urgency><severity>Severe</severity><certainty>Likely</certainty>
<expires>${expires}</expires><headline>${headline}</headline>${instruction && `<instruction>${instruction}</instruction>`}
<area><areaDesc>Paris 11e</areaDesc><polygon>${polygon}</polygon></area></info>`;
}

/** A problem, or what was taken in. */
interface Answer {
  readonly type?: string;
  readonly code?: string;
  readonly id?: string;
  readonly contentHash?: string;
  readonly warnings?: object[];
}

const post = (body: string | Buffer, by: SignedIn = author, type = 'application/cap+xml') =>
  world.request({ method: 'POST', url: '/v1/cap', payload: body, headers: { 'content-type': type } }, by);
const receive = async (message: Message, by: SignedIn = author) => {
  const answer = await post(cap(message), by);
  return { status: answer.statusCode, body: answer.json<Answer>() };
};
const slug = ({ status, body }: { status: number; body: Answer }): string =>
  `${status} ${body.type?.split('#')[1]} ${body.code ?? ''}`.trim();

/** What stands in the database of all incidents and versions, to see that nothing changed. */
const everything = async (): Promise<string> =>
  JSON.stringify(
    await world.database.query(`SELECT i.status, v.status AS v, v.id, v.content_hash, v.decided_at
      FROM incident i JOIN alert_version v ON v.incident_id = i.id ORDER BY v.id`),
  );

let messages = 0;
const fresh = (): string => `partner-${++messages}`;

/** A partner's alert that our approver has published. */
async function published(by: SignedIn = author, decider: SignedIn = approver) {
  const identifier = fresh();
  const sent = inHours(0);
  const { body } = await receive({ identifier, sent }, by);
  const proof = world.proof(decider);
  const approved = await world.send('POST', `/v1/incidents/${String(body.id)}/approve`, decider, { contentHash: body.contentHash, ...proof }); // prettier-ignore
  expect(approved.statusCode).toBe(200);
  return { id: String(body.id), identifier, reference: `partner@example.org,${identifier},${sent}` };
}

const versionsOf = async (id: string, by: SignedIn = author) =>
  (await world.send('GET', `/v1/incidents/${id}`, by)).json<{
    status: string;
    versions: {
      version: number;
      status: string;
      messageType: string;
      decisionReason: string | null;
      content: { texts: { fr: { headline: string } } };
    }[];
  }>();

test('an alert of another system waits for an approver, and its importer is not one', async () => {
  const { status, body } = await receive({ identifier: fresh() });
  expect(status).toBe(202);
  expect(body).toMatchObject({ version: 1, status: 'pending', warnings: [] });
  expect(await world.count(`SELECT count(*) FROM outbox WHERE type = 'alert-published'`)).toBe(0);
  const self = await world.send('POST', `/v1/incidents/${String(body.id)}/approve`, author, { contentHash: body.contentHash, ...world.proof(author) }); // prettier-ignore
  expect(self.statusCode).toBe(403);
});

test('the same message again is refused, also when both arrive at the same moment', async () => {
  const message = { identifier: fresh(), sent: inHours(0) };
  const answers = await Promise.all([receive(message), receive(message), receive(message)]);
  expect(answers.map(slug).sort()).toEqual(['202 undefined', '409 cap-already-received', '409 cap-already-received']);
  expect(slug(await receive({ ...message, headline: 'Autre chose, Paris 11e' }))).toBe('409 cap-already-received');
});

test('two agencies take in the same message, each for itself', async () => {
  const message = { identifier: fresh(), sent: inHours(0) };
  expect((await receive(message)).status).toBe(202);
  expect((await receive(message, stranger)).status).toBe(202);
});

test.each<[string, () => Message, string]>([
  ['a day and a minute old', () => ({ identifier: fresh(), sent: inHours(-24.02) }), '400 cap-stale'],
  ['ten minutes ahead', () => ({ identifier: fresh(), sent: inHours(0.17) }), '400 cap-stale'],
  ['restricted', () => ({ identifier: fresh(), scope: 'Restricted' }), '400 cap-refused cap-scope'],
  ['private', () => ({ identifier: fresh(), scope: 'Private' }), '400 cap-refused cap-scope'],
  ['a draft', () => ({ identifier: fresh(), status: 'Draft' }), '400 cap-refused cap-status-unusable'],
  ['a system message', () => ({ identifier: fresh(), status: 'System' }), '400 cap-refused cap-status-unusable'],
  ['an acknowledgement', () => ({ identifier: fresh(), msgType: 'Ack', references: `a,b,${inHours(0)}` }), '400 cap-refused cap-not-an-alert'], // prettier-ignore
  ['an update of nothing', () => ({ identifier: fresh(), msgType: 'Update' }), '400 cap-references-missing'],
  ['a cancel of nothing', () => ({ identifier: fresh(), msgType: 'Cancel', info: '' }), '400 cap-references-missing'],
  ['a cancel of an unknown alert', () => ({ identifier: fresh(), msgType: 'Cancel', info: '', references: `partner@example.org,x,${inHours(0)}` }), '404 cap-reference-unknown'], // prettier-ignore
  ['about Lyon', () => ({ identifier: fresh(), polygon: '45.7,4.8 45.7,4.9 45.8,4.9 45.8,4.8 45.7,4.8' }), '403 outside-territory'], // prettier-ignore
  [
    'without an instruction',
    () => ({ identifier: fresh(), instruction: '' }),
    '400 cap-refused cap-instruction-missing',
  ],
  ['in no language of ours', () => ({ identifier: fresh(), language: 'pl' }), '400 cap-refused cap-language'],
  ['already over', () => ({ identifier: fresh(), sent: inHours(-3), expires: inHours(-1) }), '422 alert-incomplete'],
])('a message that is %s is refused and leaves nothing behind', async (_, message, expected) => {
  const before = await everything();
  expect(slug(await receive(message()))).toBe(expected);
  expect(await everything()).toBe(before);
});

test('an exercise stays an exercise, whatever follows it', async () => {
  const identifier = fresh();
  const sent = inHours(0);
  const { body } = await receive({ identifier, sent, status: 'Exercise' });
  expect(await world.send('GET', `/v1/incidents/${String(body.id)}`, author).then((r) => r.json())).toMatchObject({
    mode: 'Exercise',
  });
  const references = `partner@example.org,${identifier},${sent}`;
  const follow = await receive({ identifier: fresh(), msgType: 'Update', status: 'Actual', references });
  expect(slug(follow)).toBe('400 cap-refused cap-status-differs');
});

test('an update of what nobody has been told replaces it', async () => {
  const identifier = fresh();
  const sent = inHours(0);
  const { body } = await receive({ identifier, sent });
  const references = `partner@example.org,${identifier},${sent}`;
  const update = await receive({
    identifier: fresh(),
    msgType: 'Update',
    references,
    headline: 'Crue plus forte, Paris 11e',
  });
  expect(update).toMatchObject({ status: 202, body: { id: body.id, version: 2, status: 'pending' } });
  const { versions } = await versionsOf(String(body.id));
  expect(versions.map(({ status, messageType }) => `${messageType} ${status}`)).toEqual([
    'Alert pending',
    'Alert discarded',
  ]);
});

test('an update of a running alert waits as its next version, whatever offset its reference is written in', async () => {
  const { id, identifier, reference } = await published();
  const sent = reference.split(',')[2] ?? '';
  const utc = formatCapTime(new Date(sent), 'UTC');
  const references = `partner@example.org,older-than-our-subscription,${sent} partner@example.org,${identifier},${utc}`;
  const update = await receive({ identifier: fresh(), msgType: 'Update', references });
  expect(update).toMatchObject({ status: 202, body: { id, version: 2, status: 'pending' } });
  expect(await versionsOf(id)).toMatchObject({ status: 'active', versions: [{ messageType: 'Update', status: 'pending' }, { status: 'published' }] }); // prettier-ignore
});

test('an update does not sweep away what an officer is writing', async () => {
  const { id, reference } = await published();
  const { mode: _, ...draft } = world.draft();
  expect((await world.send('POST', `/v1/incidents/${id}/versions`, author, draft)).statusCode).toBe(201);
  for (const msgType of ['Update', 'Cancel']) {
    expect(slug(await receive({ identifier: fresh(), msgType, references: reference }))).toBe('409 version-open');
  }
});

test('a cancel of what waits for approval rejects it, and the audit log says why', async () => {
  const identifier = fresh();
  const sent = inHours(0);
  const { body } = await receive({ identifier, sent });
  const references = `partner@example.org,${identifier},${sent}`;
  const cancel = { identifier: fresh(), msgType: 'Cancel', references, info: '' };
  expect(await receive(cancel)).toMatchObject({
    status: 202,
    body: { id: body.id, version: 1, status: 'rejected' },
  });
  expect(await versionsOf(String(body.id))).toMatchObject({
    status: 'rejected',
    versions: [{ status: 'rejected', decisionReason: `Cancelled by its sender: ${cancel.identifier}` }],
  });
  const subject = `incident:${String(body.id)}`;
  const audited = `SELECT count(*) FROM audit_entry WHERE subject = $1 AND action = 'version-rejected'`;
  expect(await world.count(audited, [subject])).toBe(1);
  expect(slug(await receive(cancel))).toBe('409 incident-ended');
});

test('a cancel of a running alert waits for an approver, in prepared words', async () => {
  const { id, reference } = await published();
  const cancel = await receive({ identifier: fresh(), msgType: 'Cancel', references: reference });
  expect(cancel).toMatchObject({ status: 202, body: { id, version: 2, status: 'pending' } });
  expect(cancel.body.warnings).toEqual([expect.objectContaining({ code: 'cap-cancel-words' })]);
  const before = await versionsOf(id);
  expect(before.status).toBe('active');
  expect(before.versions[0]?.content.texts.fr.headline).toBe('Alerte annulée : Crue, Paris 11e');

  const { contentHash } = cancel.body;
  const decided = (by: SignedIn) =>
    world.send('POST', `/v1/incidents/${id}/approve`, by, { contentHash, ...world.proof(by) });
  expect((await decided(approver)).json()).toMatchObject({ messageType: 'Cancel', status: 'published' });
  expect((await versionsOf(id)).status).toBe('cancelled');
  const xml = (await world.send('GET', `/v1/incidents/${id}/versions/2/cap`)).body;
  expect(xml).toContain('<msgType>Cancel</msgType>');
  expect(xml).toMatch(/<references>alerte@prefecture-1\.example,tocsin-[0-9a-f-]{36},2015-\S+<\/references>/);
});

test("our own published alert may be referenced by our own sender's name only", async () => {
  const { id } = await published();
  const xml = (await world.send('GET', `/v1/incidents/${id}/versions/1/cap`)).body;
  const field = (name: string): string => new RegExp(`<${name}>(.*)</${name}>`).exec(xml)?.[1] ?? '';
  const references = `${field('sender')},${field('identifier')},${field('sent')}`;
  const foreign = await receive({ identifier: fresh(), msgType: 'Update', references });
  expect(slug(foreign)).toBe('404 cap-reference-unknown');
  const own = await receive({ identifier: fresh(), sender: field('sender'), msgType: 'Update', references });
  expect(own).toMatchObject({ status: 202, body: { id, version: 2 } });
});

test('several live alerts in one list are refused; those that are over do not count', async () => {
  const [first, second] = [await published(), await published()];
  const references = `${first.reference} ${second.reference}`;
  const update = () => receive({ identifier: fresh(), msgType: 'Update', references });
  expect(slug(await update())).toBe('400 cap-reference-ambiguous');
  const called = { reason: 'Fausse alerte', ...world.proof(approver) };
  expect((await world.send('POST', `/v1/incidents/${second.id}/cancel`, approver, called)).statusCode).toBe(200);
  expect(await update()).toMatchObject({ status: 202, body: { id: first.id, version: 2 } });
  const tooLate = await receive({ identifier: fresh(), msgType: 'Update', references: second.reference });
  expect(slug(tooLate)).toBe('409 incident-ended');
});

test("nothing that one agency or sender sends touches another's alerts", async () => {
  const victim = await published(stranger, strangersApprover);
  const other = victim.reference.replace('partner@example.org', 'other@example.org');
  const [sender, identifier, sent = ''] = victim.reference.split(',');
  const nextSecond = parisTime(new Date(new Date(sent).getTime() + 1000));
  const before = await everything();
  const attempts: [Message, SignedIn][] = [];
  for (const msgType of ['Update', 'Cancel']) {
    attempts.push([{ identifier: fresh(), msgType, references: victim.reference }, author]);
    attempts.push([{ identifier: fresh(), msgType, references: other }, author]);
    attempts.push([
      { identifier: fresh(), msgType, references: victim.reference, sender: 'other@example.org' },
      stranger,
    ]);
    attempts.push([{ identifier: fresh(), msgType, references: other, sender: 'other@example.org' }, stranger]);
    attempts.push([{ identifier: fresh(), msgType, references: `${sender},${identifier},${nextSecond}` }, stranger]);
    attempts.push([{ identifier: fresh(), msgType, references: `${sender},${identifier}x,${sent}` }, stranger]);
    attempts.push([
      { identifier: fresh(), msgType, references: Array(101).fill(victim.reference).join(' ') },
      stranger,
    ]);
    attempts.push([{ identifier: fresh(), msgType, status: 'Test', references: victim.reference }, stranger]);
    attempts.push([{ identifier: fresh(), msgType, status: 'System', references: victim.reference }, stranger]);
    attempts.push([{ identifier: fresh(), msgType, scope: 'Private', references: victim.reference }, stranger]);
  }
  for (const [message, by] of attempts) {
    expect((await receive(message, by)).status).toBeGreaterThanOrEqual(400);
  }
  expect(attempts).toHaveLength(20);
  expect(await everything()).toBe(before);
});

test('only an author speaks for another system, and only in CAP', async () => {
  expect((await post(cap({ identifier: fresh() }), approver)).statusCode).toBe(403);
  expect((await world.request({ method: 'POST', url: '/v1/cap', payload: '<a/>', headers: { 'content-type': 'application/cap+xml' } })).statusCode).toBe(401); // prettier-ignore
  expect((await post('{}', author, 'application/json')).statusCode).toBe(415);
  expect((await post('a=b', author, 'application/x-www-form-urlencoded')).statusCode).toBe(415);
  expect((await post(cap({ identifier: fresh() }), author, 'text/plain')).statusCode).toBe(415);
});

test.each<[string, () => string | Buffer, string]>([
  ['a document type', () => `<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1:9/">]><alert>&x;</alert>`, '400'],
  [
    'a billion laughs',
    () => `<!DOCTYPE l [<!ENTITY a "ha">${'<!ENTITY b "&a;&a;&a;&a;">'.repeat(50)}]><alert>&b;</alert>`,
    '400',
  ],
  ['a document type in UTF-16', () => Buffer.from('\ufeff<!DOCTYPE a><alert/>', 'utf16le'), '400'],
  ['a style sheet', () => `<?xml-stylesheet href="http://127.0.0.1:9/"?>${cap({ identifier: fresh() })}`, '400'],
  ['300,000 nested elements', () => '<a>'.repeat(300_000), '400'],
  ['a hundred thousand siblings', () => `<alert>${'<b/>'.repeat(100_000)}</alert>`, '400'],
  [
    'a hundred thousand attributes',
    () => `<alert ${Array.from({ length: 90_000 }, (_, i) => `a${i}=""`).join(' ')}/>`,
    '400',
  ],
  ['an endless attribute', () => `<alert a="${'x'.repeat(1_000_000)}`, '400'],
  ['an endless comment', () => `<alert><!--${'-'.repeat(1_000_000)}`, '400'],
  ['bytes that are no text', () => Buffer.alloc(500_000, 0xff), '400'],
  ['more than a megabyte', () => `<alert>${' '.repeat(1_048_577)}</alert>`, '413'],
  ['a self-crossing outline of 5,000 points', () => cap({ identifier: fresh(), polygon: star(5_000) }), '400'],
  ['nothing', () => ' ', '400'],
])('hostile XML with %s is refused', async (_, body, status) => {
  const payload = body();
  const answer = await post(payload);
  expect(`${answer.statusCode} ${answer.body}`).toMatch(new RegExp(`^${status} `));
});

function star(points: number): string {
  const corners = Array.from({ length: points }, (_, i) => {
    const angle = (i * 2 * Math.PI * (points / 2 - 1)) / points;
    return `${(48.86 + 0.01 * Math.cos(angle)).toFixed(6)},${(2.37 + 0.01 * Math.sin(angle)).toFixed(6)}`;
  });
  return [...corners, corners[0]].join(' ');
}

const folder = join(__dirname, '../../../shared/data/cap');
const withSamples = existsSync(folder) ? test : test.skip;
if (!existsSync(folder)) console.warn('real CAP messages are not posted: ../shared/data/cap is absent');

withSamples('every real message gets the answer that it deserves', async () => {
  const now = world.clock.now();
  const answers: Record<string, string> = {};
  for (const name of ['australia', 'canada', 'earthquake', 'invalid', 'no_optional_fields']) {
    const bytes = readFileSync(join(folder, `${name}.cap`));
    const sent = /sent>([^<]*)</.exec(bytes.toString('utf8'))?.[1] ?? '';
    const answer = async () => {
      const response = await post(bytes);
      return slug({ status: response.statusCode, body: response.json() });
    };
    const today = await answer();
    world.clock.set(new Date(sent));
    answers[name] = `${today}, then ${await answer()}`;
    world.clock.set(now);
  }
  expect(answers).toEqual({
    australia: '400 cap-refused cap-text, then 400 cap-refused cap-text',
    canada: '400 cap-stale, then 403 outside-territory',
    earthquake: '400 cap-refused xml-instruction, then 400 cap-refused xml-instruction',
    invalid: '400 cap-refused cap-element-missing, then 400 cap-refused cap-element-missing',
    no_optional_fields: '400 cap-refused xml-instruction, then 400 cap-refused xml-instruction',
  });
});
