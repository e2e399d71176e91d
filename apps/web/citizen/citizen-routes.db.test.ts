import { type ConsoleWorld, startConsoleWorld } from '../../../test/world/console-world';
import { codeToSend } from '../../../libs/people/texts-to-send.queries';
import { LinksService } from '../../../libs/people/links.service';
import { parsePhone, type PhoneNumber } from '../../../libs/channels/phone-number';
import { sql, sqlOne } from '../../../libs/platform/database/sql';
import { hashToken, randomToken } from '../../../libs/platform/token';
import { Vault } from '../../../libs/platform/vault/vault';
import { paths } from '../paths';

let world: ConsoleWorld;
let number = 0;

beforeAll(async () => {
  world = await startConsoleWorld();
  await sql(
    world.database,
    `INSERT INTO commune_outline (code, name, outline) VALUES ('93066', 'Saint-Denis', $1), ('97411', 'Saint-Denis', $1), ('75111', 'Paris 11e Arrondissement', $1)`,
    [{ type: 'Polygon', coordinates: [[[2.36, 48.85], [2.4, 48.85], [2.4, 48.87], [2.36, 48.87], [2.36, 48.85]]] }], // prettier-ignore
  );
}, 60_000);

afterAll(async () => {
  await world?.[Symbol.asyncDispose]();
});

beforeEach(() => sql(world.database, 'DELETE FROM rate_limit'));

type Fields = Readonly<Record<string, string>>;

/** Somebody's browser: it keeps the cookies that it is given. */
class Visitor {
  private readonly cookies = new Map<string, string>();

  get(url: string, headers: Fields = {}) {
    return this.ask('GET', url, headers);
  }

  post(url: string, fields: Fields = {}) {
    const payload = new URLSearchParams(fields).toString();
    return this.ask('POST', url, { 'content-type': 'application/x-www-form-urlencoded' }, payload);
  }

  private async ask(method: 'GET' | 'POST', url: string, headers: Fields, payload?: string) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await world.request({
      method,
      url,
      headers: { accept: 'text/html', cookie, ...headers },
      ...(payload !== undefined && { payload }),
    });
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (line.includes('Max-Age=0')) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }
}

const newPhone = (): PhoneNumber => parsePhone(`0698${String(++number).padStart(6, '0')}`, 'FR') as PhoneNumber;

/** The code that a phone would have got last. */
async function lastCode(): Promise<string> {
  const { id } = await sqlOne<{ id: string }>(world.database, 'SELECT request_id AS id FROM one_time_code ORDER BY created_at DESC, ctid DESC LIMIT 1'); // prettier-ignore
  const vault = world.server.app.get(Vault, { strict: false });
  return (await codeToSend(world.database, vault, id, world.clock.now()))?.code ?? '';
}

async function subscribed(fields: Fields = {}): Promise<Visitor> {
  const visitor = new Visitor();
  await visitor.post(paths.subscribe, { phone: newPhone(), language: 'fr', ...fields });
  await visitor.post(paths.confirm, { code: await lastCode() });
  return visitor;
}

test('a subscription goes from the form over the code to one’s own page', async () => {
  const visitor = new Visitor();
  const asked = await visitor.post(paths.subscribe, { phone: newPhone(), firstName: 'Inès', language: 'es', kind: 'home', latitude: '48,863', longitude: '2,371' }); // prettier-ignore
  expect([asked.statusCode, asked.headers.location]).toEqual([303, paths.confirm]);
  expect((await visitor.get(paths.confirm)).body).toMatch(/\+33•••••\d\d/);
  const code = await lastCode();
  const confirmed = await visitor.post(paths.confirm, { code: `${code.slice(0, 3)} ${code.slice(3)}` });
  expect(confirmed.headers.location).toBe(paths.me);
  const me = await visitor.get(paths.me);
  expect(me.headers['cache-control']).toBe('no-store');
  expect(me.body).toContain('value="Inès"');
  expect(me.body).toContain('<option value="es" selected>');
  expect(me.body).toMatch(/48\.8\d, 2\.3\d/);
});

test('a form with several mistakes comes back with all of them, and with everything that was typed', async () => {
  const { statusCode, body } = await new Visitor().post(paths.subscribe, {
    phone: '12', firstName: 'http://x', language: 'xx', commune: 'Nulle-Part', kind: 'work',
  }); // prettier-ignore
  expect(statusCode).toBe(422);
  for (const field of ['phone', 'firstName', 'language', 'commune']) expect(body).toContain(`href="#${field}"`);
  for (const value of ['12', 'http://x', 'Nulle-Part']) expect(body).toContain(`value="${value}"`);
});

