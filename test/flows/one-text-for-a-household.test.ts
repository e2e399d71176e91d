import { outside } from '../world/story-alert';
import { mobile, type Subscriber } from '../world/subscribers';
import { World } from '../world/world';

jest.setTimeout(180_000);

let world: World;
beforeAll(async () => {
  world = await World.start();
});
beforeEach(() => world.calm());
afterAll(() => world[Symbol.asyncDispose]());

const national = (phone: string): string => phone.replace('+33', '0');
const says = async (who: Subscriber | string, body: string, repeats?: number): Promise<void> => {
  await world.sms.receive({ from: typeof who === 'string' ? who : who.phone, body, ...(repeats && { repeats }) });
  await world.settle();
};
const lastTo = (who: Subscriber | string): string =>
  world.sms.sentTo(typeof who === 'string' ? who : who.phone).at(-1) ?? '';
const answerOf = async ({ id }: { readonly id: number }) => {
  const [row] = await world.rows<{ answer: string | null; source: string | null }>(
    'SELECT answer, source FROM current_check_in WHERE person_id = $1 ORDER BY incident_id DESC LIMIT 1',
    [id],
  );
  return row;
};
const ticketsOf = async (...people: readonly Subscriber[]): Promise<number> => {
  const ids = people.map(({ id }) => id);
  return (await world.rows('SELECT FROM help_ticket WHERE person_id = ANY ($1::bigint[])', [ids])).length;
};

/**
 * A mother declares her children by text: Léo has no phone, Sara has one and agrees; Paul was asked and is silent. Their
 * grandmother far away follows the mother and Sara; an alert runs.
 */
async function home() {
  const [mother, sara, paul, grandmother] = await world.subscribers([
    { firstName: 'Nadia' },
    { firstName: 'Sara' },
    { firstName: 'Paul' },
    { firstName: 'Rosa', places: [outside] },
  ]);
  for (const followed of [mother, sara]) await world.follow(grandmother, followed);
  await says(mother, 'AJOUTER Léo');
  await says(mother, `Ajouter Sara ${national(sara.phone)}`);
  await says(mother, `AJOUTER Paul, ${national(paul.phone)}`);
  await says(sara, 'FOYER ACCEPTER');
  await world.publishAlert();
  await world.settle();
  const seen = { toMother: world.sms.sentTo(mother.phone), toSara: world.sms.sentTo(sara.phone) };
  for (const { phone } of [mother, sara, paul, grandmother]) world.sms.putAway(phone);
  return { mother, sara, paul, grandmother, ...seen };
}

