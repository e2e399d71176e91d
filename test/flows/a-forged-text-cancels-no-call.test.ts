import { outside } from '../world/story-alert';
import { mobile, type Subscriber } from '../world/subscribers';
import { World } from '../world/world';

jest.setTimeout(180_000);

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world[Symbol.asyncDispose]());

const boardOf = async (who: Subscriber) => {
  const { body } = await who.http.must('GET', '/v1/me/relatives');
  const [incident] = body['incidents'] as { relatives: { name: string; status: Record<string, unknown> }[] }[];
  return new Map(incident?.relatives.map(({ name, status }) => [name, status]));
};
const ticketsOf = (ids: readonly number[]) =>
  world.rows<{ status: string; isConflict: boolean }>(
    'SELECT status, is_conflict AS "isConflict" FROM help_ticket WHERE person_id = ANY ($1::bigint[])',
    [ids],
  );

test('a storm of forged "SAFE" takes back no call for help, and no relative reads it without its doubt', async () => {
  const stranger = mobile(940);
  const [brother, ...callers] = await world.subscribers([
    { firstName: 'Karim', places: [outside] },
    ...Array.from({ length: 8 }, (_, index) => ({ firstName: `Appelant ${'abcdefgh'[index]}` })),
  ]);
  // Somebody who has never confirmed a code can be followed, too.
  await brother.http.must('POST', '/v1/me/follows', { phone: stranger });
  await world.settle();
  await world.sms.receive({ from: stranger, body: 'ACCEPTER' });
  await world.settle();
  const { id } = await world.publishAlert();
  await world.settle();
  for (const [index, { http }] of callers.entries()) {
    const headers = { 'idempotency-key': `key-of-call-for-help-${index}` };
    const { status } = await http.ask('POST', `/v1/incidents/${id}/check-ins`, {
      body: { answer: 'need_help' },
      headers,
    });
    expect(status).toBe(201);
  }
  await world.sms.receive({ from: stranger, body: 'SOS' });
  await world.settle();
  world.sms.putAway(brother.phone);

  const forged = [...callers.map(({ phone }) => phone), stranger].flatMap((from) => Array<string>(5).fill(from));
  const crowd = Array.from({ length: 40 }, (_, index) => mobile(950 + index));
  await Promise.all([
    ...forged.map((from) => world.sms.receive({ from, body: 'SAFE' })),
    ...crowd.map((from) => world.sms.receive({ from, body: 'SOS' })),
  ]);
  await world.settle(60_000);

  const tickets = await ticketsOf(callers.map((caller) => caller.id));
  expect(tickets).toEqual(callers.map(() => ({ status: 'open', isConflict: true })));
  const [unproven] = await world.rows<{ id: number }>(
    `SELECT person_id AS id FROM current_check_in WHERE is_conflicting AND answer = 'safe'`,
  );
  expect(await ticketsOf([unproven?.id ?? 0])).toEqual([{ status: 'open', isConflict: true }]);
  // The flood of the crowd hides none of those whose phones are confirmed.
  const responder = await world.officer({ roles: ['responder'] });
  const { body: desk } = await responder.http.must('GET', `/v1/incidents/${id}/triage`);
  const calls = desk['calls'] as Record<string, unknown>[];
  expect(calls).toHaveLength(callers.length);
  for (const call of calls)
    expect(call).toMatchObject({
      standing: 'open',
      verified: true,
      answer: 'safe',
      source: 'sms',
      reasons: ['help', 'conflict'],
    });

  expect(await boardOf(brother)).toEqual(
    new Map([['', expect.objectContaining({ answer: 'safe', way: 'unproven', conflicting: true })]]),
  );
  expect(world.sms.sentTo(brother.phone)).toContainEqual(expect.stringContaining('numéro non vérifié'));
  const page = await brother.http.ask('GET', '/me/circle');
  expect(page.text).toContain('Numéro non vérifié. Des informations se contredisent.');
});
