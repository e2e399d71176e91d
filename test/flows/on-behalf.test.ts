import { outside } from '../world/story-alert';
import { mobile, type Subscriber } from '../world/subscribers';
import { World } from '../world/world';

jest.setTimeout(120_000);

let world: World;
beforeEach(async () => {
  world = await World.start();
});
afterEach(() => world[Symbol.asyncDispose]());

const national = (phone: string): string => phone.replace('+33', '0');
const says = async (who: Subscriber | string, body: string): Promise<void> => {
  await world.sms.receive({ from: typeof who === 'string' ? who : who.phone, body });
  await world.settle();
};
const answerOf = async ({ id }: { readonly id: number }) => {
  const [row] = await world.rows<{ answer: string | null; source: string | null }>(
    'SELECT answer, source FROM current_check_in WHERE person_id = $1',
    [id],
  );
  return row;
};

/** A sister in the area whose brother far away follows her by SMS, and her neighbour; the alert runs. */
async function street() {
  const [sister, brother, neighbour] = await world.subscribers([
    { firstName: 'Inès' },
    { firstName: 'Karim', places: [outside] },
    { firstName: 'Paul' },
  ]);
  await world.follow(brother, sister);
  await world.publishAlert();
  await world.settle();
  for (const { phone } of [sister, brother, neighbour]) world.sms.putAway(phone);
  return { sister, brother, neighbour };
}

test('her neighbour says she is safe, she says it is not true, and five seconds later nobody believes it', async () => {
  const { sister, brother, neighbour } = await street();
  await says(sister, '2');
  world.sms.putAway(brother.phone);
  world.sms.putAway(sister.phone);

  await says(neighbour, `1 POUR ${national(sister.phone)} PAS VUE VOISINE`);
  expect(world.sms.sentTo(neighbour.phone)).toEqual([expect.stringContaining('Bien arrivé')]);
  expect(world.sms.sentTo(sister.phone)).toEqual([
    expect.stringMatching(/Paul signale de vous.*: en sécurité .*Répondez 8/),
  ]);
  // Her own word comes first: her brother hears nothing of it.
  expect(await answerOf(sister)).toEqual({ answer: 'need_help', source: 'sms' });
  expect(world.sms.sentTo(brother.phone)).toEqual([]);
  await says(sister, '8');
  expect(world.sms.sentTo(sister.phone).at(-1)).toContain('ce que Paul a signalé ne compte plus');
  expect(await answerOf(sister)).toEqual({ answer: 'need_help', source: 'sms' });
});

test('a neighbour reports somebody silent, and the family hears it with its doubt and then that it is not so', async () => {
  const { sister, brother, neighbour } = await street();
  await says(neighbour, `1 POUR ${national(sister.phone)}`);
  expect(world.sms.sentTo(brother.phone)).toEqual([
    expect.stringMatching(/^Inès est en sécurité\. Selon un proche sans contact direct.*à confirmer/),
  ]);
  const { body } = await sister.http.must('GET', '/v1/me/reports');
  expect(body['reports']).toEqual([
    expect.objectContaining({ reporterName: 'Paul', relation: 'other', hadContact: false, answer: 'safe' }),
  ]);

  await says(sister, '8');
  expect(await answerOf(sister)).toEqual({ answer: null, source: null });
  expect(world.sms.sentTo(brother.phone).at(-1)).toMatch(/^CORRECTION: ce qui vous a été dit de Inès ne vaut plus/);
  expect(world.sms.sentTo(brother.phone)).toHaveLength(2);
  await says(sister, '8');
  expect(world.sms.sentTo(sister.phone).at(-1)).toContain("Personne n'a rien signalé");
});

