import { outside } from '../world/story-alert';
import type { Subscriber } from '../world/subscribers';
import { World } from '../world/world';

jest.setTimeout(120_000);

const common = '+33199000112';
const numbers = { relatives: '+33199000113', shelter: '+33199000114' };
const variables = { TWILIO_FROM_RELATIVES: numbers.relatives, TWILIO_FROM_SHELTER: numbers.shelter };

let world: World;
beforeAll(async () => (world = await World.start({ variables, simulator: { keywordOptOut: true } })));
afterAll(() => world[Symbol.asyncDispose]());

const types = async ({ phone }: Subscriber, body: string, to: string): Promise<void> => {
  await world.sms.receive({ from: phone, body, to });
  await world.settle();
};

const optOuts = ({ id }: Subscriber) =>
  world.rows('SELECT class, source, number FROM opt_out WHERE person_id = $1 ORDER BY class', [id]);

/** A mother in the area who hears of her daughter there. */
async function family(): Promise<Subscriber[]> {
  const [daughter, mother] = await world.subscribers([{ firstName: 'Inès' }, {}]);
  await world.follow(mother, daughter);
  return [daughter, mother];
}

test("STOP on the relatives' number keeps the alerts, and START there brings the news back", async () => {
  const [daughter, mother] = await family();
  await types(mother, 'STOP', numbers.relatives);
  expect(await optOuts(mother)).toEqual([{ class: 'relatives', source: 'carrier', number: numbers.relatives }]);
  const [answer = ''] = world.sms.sentTo(mother.phone);
  expect(answer).toMatch(/plus : nouvelles de vos proches.*toujours : alertes.*START au \+33199000113/);
  world.sms.putAway(mother.phone);
  await world.publishAlert();
  await types(daughter, '1', common);
  expect(world.sms.sentTo(mother.phone)).toEqual([expect.stringContaining('ALERTE')]);
  await types(mother, 'START', numbers.relatives);
  expect(await optOuts(mother)).toEqual([]);
  await types(daughter, '2', common);
  expect(world.sms.sentTo(mother.phone).at(-1)).toContain("Inès demande de l'aide");
});

test('STOP on the number of the alerts keeps the news of relatives', async () => {
  const [daughter, mother] = await family();
  await types(mother, 'stop', common);
  expect(await optOuts(mother)).toEqual([{ class: 'alerts', source: 'carrier', number: common }]);
  await world.publishAlert();
  await types(daughter, '1', common);
  expect(world.sms.sentTo(mother.phone)).toEqual([expect.stringContaining('Inès est en sécurité')]);
});

test('the answer to a STOP that the carrier has heeded is refused once, counts as no attempt, and is not repeated', async () => {
  const person = await world.subscriber({ places: [outside] });
  await types(person, 'STOP', common);
  await world.advance(3_600_000);
  await world.settle();
  expect(world.sms.sentTo(person.phone)).toEqual([]);
  const replies = await world.rows(
    `SELECT delivery.status, delivery.attempt FROM delivery JOIN notice ON notice.id = notice_id
     WHERE rule = 'sms-answered' AND person_id = $1`,
    [person.id],
  );
  expect(replies).toEqual([{ status: 11, attempt: 0 }]);
  const refused = await world.rows('SELECT id FROM receipt WHERE person_id = $1 AND status = 11', [person.id]);
  expect(refused).toHaveLength(1);
});

test('their page says what is silent, that only they can lift it, and at which number', async () => {
  const person = await world.subscriber({ places: [outside] });
  await types(person, 'STOP', numbers.shelter);
  const { body } = await person.http.must('GET', '/v1/me');
  expect(body['optOuts']).toEqual([
    expect.objectContaining({ class: 'shelter', source: 'carrier', number: numbers.shelter }),
  ]);
  await person.http.must('PUT', '/v1/me/opt-outs', { classes: [] });
  expect(await optOuts(person)).toHaveLength(1);
});

test('STOP ALL silences everything, each class comes back by a START to its own number or by its name', async () => {
  const person = await world.subscriber();
  await types(person, 'STOP TOUT', common);
  expect(world.sms.sentTo(person.phone)[0]).toMatch(/y compris en cas de danger.*\+33199000112.*113.*114/);
  await types(person, 'START PROCHES', common);
  expect(world.sms.sentTo(person.phone)[1]).toMatch(/recevez : nouvelles.*silence : alertes/);
  await types(person, 'START', common);
  expect((await optOuts(person)).map((each) => (each as { class: string }).class)).toEqual(['shelter']);
  await world.publishAlert();
  await world.settle();
  expect(world.sms.sentTo(person.phone).at(-1)).toContain('ALERTE');
});

test('a refusal of the carrier silences what the refused number sends, and no more', async () => {
  const [daughter, mother] = await family();
  await world.publishAlert();
  await world.settle();
  world.simulator.faults.set([{ fault: 'refuse', code: 21610, channel: 'sms', to: mother.phone, times: 1 }]);
  await types(daughter, '1', common);
  world.simulator.faults.clear();
  expect(await optOuts(mother)).toEqual([{ class: 'relatives', source: 'carrier', number: numbers.relatives }]);
  await world.publishAlert();
  await world.settle();
  expect(world.sms.sentTo(mother.phone).at(-1)).toContain('ALERTE');
});

test('a cry for help stays one, whatever word is before it', async () => {
  const person = await world.subscriber();
  await world.publishAlert();
  await types(person, 'STOP help me', common);
  expect(await optOuts(person)).toEqual([]);
  const asked = await world.rows(`SELECT id FROM check_in WHERE person_id = $1 AND answer = 'need_help'`, [person.id]);
  expect(asked).toHaveLength(1);
});
