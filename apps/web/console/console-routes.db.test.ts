import { type ConsoleWorld, type SignedIn, startConsoleWorld } from '../../../test/world/console-world';
import { storyTexts } from '../../../test/world/story-alert';
import { paths } from '../paths';
import { toLocalTime } from './local-time';

let world: ConsoleWorld;
let author: SignedIn;
let approver: SignedIn;

beforeAll(async () => {
  world = await startConsoleWorld();
  [author, approver] = await world.agency(['author'], ['approver']);
}, 60_000);

afterAll(async () => {
  await world?.[Symbol.asyncDispose]();
});

type Fields = Readonly<Record<string, string | readonly string[]>>;

const get = (url: string, by?: SignedIn, headers: Record<string, string> = {}) =>
  world.request({ method: 'GET', url, headers: { accept: 'text/html', ...headers } }, by);

const post = (url: string, fields: Fields, by?: SignedIn, headers: Record<string, string> = {}) =>
  world.request(
    {
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', ...headers },
      payload: new URLSearchParams(
        Object.entries(fields).flatMap(([name, value]) => [value].flat().map((each) => [name, each])),
      ).toString(),
    },
    by,
  );

function draftFields(overrides: Fields = {}): Fields {
  const { fr } = storyTexts;
  const expires = toLocalTime(new Date(world.clock.now().getTime() + 7_200_000), 'Europe/Paris');
  const texts = Object.entries(fr).map(([field, text]) => [`texts.fr.${field}`, text]);
  return {
    mode: 'Actual', category: 'Security', urgency: 'Immediate', severity: 'Extreme', certainty: 'Observed',
    responseTypes: 'Shelter', expires, areaKind: 'circle', latitude: '48,863', longitude: '2,3706', radiusMetres: '1200',
    intent: 'submit', ...Object.fromEntries(texts), ...overrides,
  }; // prettier-ignore
}

/** The id of the incident whose page an answer leads to. */
const idIn = ({ headers }: { readonly headers: { readonly location?: unknown } }): string =>
  /\/console\/incidents\/([\w-]{36})\//.exec(String(headers.location))?.[1] ?? '';

const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

async function submitted(overrides?: Fields): Promise<string> {
  const id = idIn(await post(paths.newIncident, draftFields(overrides), author));
  expect(id).not.toBe('');
  return id;
}

async function approval(id: string): Promise<Fields> {
  const { body } = await get(paths.review(id), approver);
  const shownPeople = hidden(body, 'shownPeople');
  return { contentHash: hidden(body, 'contentHash'), shownPeople, people: shownPeople, ...world.proof(approver) };
}

test('an alert goes from the form over the second officer to the public page', async () => {
  const id = await submitted();
  expect((await get('/', undefined)).body).not.toContain(storyTexts.fr.headline);
  const approved = await post(paths.approve(id), await approval(id), approver);
  expect([approved.statusCode, approved.headers.location]).toEqual([303, paths.watch(id)]);
  const watched = await get(paths.watch(id), approver);
  expect(watched.body).toContain('data-live="audience"');
  expect(watched.headers['cache-control']).toBe('no-store');
  const led = await get(`/i/${id}`);
  expect(led.headers.location).toMatch(/^\/i\/\d+$/);
  expect((await get(String(led.headers.location))).body).toContain(storyTexts.fr.headline);
  expect((await get('/')).body).toContain(storyTexts.fr.headline);
});

test('a form that is refused comes back with every word that was typed, and each mistake at its field', async () => {
  const { statusCode, body } = await post(
    paths.newIncident,
    draftFields({ severity: '', expires: 'demain', latitude: 'ici', 'texts.fr.headline': 'Un titre <b>à garder</b>' }),
    author,
  );
  expect(statusCode).toBe(422);
  expect(body).toContain('Un titre &lt;b>à garder&lt;/b>');
  for (const field of ['severity', 'expires', 'area']) expect(body).toContain(`href="#${field}"`);
  expect(body).toContain('value="ici"');
});

test('an area outside the territory is refused at the area, and no incident is left behind', async () => {
  const before = await world.count('SELECT count(*) FROM incident');
  const { statusCode, body } = await post(
    paths.newIncident,
    draftFields({ latitude: '43.3', longitude: '5.4' }),
    author,
  );
  expect([statusCode, body.includes('sort du territoire')]).toEqual([422, true]);
  expect(await world.count('SELECT count(*) FROM incident')).toBe(before);
});

test('a draft that is not fit to be submitted is saved, and its form says in French what is missing', async () => {
  const answer = await post(paths.newIncident, draftFields({ 'texts.fr.instruction': '' }), author);
  const form = await get(String(answer.headers.location), author);
  expect(form.body).toContain('Français, Que faire: manque');
  const fixed = await post(paths.draft(idIn(answer)), draftFields(), author);
  expect(fixed.headers.location).toBe(paths.review(idIn(answer)));
});

test('who has not read how many people will be told does not approve', async () => {
  const id = await submitted();
  const { people: _, ...rest } = await approval(id);
  const { statusCode, body } = await post(paths.approve(id), { ...rest, people: '12345' }, approver);
  expect([statusCode, body.includes('href="#people"')]).toEqual([422, true]);
  expect(await world.count('SELECT count(*) FROM alert_version v JOIN incident i ON i.id = v.incident_id WHERE i.public_id = $1 AND v.status = $2', [id, 'published'])).toBe(0); // prettier-ignore
});

