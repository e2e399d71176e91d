import { outside } from '../world/story-alert';
import { World } from '../world/world';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => (world = await World.start()));
afterAll(() => world[Symbol.asyncDispose]());

const types = async (from: string, body: string): Promise<void> => {
  await world.sms.receive({ from, body });
  await world.settle();
};

test('after STOP a phone is silent, and START brings the alerts back', async () => {
  const { phone } = await world.subscriber();
  await types(phone, 'STOP');
  expect(world.sms.sentTo(phone)).toEqual([expect.stringContaining('START')]);
  world.sms.putAway(phone);
  await world.publishAlert();
  await world.settle();
  expect(world.sms.sentTo(phone)).toEqual([]);
  await types(phone, 'START');
  world.sms.putAway(phone);
  await world.publishAlert();
  await world.settle();
  expect(world.sms.sentTo(phone)).toEqual([expect.stringContaining('ALERTE')]);
});

test('STOP PROCHES silences the news of relatives and no alert', async () => {
  const [sister, mother] = await world.subscribers([{ firstName: 'Inès' }, {}]);
  await world.follow(mother, sister);
  await types(mother.phone, 'stop proches');
  world.sms.putAway(mother.phone);
  await world.publishAlert();
  await types(sister.phone, '1');
  expect(world.sms.sentTo(mother.phone)).toEqual([expect.stringContaining('ALERTE')]);
});

test('somebody who is silent is still answered when they write', async () => {
  const { phone } = await world.subscriber({ places: [outside] });
  await types(phone, 'STOP');
  await types(phone, '1');
  expect(world.sms.sentTo(phone).at(-1)).toContain('Noté');
});

test("the carrier's word that a phone wants nothing is kept, and only START lifts it", async () => {
  const person = await world.subscriber();
  world.sms.become(person.phone, 'opted-out');
  await world.publishAlert();
  await world.settle();
  const stored = await world.rows<{ source: string }>('SELECT DISTINCT source FROM opt_out WHERE person_id = $1', [
    person.id,
  ]);
  expect(stored).toEqual([{ source: 'carrier' }]);
  await person.http.must('PUT', '/v1/me/opt-outs', { classes: [] });
  world.sms.become(person.phone, 'well');
  await world.publishAlert();
  await world.settle();
  expect(world.sms.sentTo(person.phone)).toEqual([]);
  await types(person.phone, 'START');
  await world.publishAlert();
  await world.settle();
  expect(world.sms.sentTo(person.phone).at(-1)).toContain('ALERTE');
});

test('a STOP that comes while an alert waits for the carrier is heeded', async () => {
  const { phone } = await world.subscriber();
  world.simulator.faults.set([{ fault: '429', channel: 'sms', to: phone, times: 1 }]);
  await world.publishAlert();
  await world.settle();
  await types(phone, 'STOP');
  await world.advance(60_000);
  await world.settle();
  expect(world.sms.sentTo(phone)).toEqual([expect.stringContaining('START')]);
});
