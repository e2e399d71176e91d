import { mobile } from '../world/subscribers';
import { World } from '../world/world';

jest.setTimeout(180_000);

const callers = 20;
const hangsUp = (caller: number): boolean => caller % 5 === 0;

test('twenty people call at once, some hang up before they have answered, and each of the others is on record once', async () => {
  await using world = await World.start();
  await world.publishAlert();
  await world.settle();
  await Promise.all(
    Array.from({ length: callers }, (_, caller) =>
      world.simulator.calls.dial({
        from: mobile(1000 + caller),
        // Five turns; keys are pressed twice, and each webhook comes twice.
        keys: hangsUp(caller) ? ['9', '5', 'hang-up'] : ['9', '5', '1', '1', 'hang-up'],
        repeats: 1,
      }),
    ),
  );
  await world.settle(60_000);
  const answered = await world.rows<{ times: number }>(
    `SELECT count(*) AS times FROM check_in WHERE source = 'voice' AND answer = 'safe' GROUP BY person_id`,
  );
  expect(answered).toEqual(Array(callers * 0.8).fill({ times: 1 }));
  expect(await world.rows('SELECT call_sid FROM voice_call')).toHaveLength(callers * 0.8);
  expect(await world.rows('SELECT id FROM person WHERE verified_at IS NULL')).toHaveLength(callers * 0.8);
});