test.each([
  ['75111', undefined],
  ['paris 11E arrondissement', undefined],
  ['Saint Denis', 'Plusieurs communes portent ce nom'],
  ['Atlantis', 'n’est pas connue ici'],
])('the commune "%s" is found, or the form says why not', async (commune, refusal) => {
  const { statusCode, body } = await new Visitor().post(paths.subscribe, {
    phone: newPhone(),
    language: 'fr',
    commune,
  });
  expect([statusCode, refusal === undefined || body.includes(refusal)]).toEqual([refusal ? 422 : 303, true]);
});

test('a known number and an unknown one see the same', async () => {
  const phone = newPhone();
  const answers = [];
  for (const each of [phone, phone]) {
    const visitor = new Visitor();
    const { statusCode, headers } = await visitor.post(paths.subscribe, { phone: each, language: 'fr' });
    answers.push([statusCode, headers.location, (await visitor.get(paths.confirm)).body]);
    await visitor.post(paths.confirm, { code: await lastCode() });
  }
  expect(answers[0]).toEqual(answers[1]);
});

test('a wrong code may be tried again, and another code be asked for', async () => {
  const visitor = new Visitor();
  await visitor.post(paths.subscribe, { phone: newPhone(), language: 'de' });
  const first = await lastCode();
  const wrong = await visitor.post(paths.confirm, { code: first === '000000' ? '000001' : '000000' });
  expect([wrong.statusCode, wrong.body.includes('Ce code est faux')]).toEqual([422, true]);
  expect((await visitor.post(paths.confirm, { code: 'abc' })).body).toContain('Le code a 6 chiffres');
  expect((await visitor.post(paths.resendCode)).headers.location).toBe(paths.confirm);
  expect((await visitor.post(paths.confirm, { code: await lastCode() })).headers.location).toBe(paths.me);
});

test('a pending subscription is nobody else’s: without its cookie there is no page for a code', async () => {
  const stranger = new Visitor();
  expect((await stranger.get(paths.confirm)).headers.location).toBe(paths.subscribe);
  expect((await stranger.get(paths.confirm, { cookie: '__Host-tocsin-pending=AQIDBA' })).headers.location).toBe(paths.subscribe); // prettier-ignore
  expect((await stranger.post(paths.resendCode)).headers.location).toBe(paths.subscribe);
});

test('places are added by commune or coordinates and taken away, and a wrong one comes back as typed', async () => {
  const visitor = await subscribed();
  await visitor.post(paths.myPlaces, { kind: 'work', commune: '75111' });
  await visitor.post(paths.myPlaces, { kind: 'watched', latitude: '45.7578', longitude: '4.832' });
  const both = (await visitor.get(paths.me)).body;
  const [first = '', second = ''] = [...both.matchAll(/action="(\/me\/places\/[^"]+\/remove)"/g)].map(([, to = '']) => to); // prettier-ignore
  expect(second).not.toBe('');
  await visitor.post(first);
  const one = (await visitor.get(paths.me)).body;
  expect([one.includes(first), one.includes(second)]).toEqual([false, true]);
  const refused = await visitor.post(paths.myPlaces, { kind: 'home', latitude: 'ici', longitude: '2' });
  expect([refused.statusCode, refused.body.includes('value="ici"')]).toEqual([422, true]);
  expect((await visitor.post(paths.myPlaces, { kind: 'home' })).body).toContain('Indiquez une commune');
});

test('name and language are corrected, and an emptied name is forgotten', async () => {
  const visitor = await subscribed({ firstName: 'Inès' });
  expect((await visitor.post(paths.myDetails, { firstName: 'http://x', language: 'fr' })).body).toContain('value="http://x"'); // prettier-ignore
  await visitor.post(paths.myDetails, { firstName: '', language: 'ar' });
  const { body } = await visitor.get(paths.me);
  expect([body.includes('Inès'), body.includes('<option value="ar" selected>')]).toEqual([false, true]);
});

test('somebody is followed by number, takes notice of the request, accepts and stops it', async () => {
  const followedPhone = newPhone();
  const follower = await subscribed({ firstName: 'Karim' });
  const followed = await subscribed({ phone: followedPhone, firstName: 'Inès' });
  expect((await follower.post(paths.follow, { followPhone: '1' })).body).toContain('value="1"');
  await follower.post(paths.follow, { followPhone: followedPhone });
  expect((await follower.get(paths.me)).body).not.toContain('Inès');
  const asked = (await followed.get(paths.me)).body;
  const [, decide = ''] = /action="(\/me\/followers\/[^"]+)"/.exec(asked) ?? [];
  expect(asked).toContain('Karim');
  await followed.post(decide, { decision: 'accept' });
  expect((await follower.get(paths.me)).body).toContain('Inès');
  await followed.post(decide, { decision: 'revoke' });
  expect((await follower.get(paths.me)).body).not.toContain('Inès');
});

