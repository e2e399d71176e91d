import { inside, outside } from '../world/story-alert';
import { World } from '../world/world';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => (world = await World.start()));
afterAll(() => world[Symbol.asyncDispose]());

test('who subscribes in the area of a running alert hears of it once, with the time it was issued', async () => {
  const alert = await world.publishAlert();
  await world.settle();
  world.clock.advance(600_000);
  const late = await world.subscriber({ language: 'en', setUp: 'kept' });
  const texts = world.sms.sentTo(late.phone).filter((text) => !text.includes('code'));
  expect(texts).toEqual([expect.stringMatching(/^ALERT issued at 21:20 on .*Armed attack/)]);
  for (const places of [[outside], [inside]]) await late.http.must('PUT', '/v1/me/places', { places });
  await world.settle();
  expect(world.sms.sentTo(late.phone).filter((text) => !text.includes('code'))).toHaveLength(1);
  await world.alerts.cancel(alert);
  await world.settle();
  expect(world.sms.sentTo(late.phone).at(-1)).toContain('CORRECTION');
});

test('who walks into the area is told, and who walks into it after the end is not', async () => {
  const [early, late] = await world.subscribers([{ places: [outside] }, { places: [outside] }]);
  const alert = await world.publishAlert();
  await world.settle();
  const { latitude, longitude } = inside;
  for (let i = 0; i < 2; i++) await early.http.must('PUT', '/v1/me/last-place', { latitude, longitude });
  await world.settle();
  expect(world.sms.sentTo(early.phone)).toEqual([expect.stringContaining('ALERTE message du')]);
  await world.alerts.allClear(alert);
  await world.settle();
  await late.http.must('PUT', '/v1/me/last-place', { latitude, longitude });
  await world.settle();
  expect(world.sms.sentTo(late.phone)).toEqual([]);
});

test('an alert whose time is over is not told to who comes then', async () => {
  await world.publishAlert({ expiresAfterMs: 600_000 });
  await world.settle();
  const late = await world.subscriber({ places: [outside] });
  world.clock.advance(600_000);
  await late.http.must('PUT', '/v1/me/places', { places: [inside] });
  await world.settle();
  expect(world.sms.sentTo(late.phone)).toEqual([]);
});