test('a wrong password is refused on the review, without saying what was wrong', async () => {
  const id = await submitted();
  const { statusCode, body } = await post(paths.approve(id), { ...(await approval(id)), password: 'wrong' }, approver);
  expect([statusCode, body.includes('ne vont pas ensemble')]).toEqual([403, true]);
});

test('an alert that changed while the approver read it is shown as it is now, and not sent', async () => {
  const id = await submitted();
  const decision = await approval(id);
  await post(paths.draft(id), draftFields({ 'texts.fr.headline': 'Attaque armée à Paris 11e, fuyez' }), author);
  const { statusCode, body } = await post(paths.approve(id), decision, approver);
  expect(statusCode).toBe(409);
  expect(body).toContain('fuyez');
  expect(body).toContain('L’alerte a changé');
});

test('the author sees why they may not decide about their own alert', async () => {
  const { body } = await get(paths.review(await submitted()), author);
  expect(body).not.toContain('name="contentHash"');
});

test('an alert that was sent back tells its author why', async () => {
  const id = await submitted();
  expect((await post(paths.return(id), { reason: ' ' }, approver)).statusCode).toBe(422);
  expect((await post(paths.return(id), { reason: 'Le quartier est faux.' }, approver)).headers.location).toBe(
    '/console',
  );
  expect((await get(paths.draft(id), author)).body).toContain('Le quartier est faux.');
});

test('an update starts from what holds, keeps the mode, and the all-clear goes straight to its review', async () => {
  const id = await submitted({ mode: 'Exercise', note: 'Les agents de la préfecture' });
  await post(paths.approve(id), await approval(id), approver);
  expect((await get(paths.update(id), author)).body).toContain(storyTexts.fr.headline);
  const update = await post(paths.update(id), draftFields({ mode: 'Actual', note: 'Les agents', 'texts.fr.headline': 'Attaque armée à Paris 11e, le danger s’éloigne' }), author); // prettier-ignore
  expect(update.headers.location).toBe(paths.review(id));
  expect((await get(paths.review(id), approver)).body).toContain('<del>');
  await post(paths.approve(id), await approval(id), approver);
  const allClear = await post(paths.allClear(id), {}, author);
  expect(allClear.headers.location).toBe(paths.review(id));
  expect(await world.count(`SELECT count(*) FROM alert_version v JOIN incident i ON i.id = v.incident_id WHERE i.public_id = $1 AND v.mode = 'Exercise'`, [id])).toBe(3); // prettier-ignore
});

test('a false alarm is called off with one signature, and the public page stays and says so', async () => {
  const id = await submitted();
  await post(paths.approve(id), await approval(id), approver);
  expect((await get(paths.falseAlarm(id), author)).body).toContain('FAUSSE ALERTE');
  const calledOff = await post(paths.falseAlarm(id), world.proof(author), author);
  expect(calledOff.headers.location).toBe(paths.watch(id));
  const page = await get(String((await get(`/i/${id}`)).headers.location));
  expect(page.body).toContain('over-cancelled');
  expect(page.body).toContain('badge-cancelled');
});

test('signing in says nothing about which of address, password and code was wrong', async () => {
  const wrong = { password: 'x', totp: '000000' };
  const known = await post(paths.signIn, { email: 'officer-0@prefecture-1.example', ...wrong });
  const unknown = await post(paths.signIn, { email: 'nobody@prefecture-1.example', ...wrong });
  const blank = await post(paths.signIn, {});
  const bare = (html: string) => html.replace(/value="[^"]*@[^"]*"/g, '');
  expect([known, unknown, blank].map(({ statusCode }) => statusCode)).toEqual([401, 401, 401]);
  expect(bare(known.body)).toBe(bare(unknown.body));
});

test('a page asked for from another site leads over the sign-in back to itself', async () => {
  const first = await get(paths.console);
  expect(first.statusCode).toBe(401);
  const [, way = ''] = /content="0; url=([^"]+)"/.exec(first.body) ?? [];
  expect((await get(way, author)).headers.location).toBe(paths.console);
  expect((await get(way)).body).toContain('type="password"');
});

test.each(['https://evil.example/', '//evil.example', '/console/../../evil', 'javascript:alert(1)', '/me'])(
  'the sign-in does not lead to %s',
  async (next) => {
    const { headers } = await get(`${paths.signIn}?next=${encodeURIComponent(next)}`, author);
    expect(headers.location).toBe(paths.console);
  },
);

test('what was written is not lost when the session ends: the page says how to send it again', async () => {
  const { statusCode, body } = await post(paths.newIncident, draftFields());
  expect([statusCode, body.includes('rechargez cette page')]).toEqual([401, true]);
  expect(body).not.toContain('http-equiv');
});

test.each([[{ origin: 'https://evil.example' }], [{ 'sec-fetch-site': 'cross-site' }], [{ origin: 'null' }]])(
  'a form of another site changes nothing (%j)',
  async (headers) => {
    const before = await world.count('SELECT count(*) FROM incident');
    expect((await post(paths.newIncident, draftFields(), author, headers)).statusCode).toBe(403);
    expect(await world.count('SELECT count(*) FROM incident')).toBe(before);
  },
);
