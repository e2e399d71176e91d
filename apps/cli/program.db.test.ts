import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '../../test/world/test-database';
import { tocsinProgram } from './program';

jest.setTimeout(60_000);

let database: TestDatabase;
let directory: string;

beforeAll(async () => {
  database = await createTestDatabase();
  directory = mkdtempSync(join(tmpdir(), 'tocsin-cli-'));
});
afterAll(async () => {
  rmSync(directory, { recursive: true });
  await database[Symbol.asyncDispose]();
});

/** Runs a command as an operator would, with files by name. */
async function run(
  command: readonly string[],
  files: Record<string, string | Buffer> = {},
  env: Record<string, string> = {},
) {
  const printed: string[] = [];
  const failed: string[] = [];
  const program = tocsinProgram({
    env: { DATABASE_URL: database.url, DATA_DIR: directory, PUBLIC_URL: 'https://tocsin.example', ...env },
    print: (line) => printed.push(line),
    fail: (line) => failed.push(line),
    read: (file) => {
      const content = files[file];
      return content === undefined
        ? Promise.reject(new Error(`no such file: ${file}`))
        : Promise.resolve(Buffer.from(content));
    },
  });
  await program.parseAsync(command, { from: 'user' });
  return { printed, failed };
}

const square = (x: number, y: number, side: number) => ({
  type: 'Polygon',
  coordinates: [[[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]],
}); // prettier-ignore
const territory = JSON.stringify(square(2, 48, 1));
const invite = (sender: string, ...more: string[]): string[] => [
  'admin', 'invite', '--agency', 'Préfecture', '--sender', sender, '--territory', 'territory.json', ...more,
]; // prettier-ignore

test('an agency is founded, and each founder gets one link with all their roles', async () => {
  const command = invite(
    'alerte@a.example',
    '--email',
    'Ada@a.example',
    '--author',
    'ada@a.example',
    '--approver',
    'bo@a.example',
  );
  const { printed, failed } = await run(command, { 'territory.json': territory });
  expect(failed).toEqual([]);
  expect(printed.slice(1)).toEqual([
    expect.stringMatching(/^ada@a\.example {2}https:\/\/tocsin\.example\/console\/invitations\/[\w-]{43}$/),
    expect.stringMatching(/^bo@a\.example {2}https:\/\/tocsin\.example\/console\/invitations\/[\w-]{43}$/),
  ]);
  const rows: unknown = await database.dataSource.query('SELECT email, roles FROM officer_invitation ORDER BY email');
  expect(rows).toEqual([
    { email: 'ada@a.example', roles: ['administrator', 'author'] },
    { email: 'bo@a.example', roles: ['approver'] },
  ]);
});

test.each<[string, string[], string, string]>([
  ['a territory that is not JSON', invite('b@b.example', '--email', 'a@b.example'), '{', 'territory.json: '],
  [
    'a territory of a point',
    invite('b@b.example', '--email', 'a@b.example'),
    '{"type":"Point"}',
    'territory: an area is',
  ],
  ['a sender with a space', invite('b b', '--email', 'a@b.example'), territory, 'capSender: no space'],
  [
    'a zone that does not exist',
    invite('b@b.example', '--email', 'a@b.example', '--time-zone', 'Europe/Lutetia'),
    territory,
    'timeZone: ',
  ],
])('%s founds nothing and is named', async (_, command, content, fault) => {
  const { printed, failed } = await run(command, { 'territory.json': content });
  expect(printed).toEqual([]);
  expect(failed).toEqual([expect.stringContaining(fault)]);
});

const message = (change: (xml: string) => string): string =>
  change(`<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>1</identifier><sender>a@b.example</sender>
<sent>2015-11-13T21:30:00+01:00</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope><info>
<language>en</language><category>Met</category><event>Storm</event><urgency>Expected</urgency><severity>Severe</severity>
<certainty>Likely</certainty><expires>2015-11-14T02:00:00+01:00</expires><headline>Storm, Brest</headline>
<instruction>Stay in.</instruction><area><areaDesc>Brest</areaDesc><circle>48.4,-4.5 10</circle></area></info></alert>`);

test('a sound CAP message passes; of the others every fault is told, with the file', async () => {
  const files = {
    '-': message((xml) => xml),
    'bad.cap': message((xml) => xml.replace('+01:00', 'Z').replace('<scope>Public</scope>', '')),
    'warned.cap': message((xml) => xml.replace('<headline>Storm, Brest</headline>', '')),
  };
  const { printed, failed } = await run(['cap', 'validate', '-', 'bad.cap', 'warned.cap', 'absent.cap'], files);
  expect(printed).toEqual(['-: no findings', expect.stringMatching(/^warned\.cap: warning cap-wording /)]);
  expect(failed).toEqual([
    expect.stringMatching(/^bad\.cap: error cap-time alert\/sent/),
    expect.stringMatching(/^bad\.cap: error cap-element-missing alert\/scope/),
    'absent.cap: no such file: absent.cap',
  ]);
});

test('outlines are stored all or none, and again as often as one likes', async () => {
  const communes = (...codes: string[]): string =>
    JSON.stringify({
      type: 'FeatureCollection',
      features: codes.map((code, i) => ({
        type: 'Feature',
        properties: { code, nom: code },
        geometry: square(2 + i / 10, 48, 0.1),
      })),
    });
  const count = async (): Promise<unknown> =>
    database.dataSource.query('SELECT code FROM commune_outline ORDER BY code');
  const bad = await run(['outlines', 'import', 'f'], { f: communes('75110', 'x') });
  expect(bad.failed).toEqual([expect.stringContaining('features[1]'), 'nothing was stored']);
  expect(await count()).toEqual([]);
  for (const _ of [1, 2]) {
    const { printed } = await run(['outlines', 'import', 'f'], { f: communes('75110', '75111') });
    expect(printed).toEqual(['2 outlines stored']);
  }
  expect(await count()).toEqual([{ code: '75110' }, { code: '75111' }]);
});

test('an audit log that somebody changed does not verify, and one that was cut off does not match its anchor', async () => {
  const { printed } = await run(['audit', 'verify']);
  const anchor = printed[1] ?? '';
  expect(printed[0]).toMatch(/^[1-9]\d* entries, unchanged/);
  expect((await run(['audit', 'verify', '--anchor', anchor])).failed).toEqual([]);
  expect(
    (await run(['audit', 'verify', '--anchor', anchor.replace(/.$/, (c) => (c === '0' ? '1' : '0'))])).failed,
  ).toEqual(['this anchor was not written with the keys of this service']);
  const { dataSource } = database;
  const tamper = async (statement: string): Promise<void> => {
    await dataSource.query('ALTER TABLE audit_entry DISABLE TRIGGER USER');
    await dataSource.query(statement);
    await dataSource.query('ALTER TABLE audit_entry ENABLE TRIGGER USER');
  };
  await tamper('DELETE FROM audit_entry WHERE sequence = (SELECT max(sequence) FROM audit_entry)');
  expect((await run(['audit', 'verify'])).failed).toEqual([]);
  expect((await run(['audit', 'verify', '--anchor', anchor])).failed).toEqual([
    expect.stringContaining('were removed'),
  ]);
  await tamper(`UPDATE audit_entry SET actor = 'nobody' WHERE sequence = 1`);
  expect((await run(['audit', 'verify'])).failed).toEqual([
    'the log was tampered with: entry 1 is not what was written',
  ]);
});

test('doctor names what is missing and what to do, and fails for a database that forgets', async () => {
  const { printed, failed } = await run(['doctor'], {}, { TWILIO_API_URL: 'http://127.0.0.1:1' });
  expect(printed.map((line) => line.slice(0, 18).trim())).toEqual([
    'ok    config',
    'ok    disk',
    'ok    push keys',
    'warn  carrier',
    'ok    database',
    'ok    migrations',
    'ok    clock',
    'warn  queue',
  ]);
  expect(failed).toHaveLength(3); // the server of the tests trades safety for speed
  for (const line of failed)
    expect(line).toMatch(/^fail {2}durability .*(fsync|full_page_writes|synchronous_commit) is off/);
});

test('doctor names each wrong variable, and goes no further', async () => {
  const { printed, failed } = await run(['doctor'], {}, { PORT: 'x', SEAL_KEY: 'short' });
  expect(printed).toEqual([]);
  expect(failed).toEqual([expect.stringMatching(/^fail {2}config .*PORT: .*SEAL_KEY: /)]);
});
