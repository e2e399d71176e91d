import { World } from '../world/world';

jest.setTimeout(60_000);

test('a brother hears by SMS that his sister is safe, though his push address is dead', async () => {
  await using world = await World.start();
  const { sister, brother } = await world.relatives();
  world.push.kill(brother.device);
  await world.sms.receive({ from: sister.phone, body: '1' });
  await world.settle();
  expect(world.sms.sentTo(brother.phone)).toEqual([expect.stringContaining(sister.firstName)]);
});
