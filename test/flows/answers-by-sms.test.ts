import { mobile } from '../world/subscribers';
import { World } from '../world/world';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => {
  world = await World.start();
  await world.publishAlert();
  await world.settle();
});
afterAll(() => world[Symbol.asyncDispose]());

let strangers = 500;
const stranger = (): string => mobile(++strangers);

const answersOf = async (sid: string): Promise<string[]> => {
  const rows = await world.rows<{ answer: string }>('SELECT answer FROM check_in WHERE idempotency_key = $1', [
    `sms:${sid}`,
  ]);
  return rows.map(({ answer }) => answer);
};

test.each([
  ['Je vais bien', 'safe', 'Noté à'],
  ['BIEN!!', 'safe', 'Noté à'],
  ['I am safe 👍', 'safe', 'Noted at'],
  ['  estoy bien ', 'safe', 'Anotado, '],
  ['Mir geht es gut', 'safe', 'Notiert um'],
  ['بخير', 'safe', /[\u0600-\u06ff]/],
  ['١', 'safe', 'Noté à'],
  ['2', 'need_help', /^Appelez le 112/],
  ['I need help', 'need_help', /^Call 112/],
  ['3', 'not_in_area', 'Noté à'],
  ['4', 'safe_need_shelter', 'sans abri'],
])(
  'somebody we do not know writes "%s", which says %s, and is answered in the same language',
  async (body, answer, reply) => {
    const phone = stranger();
    const { sid, status } = await world.sms.receive({ from: phone, body });
    await world.settle();
    expect(status).toBe(200);
    expect(await answersOf(sid)).toEqual([answer]);
    expect(world.sms.sentTo(phone)).toEqual([expect.stringMatching(reply)]);
  },
);

test.each([
  'PAS SAFE',
  'not safe',
  '1 ou 2',
  'Maman est safe?',
  'no estoy bien',
  'nicht ok',
  'لست بخير',
  'STOP',
  'HELP',
  'YES',
  'INFO',
  '',
])('"%s" is nobody\'s word that they are safe', async (body) => {
  const phone = stranger();
  const { sid } = await world.sms.receive({ from: phone, body });
  await world.settle();
  expect(await answersOf(sid)).toEqual([]);
  expect(world.sms.sentTo(phone)).toHaveLength(1);
});

test('a text that the carrier brings a hundred times is one answer and one reply', async () => {
  const phone = stranger();
  const { sid, statuses } = await world.sms.receive({ from: phone, body: '1', repeats: 99 });
  await world.settle();
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(await answersOf(sid)).toEqual(['safe']);
  expect(world.sms.sentTo(phone)).toHaveLength(1);
});

test('of two answers the later one counts, and a call for help stays on the record', async () => {
  const phone = stranger();
  for (const body of ['2', '1']) {
    await world.sms.receive({ from: phone, body });
    await world.settle();
  }
  const rows = await world.rows<{ answer: string; asked: boolean }>(
    `SELECT answer, help_asked_at IS NOT NULL AS asked FROM current_check_in
     WHERE person_id = (SELECT max(person_id) FROM check_in)`,
  );
  expect(rows).toEqual([{ answer: 'safe', asked: true }]);
});

test('who answers when nothing is wrong is told so, and nothing is recorded', async () => {
  await using calm = await World.start();
  const phone = stranger();
  await calm.sms.receive({ from: phone, body: '1' });
  await calm.settle();
  expect(calm.sms.sentTo(phone)).toEqual([expect.stringContaining('Aucune alerte en cours')]);
  expect(await calm.rows('SELECT id FROM check_in')).toEqual([]);
});
