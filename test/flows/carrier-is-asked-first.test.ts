import { faithfulReceipts } from '../../apps/simulator/carrier/receipts.service';
import { UncertainTextsService } from '../../libs/alerting/uncertain-texts.service';
import type { Subscriber } from '../world/subscribers';
import { World } from '../world/world';

jest.setTimeout(120_000);

let world: World;
let people: Subscriber[];

beforeAll(async () => {
  world = await World.start();
  people = await world.subscribers([{}, {}, {}, {}]);
  await world.settle();
  // No receipt ever comes: what the carrier has taken can only be asked.
  world.simulator.receipts.habits = { ...faithfulReceipts, lostShare: 1 };
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(() => people.forEach(({ phone }) => world.sms.putAway(phone)));
afterEach(async () => {
  world.simulator.faults.clear();
  await world.calm();
});

const told = (): number[] => people.map(({ phone }) => world.sms.sentTo(phone).length);

async function comeDue(rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    await world.settle(60_000);
    await world.advance(400_000);
  }
  await world.settle();
}

test('the carrier took the text and the line broke: nobody gets it twice, and who was not told is told', async () => {
  const [cut, unreadable, lost, well] = people;
  world.simulator.faults.set([
    { fault: 'cut', channel: 'sms', to: cut.phone, times: 1 },
    { fault: 'broken-json', channel: 'sms', to: unreadable.phone, times: 1 },
    { fault: 'reset', channel: 'sms', to: lost.phone, times: 1 },
  ]);
  await world.publishAlert({ severity: 'Extreme' });
  await comeDue(2);
  expect(told()).toEqual([1, 1, 1, 1]);
  for (const person of [cut, unreadable]) expect(await world.statusOf(person, 'sms')).toBe('delivered');
  for (const person of [lost, well]) expect(await world.statusOf(person, 'sms')).toBe('accepted');
});

test('a worker that vanished while the carrier took a text does not make a second one of it', async () => {
  const [person] = people;
  await world.publishAlert({ severity: 'Extreme' });
  await world.settle();
  // As if the process had ended between the hand-over and the note of it.
  await world.rows(
    `WITH forgotten AS (
       DELETE FROM receipt USING notice WHERE notice.id = notice_id AND rule = 'people' AND person_id = $1 AND channel = 3
       AND notice_id = (SELECT max(notice_id) FROM delivery WHERE person_id = $1 AND channel = 3) RETURNING notice_id),
     inHand AS (
       UPDATE delivery SET status = 2 FROM forgotten
       WHERE delivery.notice_id = forgotten.notice_id AND person_id = $1 AND channel = 3)
     UPDATE delivery_page SET done_at = NULL, offered_at = NULL, lease_until = clock_timestamp() - interval '1 second'
     FROM forgotten WHERE forgotten.notice_id = ANY (notice_ids) AND channel = 3`,
    [person.id],
  );
  await comeDue(2);
  expect(told()).toEqual([1, 1, 1, 1]);
  expect(await world.statusOf(person, 'sms')).toBe('delivered');
});

test('what is not repeated is asked about later: what the carrier has is known then, what it has not leaves once more', async () => {
  const [cut, lost] = people;
  world.simulator.faults.set([
    { fault: 'cut', channel: 'sms', to: cut.phone, times: 1 },
    { fault: 'reset', channel: 'sms', to: lost.phone, times: 1 },
  ]);
  await world.publishAlert({ severity: 'Severe' });
  await comeDue(1);
  const standing = () => Promise.all([cut, lost].map((person) => world.statusOf(person, 'sms')));
  expect(await standing()).toEqual(['unknown', 'unknown']);
  const uncertain = world.server.app.get(UncertainTextsService, { strict: false });
  await uncertain.askAgain();
  expect(await standing()).toEqual(['unknown', 'unknown']);
  await world.rows(`ALTER TABLE receipt DISABLE TRIGGER receipt_append_only`);
  await world.rows(`UPDATE receipt SET at = at - interval '3 minutes' WHERE status = 15`);
  await world.rows(`ALTER TABLE receipt ENABLE TRIGGER receipt_append_only`);
  await uncertain.askAgain();
  await world.settle();
  expect(await standing()).toEqual(['delivered', 'accepted']);
  expect(told()).toEqual([1, 1, 1, 1]);
});
