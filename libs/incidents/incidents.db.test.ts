import { capSchemaVerdicts, hasCapSchema } from '../../test/world/cap-schema';
import { type ConsoleWorld, type SignedIn, startConsoleWorld } from '../../test/world/console-world';
import { readCap } from './cap-intake';

jest.setTimeout(60_000);

let world: ConsoleWorld;
let author: SignedIn;
let approver: SignedIn;
let stranger: SignedIn;

beforeAll(async () => {
  world = await startConsoleWorld();
  [author, approver] = await world.agency(['author'], ['approver']);
  [stranger] = await world.agency(['author', 'approver']);
});
afterAll(() => world[Symbol.asyncDispose]());

const post = (path: string, by: SignedIn, body?: object) => world.send('POST', `/v1/incidents${path}`, by, body);
const approve = (id: string, contentHash: string) =>
  post(`/${id}/approve`, approver, { contentHash, ...world.proof(approver) });
const slug = (body: string): string => (JSON.parse(body) as { type?: string }).type?.split('#')[1] ?? '';
const withoutMode = ({ mode: _, ...draft }: ReturnType<ConsoleWorld['draft']>): object => draft;

/** Submits and approves the open version. */
async function publish(id: string): Promise<void> {
  const submitted = await post(`/${id}/submit`, author);
  expect(submitted.statusCode).toBe(200);
  const approved = await approve(id, submitted.json<{ contentHash: string }>().contentHash);
  expect(approved.statusCode).toBe(200);
}

test('an alert goes through draft, return, edit, approval, update and all-clear, and the record keeps each step', async () => {
  const drafted = await post('', author, world.draft());
  expect(drafted.statusCode).toBe(201);
  const { id, contentHash } = drafted.json<{ id: string; contentHash: string }>();
  expect(drafted.json()).toMatchObject({ version: 1, status: 'draft', findings: [] });
  expect((await approve(id, contentHash)).statusCode).toBe(409);

  await post(`/${id}/submit`, author);
  expect((await post(`/${id}/return`, approver, { reason: 'Précisez le lieu' })).statusCode).toBe(204);
  const edited = await world.send(
    'PUT',
    `/v1/incidents/${id}/draft`,
    author,
    withoutMode(world.draft({ severity: 'Severe' })),
  );
  expect(edited.json()).toMatchObject({ version: 1, status: 'draft' });
  expect(edited.json<{ contentHash: string }>().contentHash).not.toBe(contentHash);
  await publish(id);

  expect(
    (await post(`/${id}/versions`, author, withoutMode(world.draft({ responseTypes: ['Evacuate'] })))).statusCode,
  ).toBe(201);
  expect(slug((await post(`/${id}/all-clear`, author)).body)).toBe('version-open');
  await publish(id);
  expect((await post(`/${id}/all-clear`, author)).json()).toMatchObject({ version: 3, findings: [] });
  await publish(id);

  const record = (await world.send('GET', `/v1/incidents/${id}`, author)).json<{
    status: string;
    versions: object[];
  }>();
  expect(record.status).toBe('all_clear');
  expect(record.versions).toMatchObject([
    { version: 3, messageType: 'Update', status: 'published', isOwn: true },
    { version: 2, messageType: 'Update', status: 'published' },
    { version: 1, messageType: 'Alert', status: 'published', content: { severity: 'Severe' } },
  ]);
  expect((await post(`/${id}/all-clear`, author)).statusCode).toBe(409);
  expect(await world.count(`SELECT count(*) FROM outbox WHERE type = 'alert-published'`)).toBe(3);
});

test('every published version is valid CAP with references to all before it, and never changes', async () => {
  const { id, contentHash } = await world.pending(author, world.draft());
  await approve(id, contentHash);
  const cap = async (version: number) => (await world.send('GET', `/v1/incidents/${id}/versions/${version}/cap`)).body;
  const atFirst = await cap(1);

  await post(`/${id}/versions`, author, withoutMode(world.draft({ severity: 'Severe' })));
  expect(slug(await cap(2))).toBe('version-not-found');
  await publish(id);
  const called = await post(`/${id}/cancel`, author, { reason: 'Fausse alerte', ...world.proof(author) });
  expect(called.json()).toMatchObject({ version: 3, messageType: 'Cancel', status: 'published' });

  const now = world.clock.now();
  world.clock.advance(48 * 3_600_000);
  const xmls = [await cap(1), await cap(2), await cap(3)];
  world.clock.set(now); // sessions do not last that long
  expect(xmls[0]).toBe(atFirst);
  const messages = xmls.map((xml) => {
    const read = readCap(Buffer.from(xml));
    if ('refusal' in read) throw new Error(read.detail);
    return read.message;
  });
  expect(messages.map(({ msgType }) => msgType)).toEqual(['Alert', 'Update', 'Cancel']);
  const names = messages.map(({ sender, identifier, sent }) => ({ sender, identifier, sent }));
  expect(messages.map(({ references }) => references)).toEqual([[], names.slice(0, 1), names.slice(0, 2)]);
  expect(new Set(messages.flatMap(({ incidents }) => incidents))).toEqual(new Set([id]));
  for (const { sent } of names) expect(sent).toMatch(/^2015-11-\d\dT\d\d:\d\d:\d\d\+01:00$/);
  if (hasCapSchema) expect(capSchemaVerdicts(xmls)).toEqual(['valid', 'valid', 'valid']);
  else console.warn('not held against the OASIS schema: ../shared/data/cap is absent');
});

