import type { Answer } from '../world/http';
import { outside } from '../world/story-alert';
import { mobile, type Subscriber } from '../world/subscribers';
import { World } from '../world/world';

jest.setTimeout(180_000);

let world: World;
let key = '';
beforeAll(async () => {
  world = await World.start();
  const first = await world.officer({ roles: ['administrator'] });
  const second = await world.officer({ roles: ['author', 'approver', 'administrator'] });
  const { body } = await first.http.must('POST', '/v1/organisations', { name: 'Lycée Voltaire', kind: 'school' });
  expect((await first.http.ask('POST', `/v1/organisations/${String(body['id'])}/verify`)).status).toBe(403);
  key = String((await second.http.must('POST', `/v1/organisations/${String(body['id'])}/verify`)).body['key']);
});
beforeEach(() => world.calm());
afterAll(() => world[Symbol.asyncDispose]());

const national = (phone: string): string => phone.replace('+33', '0');
const alertNumber = async (): Promise<string> => {
  await world.publishAlert();
  await world.settle();
  const [{ id } = { id: 0 }] = await world.rows<{ id: number }>('SELECT max(id) AS id FROM incident');
  return String(id);
};
const upload = (incident: string, csv: string, by = key): Promise<Answer> =>
  world.http.ask('POST', `/v1/rosters?incident=${incident}`, {
    headers: { 'content-type': 'text/csv', authorization: `Bearer ${by}` },
    body: csv,
  });