test('nobody touches another’s place, follow or notification', async () => {
  const [victim, stranger] = [await subscribed({ latitude: '48.86', longitude: '2.37' }), await subscribed()];
  const { body } = await victim.get(paths.me);
  const [, remove = ''] = /action="(\/me\/places\/[^"]+)"/.exec(body) ?? [];
  await stranger.post(remove);
  expect((await victim.get(paths.me)).body).toContain(remove);
  expect((await stranger.post('/me/followers/7b1c9b0e-43a1-4b7e-9a51-0c6a1f1c2d3e', { decision: 'accept' })).statusCode).toBe(404); // prettier-ignore
});

test('one’s own data is taken away as a file, and erased only by who ticks the box', async () => {
  const phone = newPhone();
  const visitor = await subscribed({ phone, firstName: 'Zoé' });
  const file = await visitor.get(paths.exportMe);
  expect(file.headers['content-disposition']).toContain('attachment');
  expect(JSON.parse(file.body)).toMatchObject({ name: 'Zoé', phone });
  expect((await visitor.post(paths.eraseMe)).body).toContain('Cochez la case');
  const erased = await visitor.post(paths.eraseMe, { understood: 'yes' });
  expect([erased.headers.location, erased.headers['clear-site-data']]).toEqual([paths.erased, '"cache", "storage"']);
  expect((await visitor.get(paths.erased)).statusCode).toBe(200);
  expect((await visitor.get(paths.me)).statusCode).toBe(401);
});

test('a link from a text is used up by its button, not by the preview that a telephone makes of it', async () => {
  const phone = newPhone();
  await subscribed({ phone });
  const token = await manageLink(phone);
  const visitor = new Visitor();
  for (let preview = 0; preview < 3; preview++) {
    const { body, headers } = await visitor.get(paths.openLink(token));
    expect([body.includes(`action="/me/${token}"`), headers['set-cookie']]).toEqual([true, undefined]);
  }
  expect((await visitor.post(paths.openLink(token))).headers.location).toBe(paths.me);
  expect((await visitor.get(paths.me)).statusCode).toBe(200);
  expect((await new Visitor().post(paths.openLink(token))).statusCode).toBe(410);
  expect((await new Visitor().get(paths.openLink(randomToken()))).statusCode).toBe(200);
});

/** As `LinksService` sends it to the phone. */
async function manageLink(phone: PhoneNumber): Promise<string> {
  const vault = world.server.app.get(Vault, { strict: false });
  await world.server.app.get(LinksService, { strict: false }).requestManageLink(phone, '192.0.2.1');
  const link = await sqlOne<{ hash: Buffer; sealed: Buffer }>(world.database, `SELECT token_hash AS hash, token_sealed AS sealed FROM person_link WHERE purpose = 'manage' ORDER BY created_at DESC LIMIT 1`); // prettier-ignore
  const token = vault.open(link.sealed, `person_link:${link.hash.toString('hex')}:token`);
  expect(hashToken(token).equals(link.hash)).toBe(true);
  return token;
}

test('a language that was chosen once holds, also for a page that refuses', async () => {
  const visitor = new Visitor();
  expect((await visitor.get('/?lang=ar', { 'accept-language': 'de' })).body).toContain('dir="rtl"');
  expect((await visitor.get('/nowhere', { 'accept-language': 'de' })).body).toContain('dir="rtl"');
  expect((await visitor.post(paths.subscribe)).body).toContain('dir="rtl"');
});

test('one’s own page asked for by a link from elsewhere is asked for once more, with the cookie', async () => {
  const elsewhere = { 'sec-fetch-site': 'cross-site' };
  expect((await new Visitor().get(paths.me, elsewhere)).body).toContain(`content="0; url=${paths.me}"`);
  expect((await new Visitor().get(paths.me)).body).toContain(`content="0; url=${paths.subscribe}"`);
});

test('a page and an asset that a browser has already are not sent again', async () => {
  for (const url of ['/', '/assets/site.css', '/service-worker.js']) {
    const first = await new Visitor().get(url);
    expect(first.statusCode).toBe(200);
    const again = await new Visitor().get(url, { 'if-none-match': String(first.headers.etag) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  }
});

test('whatever stands in an address, an answer is never a fault', async () => {
  for (const url of ['/i/0', '/i/99999999999999999999', '/i/%00', '/i/x/version', '/me/x', '/i/7e9', '/assets/../main.ts', '/console/incidents/x/watch', '/?lang=%00&lang=fr']) {
    const { statusCode } = await new Visitor().get(url);
    expect([url, statusCode < 500]).toEqual([url, true]);
  } // prettier-ignore
});