test('two people reported on her: the newest is contradicted first, and the other is listed', async () => {
  const { sister, brother, neighbour } = await street();
  await says(neighbour, `3 pour ${national(sister.phone)}`);
  await says(brother, `1 pour ${national(sister.phone)} vue frère`);
  expect(await answerOf(sister)).toEqual({ answer: 'safe', source: 'on_behalf' });
  world.sms.putAway(brother.phone);
  await says(sister, '8');
  expect(world.sms.sentTo(sister.phone).at(-1)).toMatch(/Karim a signalé ne compte plus.*1 Paul.*8 1/);
  // What counted before counts again, and who follows her hears that it is a correction.
  expect(await answerOf(sister)).toEqual({ answer: 'not_in_area', source: 'on_behalf' });
  expect(world.sms.sentTo(brother.phone)).toEqual([expect.stringMatching(/^CORRECTION: Inès n'est pas sur place/)]);
  await says(sister, '8 1');
  expect(await answerOf(sister)).toEqual({ answer: null, source: null });
});

test('who was contradicted twice is not believed any more, and reads the same words as before', async () => {
  const { sister, neighbour } = await street();
  for (let time = 0; time < 2; time++) {
    await says(neighbour, `1 pour ${national(sister.phone)}`);
    await says(sister, 'faux');
  }
  await says(neighbour, `1 pour ${national(sister.phone)}`);
  const replies = world.sms.sentTo(neighbour.phone);
  expect(replies).toHaveLength(3);
  expect(new Set(replies).size).toBe(1);
  expect(await answerOf(sister)).toEqual({ answer: null, source: null });
});

test('officers see at once whose reports are contradicted, and read it beside what else that number said', async () => {
  const responder = await world.officer({ roles: ['responder'] });
  const { sister, brother, neighbour } = await street();
  const [{ id }] = await world.rows<{ id: string }>('SELECT public_id AS id FROM incident');
  const desk = async () => (await responder.http.must('GET', `/v1/incidents/${id}/triage`)).body;
  expect(await desk()).toMatchObject({ contradicted: 0, contradictedReporters: [] });
  await says(neighbour, `1 pour ${national(sister.phone)} vue`);
  // Five seconds are left from the reply that contradicts it.
  await says(sister, '8');
  const ending = neighbour.phone.slice(-2);
  const reporter = { phoneEnding: ending, reports: 1, contradicted: 1, believed: true };
  expect(await desk()).toMatchObject({ contradicted: 1, contradictedReporters: [reporter] });
  await says(neighbour, `2 pour ${national(brother.phone)}`);
  await says(neighbour, `1 pour ${national(sister.phone)} vue`);
  await says(sister, '8');
  const after = await desk();
  expect(after).toMatchObject({
    contradictedReporters: [{ ...reporter, reports: 3, contradicted: 2, believed: false }],
  });
  const [call] = after['calls'] as { id: string }[];
  const file = await responder.http.must('GET', `/v1/incidents/${id}/triage/${call?.id}`);
  expect(file.body['answers']).toEqual([expect.objectContaining({ source: 'on_behalf', reporterContradicted: 2 })]);
  const { text } = await responder.http.as({ 'accept-language': 'en' }).must('GET', `/console/incidents/${id}/triage`);
  expect(text).toContain(`Number ending in ${ending}: 2 of 3 report(s) contradicted`);
  expect(text).toContain('does not count any more');
  expect(text).not.toContain(neighbour.phone);
});

test('the reporter reads the same whether or not the number is known, and an unknown phone is told too', async () => {
  const { sister, neighbour } = await street();
  const stranger = mobile(900);
  await says(neighbour, `1 pour ${national(sister.phone)}`);
  await says(neighbour, `1 pour ${national(stranger)} vu`);
  const [known, unknown] = world.sms.sentTo(neighbour.phone);
  expect(unknown).toBe(known);
  expect(world.sms.sentTo(stranger)).toEqual([expect.stringContaining('Paul signale')]);
  await says(stranger, '2');
  expect(await world.rows(`SELECT answer, source FROM current_check_in WHERE answer = 'need_help'`)).toEqual([
    { answer: 'need_help', source: 'sms' },
  ]);
});

test('nobody whose own number is not confirmed speaks for another, and a text that comes twice is one report', async () => {
  const { sister, neighbour } = await street();
  const stranger = mobile(901);
  await says(stranger, `1 pour ${national(sister.phone)}`);
  expect(world.sms.sentTo(stranger)).toEqual([expect.stringContaining("Rien n'est noté")]);
  expect(await answerOf(sister)).toBeUndefined();
  await world.sms.receive({ from: neighbour.phone, body: `1 pour ${national(sister.phone)}`, repeats: 5 });
  await world.settle();
  expect(await world.rows(`SELECT id FROM check_in WHERE source = 'on_behalf'`)).toHaveLength(1);
  expect(world.sms.sentTo(sister.phone)).toHaveLength(1);
});

test('on the page somebody answers for another, who contradicts it with a button', async () => {
  const { sister, neighbour } = await street();
  const key = /name="key" value="([\w-]+)"/.exec((await neighbour.http.ask('GET', '/me/reports')).text)?.[1] ?? '';
  const post = (who: Subscriber, path: string, fields: Record<string, string> = {}) =>
    who.http.ask('POST', path, {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    });
  const fields = { phone: national(sister.phone), relation: 'neighbour', contact: 'yes', answer: 'safe', key };
  expect((await post(neighbour, '/me/reports', { ...fields, contact: '' })).status).toBe(422);
  for (const status of [303, 303]) expect((await post(neighbour, '/me/reports', fields)).status).toBe(status);
  await world.settle();
  expect(world.sms.sentTo(sister.phone)).toHaveLength(1);
  expect(await answerOf(sister)).toEqual({ answer: 'safe', source: 'on_behalf' });
  const { text } = await sister.http.ask('GET', '/me/reports');
  expect(text).toContain('Paul');
  expect(text.length).toBeLessThan(14_000);
  const dispute = /\/me\/reports\/[\w-]+\/dispute/.exec(text)?.[0] ?? '';
  expect((await post(neighbour, dispute)).status).toBe(404);
  expect((await post(sister, dispute)).status).toBe(303);
  expect(await answerOf(sister)).toEqual({ answer: null, source: null });
});

test('ten people a day, by page as by text', async () => {
  const { neighbour } = await street();
  const report = (phone: string, key: string) =>
    neighbour.http.ask('POST', '/v1/me/reports', {
      body: { phone, answer: 'safe', relation: 'friend', hadContact: true },
      headers: { 'idempotency-key': key },
    });
  const statuses: number[] = [];
  for (let each = 0; each < 11; each++)
    statuses.push((await report(mobile(910 + each), `reportkey-${each}-abcdef`)).status);
  expect(statuses).toEqual([...Array<number>(10).fill(202), 429]);
});

test('the first to report is their own source when they name their own number', async () => {
  const { neighbour } = await street();
  await says(neighbour, `1 pour ${national(neighbour.phone)}`);
  expect(await answerOf(neighbour)).toEqual({ answer: 'safe', source: 'sms' });
});