test('CAP is public and says its type; what was never sent is not there', async () => {
  const { id, contentHash } = await world.pending(author, world.draft());
  const url = (version: string): string => `/v1/incidents/${id}/versions/${version}/cap`;
  expect((await world.send('GET', url('1'))).statusCode).toBe(404);
  await approve(id, contentHash);
  const answer = await world.send('GET', url('1'));
  expect(answer.headers['content-type']).toBe('application/cap+xml; charset=utf-8');
  for (const version of ['0', '2', '01', '-1', '1e3', '99999', 'x']) {
    expect((await world.send('GET', url(version))).statusCode).toBeGreaterThanOrEqual(400);
  }
  expect((await world.send('GET', `/v1/incidents/${encodeURIComponent("' OR 1=1")}/versions/1/cap`)).statusCode).toBe(
    404,
  );
});

test('an incomplete alert is not submitted, and every fault is named', async () => {
  const text = { event: 'Feu', headline: 'Feu', instruction: ' ', areaName: 'Paris' };
  const drafted = await post('', author, world.draft({ mode: 'Exercise', texts: { fr: text } }));
  const { id } = drafted.json<{ id: string }>();
  const submitted = await post(`/${id}/submit`, author);
  expect(submitted.statusCode).toBe(422);
  expect(submitted.json()).toMatchObject({ errors: [{ path: 'note' }, { path: 'texts.fr.instruction' }] });
  expect(drafted.json<{ findings: object[] }>().findings).toEqual(submitted.json<{ errors: object[] }>().errors);
});

test.each<[string, object, string]>([
  ['in Lyon', { shape: { type: 'Circle', centre: [4.83, 45.76], radiusMetres: 2000 } }, '403 outside-territory'],
  [
    'that reaches beyond the territory',
    { shape: { type: 'Circle', centre: [2.35, 48.86], radiusMetres: 70_000 } },
    '403 outside-territory',
  ],
  [
    'that crosses itself',
    {
      shape: {
        type: 'Polygon',
        coordinates: [
          [
            [2.3, 48.8],
            [2.4, 48.9],
            [2.4, 48.8],
            [2.3, 48.9],
            [2.3, 48.8],
          ],
        ],
      },
    },
    '422 area-refused',
  ],
  ['of a point', { shape: { type: 'Point', coordinates: [2.3, 48.8] } }, '422 area-refused'],
  ['of a commune without outline', { communes: ['75111'] }, '422 commune-unknown'],
  ['of nothing', {}, '400 malformed-request'],
])('an area %s is refused', async (_, area, expected) => {
  const answer = await post('', author, world.draft({ area }));
  expect(`${answer.statusCode} ${slug(answer.body)}`).toBe(expected);
});

test("another agency's incidents do not exist for an officer, whatever is asked of them", async () => {
  const { id, contentHash } = await world.pending(author, world.draft());
  const proof = world.proof(stranger);
  const answers = await Promise.all([
    world.send('GET', `/v1/incidents/${id}`, stranger),
    world.send('GET', `/v1/incidents/${id}/reach`, stranger),
    world.send('PUT', `/v1/incidents/${id}/draft`, stranger, withoutMode(world.draft())),
    ...['submit', 'discard', 'all-clear'].map((act) => post(`/${id}/${act}`, stranger)),
    post(`/${id}/versions`, stranger, withoutMode(world.draft())),
    post(`/${id}/approve`, stranger, { contentHash, ...proof }),
    ...['return', 'reject'].map((act) => post(`/${id}/${act}`, stranger, { reason: 'parce que' })),
  ]);
  expect(answers.map(({ statusCode, body }) => `${statusCode} ${slug(body)}`)).toEqual(
    answers.map(() => '404 incident-not-found'),
  );
  expect((await world.send('GET', '/v1/incidents', stranger)).json()).toEqual({ incidents: [] });
});

test.each([
  'GET /v1/incidents',
  'POST /v1/incidents',
  'POST /v1/incidents/x/approve',
  'POST /v1/incidents/x/cancel',
  'POST /v1/cap',
])('%s is for officers who are signed in', async (route) => {
  const [method, url] = route.split(' ') as ['GET' | 'POST', string];
  expect((await world.send(method, url)).statusCode).toBe(401);
});

test.each([
  'id', 'publicId', 'agencyId', 'status', 'version', 'identifier', 'sender', 'senderName', 'authorId', 'editors', 'author',
  'created_by', 'createdBy', 'approved_by', 'approvedBy', 'reviewed_by', 'decidedBy', 'decided_at', 'sentAt', 'sent',
  'contentHash', 'origin', 'sourceMessage', '__proto__', 'messageType',
])('a draft that brings its own "%s" is refused, not believed', async (field) => {
  const answer = await post('', author, world.draft({ [field]: 'x' }));
  expect(`${answer.statusCode} ${slug(answer.body)}`).toBe('400 malformed-request');
}); // prettier-ignore

test('a name that every object has by itself is not stored', async () => {
  const { id } = (await post('', author, world.draft({ ['constructor']: 'x' }))).json<{ id: string }>();
  const record = await world.send('GET', `/v1/incidents/${id}`, author);
  expect(record.body).not.toContain('constructor');
});