/** Sends a list and waits until all of it is read. */
const read = async (incident: string, csv: string): Promise<Record<string, unknown>> => {
  const { status, body } = await upload(incident, csv);
  expect(status).toBe(202);
  for (;;) {
    const { body: roster } = await world.http.must('GET', `/v1/rosters/${String(body['id'])}`);
    if (roster['finishedAt']) return roster;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
const answerOf = async ({ id }: Pick<Subscriber, 'id'>) => {
  const [row] = await world.rows<{ answer: string; source: string; isConflicting: boolean }>(
    `SELECT answer, source, is_conflicting AS "isConflicting" FROM current_check_in WHERE person_id = $1
     ORDER BY incident_id DESC LIMIT 1`,
    [id],
  );
  return row;
};

test('a school sends its list, a mother hears of her son, and he may contradict', async () => {
  const [son, mother] = await world.subscribers([{ firstName: 'Adam' }, { firstName: 'Nadia', places: [outside] }]);
  await world.follow(mother, son);
  const incident = await alertNumber();
  for (const { phone } of [son, mother]) world.sms.putAway(phone);
  const list = `Nom;Téléphone;Statut\r\nAdam;${national(son.phone)};présent\r\nLéa;${national(mobile(960))};blessée\r\n`;
  expect(await read(incident, list)).toMatchObject({ rows: 2, taken: 2, unchanged: 0, refused: 0, faults: [] });
  await world.settle();
  expect(await answerOf(son)).toMatchObject({ answer: 'safe', source: 'roster' });
  expect(world.sms.sentTo(mother.phone)).toEqual([expect.stringMatching(/^Adam est en sécurité\. Selon un organisme/)]);
  expect(world.sms.sentTo(son.phone)).toEqual([expect.stringMatching(/^Lycée Voltaire signale de vous.*Répondez 8/)]);
  const [call] = await world.rows<{ status: string }>(
    `SELECT status FROM help_ticket JOIN current_check_in USING (incident_id, person_id) WHERE source = 'roster'`,
  );
  expect(call).toEqual({ status: 'open' });
  await world.sms.receive({ from: son.phone, body: '8' });
  await world.settle();
  expect(await answerOf(son)).toMatchObject({ answer: null });
  // The same list again doubles nothing, and does not bring back what he has contradicted.
  expect(await read(incident, list)).toMatchObject({ taken: 0, unchanged: 2 });
  expect(await answerOf(son)).toMatchObject({ answer: null });
});

test('a line that is wrong says where, what and what to do; the others are taken, and the corrected list doubles nothing', async () => {
  const incident = await alertNumber();
  const good = [970, 971].map((number) => `${national(mobile(number))},1`);
  const rows = [good[0], '12,1', `${national(mobile(972))},`, `${national(mobile(973))},décédé`, '=HYPERLINK("x"),1', ',1', good[1], `${national(mobile(970))},2`]; // prettier-ignore
  const roster = await read(incident, ['phone,status', ...rows].join('\n'));
  expect(roster).toMatchObject({ rows: 8, taken: 2, refused: 6 });
  expect(roster['faults']).toEqual([
    { line: 3, column: 'phone', fault: 'phone-unreadable' },
    { line: 4, column: 'status', fault: 'status-missing' },
    { line: 5, column: 'status', fault: 'status-death' },
    { line: 6, column: 'phone', fault: 'phone-unreadable' },
    { line: 7, column: 'phone', fault: 'phone-missing' },
    { line: 9, column: 'phone', fault: 'named-twice' },
  ]);
  const id = String(roster['id']);
  const page = await world.http.ask('GET', `/rosters/${id}`);
  expect(page.text).toContain('Appelez l’officier de liaison');
  expect(page.text.length).toBeLessThan(14_000);
  const file = await world.http.ask('GET', `/rosters/${id}/faults.csv`);
  expect(file.text.split('\r\n')[1]).toBe('3,"téléphone","Numéro illisible","Écrivez-le comme 06 12 34 56 78 ou +33612345678, en format texte."'); // prettier-ignore
  const corrected = ['phone,status', ...good, `${national(mobile(972))},4`].join('\n');
  expect(await read(incident, corrected)).toMatchObject({ rows: 3, taken: 1, unchanged: 2, refused: 0 });
  expect(await world.rows(`SELECT FROM check_in WHERE source = 'roster' AND answer = 'safe'`)).toHaveLength(3);
});

test('what somebody says of themselves stands above a list, and the contradiction comes to the desk', async () => {
  const [pupil] = await world.subscribers([{ firstName: 'Inès' }]);
  const incident = await alertNumber();
  await world.sms.receive({ from: pupil.phone, body: '1' });
  await world.settle();
  await world.advance(1000);
  await read(incident, `phone,status\n${national(pupil.phone)},2\n`);
  await world.settle();
  expect(await answerOf(pupil)).toEqual({ answer: 'safe', source: 'sms', isConflicting: true });
  const tickets = await world.rows('SELECT is_conflict FROM help_ticket WHERE person_id = $1', [pupil.id]);
  expect(tickets).toEqual([{ is_conflict: true }]);
});

test('five hundred rows, twice at once, are taken once each', async () => {
  const incident = await alertNumber();
  const csv = ['phone,status', ...Array.from({ length: 500 }, (_, row) => `${national(mobile(1000 + row))},1`)].join(
    '\n',
  );
  const both = await Promise.all([read(incident, csv), read(incident, csv)]);
  const sum = (name: string): number => both.reduce((total, roster) => total + Number(roster[name]), 0);
  expect([sum('taken'), sum('unchanged'), sum('refused')]).toEqual([500, 500, 0]);
  await world.settle(60_000);
});

test('a file that is none, and a key that is none, are refused with what to do', async () => {
  const incident = await alertNumber();
  const refusals = [
    await upload(incident, 'a,b\n1,2'),
    await upload(incident, 'phone,status\n"06,1'),
    await upload(incident, 'phone,status\n06\0,1'),
    await upload(incident, `phone,status${',x'.repeat(60)}\n`),
    await upload(incident, `phone,status\n${'0612345678,1\n'.repeat(900_000)}`),
    await upload(incident, 'phone,status\n', 'x'.repeat(43)),
    await upload('999999', 'phone,status\n'),
  ];
  expect(refusals.map(({ status }) => status)).toEqual([422, 422, 422, 413, 413, 403, 404]);
  expect(await world.rows('SELECT FROM roster_chunk')).toEqual([]);
});

test('the form takes a file without any script, and says what is wrong beside the field', async () => {
  const incident = await alertNumber();
  const post = (fields: Record<string, string>, csv?: string): Promise<Answer> => {
    const parts = Object.entries(fields).map(([name, value]) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`); // prettier-ignore
    const file = `--b\r\ncontent-disposition: form-data; name="file"; filename="${csv === undefined ? '' : 'l.csv'}"\r\ncontent-type: text/csv\r\n\r\n${csv ?? ''}\r\n`;
    return world.http.ask('POST', '/rosters', {
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      body: `${parts.join('')}${file}--b--\r\n`,
    });
  };
  expect((await post({ key: 'wrong', incident }, 'phone,status\n')).text).toContain(
    'pas celle d’un établissement vérifié',
  );
  expect((await post({ key, incident })).text).toContain('Choisissez un fichier');
  const sent = await post({ key, incident }, `phone,status\n${national(mobile(980))},1\n`);
  expect(sent.status).toBe(303);
  expect(sent.headers.get('location')).toMatch(/^\/rosters\/[\w-]{36}$/);
  const entries = await world.rows<{ actor: string }>(`SELECT actor FROM audit_entry WHERE action = 'roster-uploaded'`);
  expect(entries.length).toBeGreaterThan(0);
  for (const { actor } of entries) expect(actor).toMatch(/^organisation:/);
  await world.settle();
});
