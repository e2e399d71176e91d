import { hum } from '../../apps/simulator/carrier/wav';
import { outside } from '../world/story-alert';
import type { Subscriber } from '../world/subscribers';
import { World } from '../world/world';

jest.setTimeout(120_000);

const hourMs = 3_600_000;

/** Paul has answered, and said something of three seconds; Odile follows him, a neighbour does not. */
async function message(world: World): Promise<{ paul: Subscriber; odile: Subscriber; neighbour: Subscriber }> {
  const [paul, odile, neighbour] = await world.subscribers([
    { firstName: 'Paul' },
    { firstName: 'Odile', places: [outside] },
    { places: [outside] },
  ]);
  await world.follow(odile, paul);
  await world.publishAlert();
  await world.settle();
  world.sms.putAway(odile.phone);
  await world.calls.dial({ from: paul.phone, keys: ['1', '6'], speaksSeconds: 3, repeats: 2 });
  return { paul, odile, neighbour };
}

const soundsFor = async ({ http }: Subscriber): Promise<string[]> => {
  const { body } = await http.must('GET', '/v1/me/voice-messages');
  return (body['messages'] as { sound: string }[]).map(({ sound }) => sound);
};

test('the voice message can be heard by the one who follows, nobody else, and is gone after two days', async () => {
  await using world = await World.start();
  const { paul, odile, neighbour } = await message(world);
  expect(world.calls.heard(paul.phone)).toMatch(/appuyez sur 6.*Parlez après le signal.*pendant deux jours/);
  expect(world.sms.sentTo(odile.phone)).toEqual([
    expect.stringContaining('Paul est en sécurité'),
    expect.stringContaining('Paul a laissé un message vocal'),
  ]);
  const [sound] = await soundsFor(odile);
  const heard = await odile.http.ask('GET', sound);
  expect([heard.status, heard.headers.get('cache-control'), heard.headers.get('content-type')]).toEqual([200, 'no-store', 'audio/wav']); // prettier-ignore
  expect(heard.headers.get('content-length')).toBe(String(hum(3).length));

  const page = await odile.http.ask('GET', '/me', { headers: { accept: 'text/html' } });
  expect(page.text).toContain(`src="${sound}"`);

  expect(await soundsFor(neighbour)).toEqual([]);
  expect((await neighbour.http.ask('GET', sound)).status).toBe(404);
  expect((await world.http.ask('GET', sound)).status).toBe(401);

  const [stored] = await world.rows<{ sealed: Buffer }>('SELECT audio_sealed AS sealed FROM voice_message');
  expect(stored?.sealed.includes('RIFF')).toBe(false);
  expect(world.simulator.recordings.size).toBe(0);

  await world.advance(48 * hourMs);
  expect((await odile.http.ask('GET', sound)).status).toBe(404);
});

test('whoever is removed as a follower cannot hear it any more', async () => {
  await using world = await World.start();
  const { paul, odile } = await message(world);
  const [sound] = await soundsFor(odile);
  await world.sms.receive({ from: paul.phone, body: 'RETIRER 1' });
  await world.settle();
  expect((await odile.http.ask('GET', sound)).status).toBe(404);
  expect(await soundsFor(odile)).toEqual([]);
});

test('with the person goes what they have said', async () => {
  await using world = await World.start();
  const { paul, odile } = await message(world);
  const [sound] = await soundsFor(odile);
  await paul.http.must('DELETE', '/v1/me');
  await world.settle();
  expect((await odile.http.ask('GET', sound)).status).toBe(404);
  expect(await world.rows('SELECT id FROM voice_message')).toEqual([]);
  expect(await world.rows('SELECT person_id FROM voice_recording')).toEqual([{ person_id: null }]);
});

test('whom nobody follows is not asked for a message, and cannot leave one', async () => {
  await using world = await World.start();
  const { phone } = await world.subscriber();
  await world.publishAlert();
  await world.settle();
  const call = await world.calls.dial({ from: phone, keys: ['1', '6'] });
  expect(call.captions.map(({ text }) => text).join(' ')).not.toMatch(/message|signal/);
  expect(await world.rows('SELECT recording_sid FROM voice_recording')).toEqual([]);
});