test('a mother declares her children by text, and who has a phone is asked first', async () => {
  const { mother, sara, paul, toMother, toSara } = await home();
  expect(toMother[0]).toMatch(/^Léo est dans votre foyer\. Foyer : 1 Léo\. Pour tous : OK 1/);
  expect(toMother[1]).toMatch(
    /^Sara est dans votre foyer\. Son accord lui est demandé.*1 Léo, 2 Sara \(accord attendu\)/,
  );
  expect(toSara[0]).toMatch(/^Nadia vous compte dans son foyer .* FOYER ACCEPTER 1 ou FOYER REFUSER 1/);
  expect(toSara[1]).toMatch(/^Nadia peut dire pour vous comment vous allez/);
  await says(mother, 'foyer');
  expect(lastTo(mother)).toMatch(/1 Léo, 2 Sara, 3 Paul \(accord attendu\)\. Pour tous : OK 3/);
  await says(paul, 'foyer refuser');
  await says(mother, 'FOYER');
  // A refusal is not told: it looks as if he had not answered.
  expect(lastTo(mother)).toMatch(/3 Paul \(accord attendu\)/);
  await says(mother, 'foyer retirer 3');
  expect(lastTo(mother)).toMatch(/Paul n'est plus dans votre foyer/);
  world.sms.putAway(paul.phone);
  await says(mother, `ajouter Paul ${national(paul.phone)}`);
  expect(world.sms.sentTo(paul.phone)).toEqual([]);
  expect(await answerOf(sara)).toBeUndefined();
});

test('OK 3 answers for the whole household, names whom it marked, and the grandmother reads one message', async () => {
  const { mother, sara, paul, grandmother } = await home();
  await says(mother, 'OK 3', 4);
  expect(world.sms.sentTo(mother.phone)).toEqual([
    expect.stringMatching(/en sécurité.*Aussi pour : Léo, Sara\. Pas pour Paul, faute de leur accord\./),
  ]);
  expect(await answerOf(mother)).toEqual({ answer: 'safe', source: 'sms' });
  expect(await answerOf(sara)).toEqual({ answer: 'safe', source: 'on_behalf' });
  expect(await answerOf(paul)).toBeUndefined();
  expect(world.sms.sentTo(paul.phone)).toEqual([]);
  const news = world.sms.sentTo(grandmother.phone);
  expect(news).toEqual([expect.stringMatching(/Nadia en sécurité à \d\d:\d\d \(\+ Léo\).*Sara en sécurité à \d\d:\d\d \(selon un proche\)/)]); // prettier-ignore
  // Sara is told, and her own word comes first; then she is safe by herself, and nothing the mother says changes it.
  expect(lastTo(sara)).toMatch(/Nadia signale de vous.*: en sécurité.*Répondez 8/);
  await says(sara, '3');
  expect(await answerOf(sara)).toEqual({ answer: 'not_in_area', source: 'sms' });
  await says(mother, '1 3');
  expect(await answerOf(sara)).toEqual({ answer: 'not_in_area', source: 'sms' });
  // The same again is no news.
  expect(world.sms.sentTo(grandmother.phone).filter((text) => text.includes('Nadia'))).toHaveLength(1);
});

test('a daughter contradicts what was said for her with an 8, and the family hears the correction', async () => {
  const { mother, sara, grandmother } = await home();
  await says(mother, 'OK avec Sara et leo');
  expect(lastTo(mother)).toContain('Aussi pour : Léo, Sara.');
  expect(await answerOf(sara)).toEqual({ answer: 'safe', source: 'on_behalf' });
  await says(sara, '8');
  expect(await answerOf(sara)).toEqual({ answer: null, source: null });
  expect(lastTo(grandmother)).toMatch(/^CORRECTION: ce qui vous a été dit de Sara ne vaut plus/);
});

test('a number that does not fit marks nobody else, and her own answer counts all the same', async () => {
  const { mother, sara } = await home();
  await says(mother, '1 5');
  expect(lastTo(mother)).toMatch(/en sécurité.*Personne d'autre n'est signalé.*1 Léo, 2 Sara, 3 Paul .*OK 3/);
  expect(await answerOf(mother)).toEqual({ answer: 'safe', source: 'sms' });
  expect(await answerOf(sara)).toBeUndefined();
  // A 2 may be a call for help: never "safe".
  await says(mother, 'OK 2');
  expect(await answerOf(mother)).toEqual({ answer: 'need_help', source: 'sms' });
  await says(mother, 'ok avec une blessure');
  expect(lastTo(mother)).toMatch(/^Pas compris, rien n'est noté\. Besoin d'aide : 2/);
  expect(await answerOf(mother)).toEqual({ answer: 'need_help', source: 'sms' });
});

test('she asks for help for all of them: each has a call of their own, and 112 is read first', async () => {
  const { mother, sara, grandmother } = await home();
  await says(mother, '2 3');
  expect(lastTo(mother)).toMatch(/^Appelez le 112.*Aussi pour : Léo, Sara/);
  expect(await ticketsOf(mother, sara)).toBe(2);
  // Léo has no phone: whoever takes his mother's call reads that it is about him, too.
  const [{ incident, call } = { incident: '', call: '' }] = await world.rows<{ incident: string; call: string }>(
    `SELECT incident.public_id AS incident, help_ticket.public_id AS call FROM help_ticket
     JOIN incident ON incident.id = incident_id WHERE person_id = $1`,
    [mother.id],
  );
  const responder = await world.officer({ roles: ['responder'] });
  const { body } = await responder.http.must('GET', `/v1/incidents/${incident}/triage/${call}`);
  expect(body['answers']).toEqual([expect.objectContaining({ answer: 'need_help', alsoFor: 1 })]);
  expect(world.sms.sentTo(grandmother.phone)).toEqual([
    expect.stringMatching(/Nadia demande de l'aide à \d\d:\d\d \(\+ Léo\).*Sara demande de l'aide/),
  ]);
});

test('whoever has no household is understood as ever', async () => {
  await world.publishAlert();
  const stranger = mobile(930);
  await says(stranger, 'OK 4');
  expect(lastTo(stranger)).toContain('sans abri');
  await says(stranger, '1 2');
  expect(lastTo(stranger)).toContain('Message non compris');
  await says(stranger, 'ajouter Léo');
  expect(lastTo(stranger)).toContain("il faut d'abord confirmer votre propre numéro");
  expect(await world.rows('SELECT FROM household_member JOIN person ON person.id = declarer_id WHERE verified_at IS NULL')).toEqual([]); // prettier-ignore
});

test('on her page she declares and removes, and he agrees and ends it with a button', async () => {
  const [mother, sara] = await world.subscribers([{ firstName: 'Nadia' }, { firstName: 'Sara' }]);
  const post = (who: Subscriber, path: string, fields: Record<string, string> = {}) =>
    who.http.ask('POST', path, {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    });
  expect((await post(mother, '/me/household', { name: 'Léo' })).status).toBe(303);
  expect((await post(mother, '/me/household', { name: 'Sara', phone: national(sara.phone) })).status).toBe(303);
  expect((await post(mother, '/me/household', { name: '123' })).status).toBe(422);
  expect((await post(mother, '/me/household', { name: 'Moi', phone: mother.phone })).status).toBe(409);
  const { text } = await mother.http.ask('GET', '/me/household');
  expect(text).toMatch(/OK 2/);
  expect(text.length).toBeLessThan(14_000);
  const decide = /\/me\/memberships\/[\w-]+/.exec((await sara.http.ask('GET', '/me/household')).text)?.[0] ?? '';
  expect((await post(mother, decide, { decision: 'accept' })).status).toBe(404);
  expect((await post(sara, decide, { decision: 'accept' })).status).toBe(303);
  const household = async (who: Subscriber) => (await who.http.must('GET', '/v1/me/household')).body;
  expect(await household(mother)).toMatchObject({ members: [{ name: 'Léo', status: 'no_phone' }, { name: 'Sara', status: 'accepted' }] }); // prettier-ignore
  expect((await post(sara, decide, { decision: 'refuse' })).status).toBe(303);
  expect((await post(sara, decide, { decision: 'refuse' })).status).toBe(409);
  expect(await household(sara)).toMatchObject({ memberships: [] });
  expect(await household(mother)).toMatchObject({ members: [{ status: 'no_phone' }, { status: 'asked' }] });
  const remove = /\/me\/household\/[\w-]+\/remove/.exec(text)?.[0] ?? '';
  expect((await post(sara, remove)).status).toBe(404);
  expect((await post(mother, remove)).status).toBe(303);
  expect((await household(mother))['members']).toHaveLength(1);
  const declared = [];
  for (let each = 0; each < 8; each++) declared.push((await mother.http.ask('POST', '/v1/me/household', { body: { name: `Aîné ${'abcdefgh'[each]}` } })).status); // prettier-ignore
  expect(declared).toEqual([...Array<number>(7).fill(201), 409]);
});
