import { World } from '../world/world';

jest.setTimeout(60_000);

let world: World;
beforeAll(async () => (world = await World.start({ variables: { TWILIO_RATE: '10' } })));
afterAll(() => world[Symbol.asyncDispose]());

/** Waits until so many transactions that freeze an audience stand still. */
async function standingStill(count: number): Promise<void> {
  for (;;) {
    const [{ waiting }] = await world.rows<{ waiting: number }>(
      `SELECT count(*) AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
         AND (wait_event = 'advisory' OR query LIKE '%INSERT INTO delivery_page%')`,
    );
    if (waiting >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('a false alarm that is called off while its audience is still being frozen leaves nobody with the alarm', async () => {
  const person = await world.subscriber();
  const holder = world.database.createQueryRunner();
  await holder.startTransaction();
  await holder.query('LOCK TABLE delivery_page IN EXCLUSIVE MODE');
  const alert = await world.publishAlert();
  await standingStill(1);
  await world.alerts.cancel(alert);
  await standingStill(2);
  await holder.commitTransaction();
  await holder.release();
  await world.settle();
  const last = world.sms.sentTo(person.phone).at(-1) ?? 'CORRECTION';
  expect(last).toContain('CORRECTION');
});

test('who was only in line for the alarm when it was called off is not told that it was false', async () => {
  const people = await world.subscribers(Array.from({ length: 40 }, () => ({})));
  await world.settle();
  for (const { phone } of people) world.sms.putAway(phone);
  const alert = await world.publishAlert();
  const texts = (start: string): string[] =>
    people.filter(({ phone }) => world.sms.sentTo(phone).some((text) => text.startsWith(start))).map(({ phone }) => phone); // prettier-ignore
  while (texts('ALERTE').length < 3) await new Promise((resolve) => setTimeout(resolve, 20));
  await world.alerts.cancel(alert);
  await world.settle();
  expect(texts('ALERTE').length).toBeLessThan(30);
  expect(texts('CORRECTION')).toEqual(texts('ALERTE'));
});
