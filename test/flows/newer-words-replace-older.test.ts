import { inside, outside } from '../world/story-alert';
import type { Subscriber } from '../world/subscribers';
import { World } from '../world/world';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => (world = await World.start()));
afterAll(() => world[Symbol.asyncDispose]());
afterEach(() => world.simulator.faults.clear());

/** One who is told at once, and one whose carrier says "later" to everything. */
async function promptAndLate(): Promise<Subscriber[]> {
  const [prompt, late] = await world.subscribers([{}, {}]);
  world.simulator.faults.set([{ fault: '429', channel: 'sms', to: late.phone }]);
  return [prompt, late];
}

const startsOf = (phone: string): string[] => world.sms.sentTo(phone).map((text) => text.split(/ \d\d:/, 1)[0] ?? '');

/** The carrier takes messages again, and every retry has come due. */
async function carrierIsBack(): Promise<void> {
  world.simulator.faults.clear();
  await world.advance(60_000);
  await world.settle();
}

test('an update reaches everyone there, and who had not been told yet hears only the newer words', async () => {
  const [prompt, late] = await promptAndLate();
  const alert = await world.publishAlert();
  await world.settle();
  await world.alerts.update(alert, { severity: 'Severe' });
  await world.settle();
  await carrierIsBack();
  expect(startsOf(prompt.phone)).toEqual(['ALERTE', 'POINT DE SITUATION']);
  expect(startsOf(late.phone)).toEqual(['POINT DE SITUATION']);
  await world.alerts.allClear(alert);
  await world.settle();
  expect(startsOf(prompt.phone).at(-1)).toBe("FIN D'ALERTE");
  expect(startsOf(late.phone)).toEqual(['POINT DE SITUATION', "FIN D'ALERTE"]);
});

test('who was told and has left the area still hears how it goes on', async () => {
  const person = await world.subscriber();
  const alert = await world.publishAlert();
  await world.settle();
  await person.http.must('PUT', '/v1/me/places', { places: [outside] });
  await world.alerts.update(alert);
  await world.settle();
  expect(startsOf(person.phone)).toEqual(['ALERTE', 'POINT DE SITUATION']);
  await world.alerts.cancel(alert);
  await world.settle();
  expect(startsOf(person.phone).at(-1)).toBe('CORRECTION');
});

test('a false alarm is corrected for exactly those who may have heard it', async () => {
  const [prompt, late] = await promptAndLate();
  const unsure = await world.subscriber();
  const newcomer = await world.subscriber({ places: [outside] });
  world.simulator.faults.add({ fault: 'cut', channel: 'sms', to: unsure.phone });
  const alert = await world.publishAlert({ severity: 'Severe' });
  await world.settle();
  await world.alerts.cancel(alert);
  await newcomer.http.must('PUT', '/v1/me/places', { places: [inside] });
  await world.settle();
  await carrierIsBack();
  expect(startsOf(prompt.phone)).toEqual(['ALERTE', 'CORRECTION']);
  expect(startsOf(late.phone)).toEqual([]);
  expect(startsOf(unsure.phone)).toEqual(['ALERTE', 'CORRECTION']);
  expect(startsOf(newcomer.phone)).toEqual([]);
});

test('who may have the alarm already is corrected, also while a second copy of it waits to leave', async () => {
  const unsure = await world.subscriber();
  world.simulator.faults.add({ fault: 'cut', channel: 'sms', to: unsure.phone });
  const alert = await world.publishAlert({ severity: 'Extreme' });
  await world.settle();
  await world.alerts.cancel(alert);
  await world.settle();
  await carrierIsBack();
  expect(startsOf(unsure.phone)).toEqual(['ALERTE', 'CORRECTION']);
});

test('relatives far away hear that it was a false alarm, and a browser shows only the last word', async () => {
  const [sister, brother] = await world.subscribers([{ push: true }, { places: [outside], push: true }]);
  await world.follow(brother, sister);
  const [shownBefore, heardBefore] = [sister, brother].map(({ device }) => world.push.shown(device).length);
  world.push.sleep(sister.device);
  const alert = await world.publishAlert();
  await world.settle();
  await world.alerts.cancel(alert);
  await world.settle();
  world.push.wake(sister.device);
  expect(world.push.shown(sister.device).slice(shownBefore)).toEqual([
    expect.objectContaining({ title: expect.stringContaining('CORRECTION') }),
  ]);
  expect(world.push.shown(brother.device).slice(heardBefore)).toHaveLength(2);
});
