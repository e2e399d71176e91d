import { forgedWebhook, forgeries } from '../../apps/simulator/carrier/forgery';
import { callParameters, signedWebhook } from '../../apps/simulator/carrier/webhook';
import { simulatorAccount } from '../../libs/platform/config/config';
import { heardIn } from '../world/telephones';
import { outside, storyTexts } from '../world/story-alert';
import { mobile, type Subscriber } from '../world/subscribers';
import { publicUrl, World } from '../world/world';

jest.setTimeout(180_000);

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world[Symbol.asyncDispose]());

const { accountSid, authToken } = simulatorAccount;

const answersOf = (phone: Pick<Subscriber, 'id'>) =>
  world.rows<{ answer: string; source: string; verified: boolean }>(
    'SELECT answer, source, verified FROM check_in WHERE person_id = $1 ORDER BY id',
    [phone.id],
  );

const answerCount = async (): Promise<number> => (await world.rows('SELECT id FROM check_in')).length;

const family = (): Promise<Subscriber[]> =>
  world.subscribers([{ firstName: 'Paul' }, { firstName: 'Odile', places: [outside] }]);

describe('in a story of its own', () => {
  afterEach(() => world.calm());

  test('a man without smartphone hears the alert read aloud and presses 1; his sister hears it', async () => {
    const [paul, odile] = await family();
    await world.follow(odile, paul);
    const plain = 'Tirs à Paris 11e. Cachez-vous.';
    const alerted = await world.publishAlert({ texts: { ...storyTexts, fr: { ...storyTexts.fr, plain } } });
    await world.settle();
    world.sms.putAway(odile.phone);
    world.calls.plan(paul.phone, { keys: ['1', 'hang-up'] });
    await world.calls.ring(paul);

    const [call] = world.calls.of(paul.phone);
    const [alert, keys, other] = call.captions;
    expect(alert).toMatchObject({ language: 'fr-FR', text: expect.stringMatching(/^ALERTE\. Tirs à Paris 11e\. Cachez-vous\. \d\d:\d\d, Paris 11e, Attaque armée\. Restez/) }); // prettier-ignore
    expect(keys?.text).toContain('Appuyez sur 1 si tout va bien');
    expect(other).toMatchObject({ language: 'en-GB', text: 'For English, press 9.' });
    expect(world.calls.heard(paul.phone)).toContain("C'est noté : vous êtes en sécurité.");
    expect(await answersOf(paul)).toEqual([{ answer: 'safe', source: 'voice', verified: true }]);
    expect(world.sms.sentTo(odile.phone)).toEqual([
      expect.stringMatching(/Paul est en sécurité\. Réponse par téléphone/),
    ]);
    expect(await world.statusOf(paul, 'voice')).toBe('seen');
    // Who wrote none has the prepared words, approved and hashed with all the rest, and on the page too.
    const [{ id, content }] = await world.rows<{ id: number; content: { texts: Record<string, { plain: string }> } }>(
      `SELECT incident_id AS id, content FROM alert_version WHERE content_hash = decode($1, 'hex')`,
      [alerted.contentHash],
    );
    expect(content.texts['fr']?.plain).toBe(plain);
    expect(content.texts['de']?.plain).toBe('Bewaffneter Angriff. Paris 11e.');
    const page = await world.http.as({ 'accept-language': 'fr' }).must('GET', `/i/${id}`);
    expect(page.text).toContain(plain);
  });

  test('someone calls in and presses 2: they hear 112 first, and help is on record', async () => {
    await world.publishAlert();
    await world.settle();
    const phone = mobile(810);
    const call = await world.calls.dial({ from: phone, keys: ['2', 'hang-up'] });
    const said = heardIn(call.captions);
    expect(said).toMatch(
      /^Attaque armée\. Paris 11e\. Restez où vous êtes, éloignez-vous des fenêtres\. Alerte en cours : Attaque armée, Paris 11e\. Restez/,
    );
    expect(said).toMatch(/Appelez maintenant le 112, ou le 114 par SMS.*est enregistrée/);
    const [row] = await world.rows('SELECT answer, source, verified FROM check_in ORDER BY id DESC LIMIT 1');
    expect(row).toEqual({ answer: 'need_help', source: 'voice', verified: false });
  });

  test('a call that is hung up before any key leaves no answer', async () => {
    const [paul] = await family();
    await world.publishAlert();
    await world.settle();
    const before = await answerCount();
    world.calls.plan(paul.phone, { keys: ['hang-up'] });
    await world.calls.ring(paul);
    await world.calls.dial({ from: mobile(811), keys: ['hang-up'] });
    expect(await answerCount()).toBe(before);
    expect(await world.statusOf(paul, 'voice')).toBe('delivered');
    expect(await world.rows('SELECT id FROM person WHERE id > $1 AND verified_at IS NULL', [paul.id])).toEqual([]);
  });

  test('the last key counts, the same key twice is one answer, and a webhook that comes again is none', async () => {
    const [paul] = await family();
    await world.publishAlert();
    await world.settle();
    await world.calls.dial({ from: paul.phone, keys: ['1', '1', '1', '3', 'hang-up'], repeats: 3 });
    expect((await answersOf(paul)).map(({ answer }) => answer)).toEqual(['safe', 'not_in_area']);
  });

  test('who presses nothing, or something unknown, hears it three times and then good-bye', async () => {
    await world.publishAlert();
    await world.settle();
    const before = await answerCount();
    const call = await world.calls.dial({ from: mobile(812), keys: ['-', '8', '-'] });
    expect(heardIn(call.captions).match(/Alerte en cours/g)).toHaveLength(3);
    expect(call.captions.at(-1)?.text).toBe('Au revoir.');
    expect(await answerCount()).toBe(before);
  });

  test('9 goes on in the next language, 5 says it again', async () => {
    await world.publishAlert();
    await world.settle();
    const call = await world.calls.dial({ from: mobile(813), keys: ['9', '5', '9', '9', '9', '1', 'hang-up'] });
    const openings = call.captions
      .filter(({ text }) => /Alert|Warnung|إنذار/.test(text))
      .map(({ language }) => language);
    expect(openings).toEqual(['fr-FR', 'en-GB', 'en-GB', 'es-ES', 'de-DE', 'ar-XA']);
    expect(call.captions.at(-1)).toMatchObject({ language: 'ar-XA', text: expect.stringContaining('سجلنا') });
  });

  test('with no alert running a caller is told so, and to call 112 in danger', async () => {
    await using quiet = await World.start();
    const call = await quiet.calls.dial({ from: mobile(814) });
    expect(heardIn(call.captions)).toMatch(/^Aucune alerte n'est en cours\. En danger, appelez le 112/);
    expect(await quiet.rows('SELECT id FROM person')).toEqual([]);
  });

  test.each(['busy', 'no-answer'] as const)(
    'a phone that is %s ends the call, and nothing is on record',
    async (answers) => {
      const [paul] = await family();
      await world.publishAlert();
      await world.settle();
      world.calls.plan(paul.phone, { answers });
      await world.calls.ring(paul);
      expect(await world.statusOf(paul, 'voice')).toBe('failed');
      expect(await answersOf(paul)).toEqual([]);
    },
  );

  test('a phone that is answered after the alarm was called off hears the correction, not the alarm', async () => {
    const [paul] = await family();
    const alert = await world.publishAlert();
    await world.settle();
    const person = [paul.id];
    const [notice] = await world.rows<{ id: number }>(
    `SELECT max(notice_id) AS id FROM delivery WHERE person_id = $1`, person); // prettier-ignore
    await world.calls.ring(paul);
    await world.alerts.cancel(alert);
    await world.settle();
    const path = `/webhooks/voice/deliveries/${notice?.id}.${paul.id}.1`;
    const [call] = world.calls.of(paul.phone);
    const genuine = signedWebhook(authToken, publicUrl + path, callParameters(call, accountSid), 'token');
    const { text } = await world.http.ask('POST', path, genuine);
    expect(text).toContain('CORRECTION');
    expect(text).not.toContain('<Gather');
  });
});

describe('a forged or recorded webhook', () => {
  beforeAll(async () => {
    await world.publishAlert();
    await world.settle();
  });

  const keysPath = '/webhooks/voice/keys?language=fr&step=1&misses=0&incident=';

  const post = (path: string, { headers, body }: ReturnType<typeof signedWebhook>) =>
    world.http.ask('POST', path, { headers, body });

  const running = async (): Promise<{ path: string; paul: Subscriber; parameters: Record<string, string> }> => {
    const [paul] = await family();
    const [incident] = await world.rows<{ id: number }>(`SELECT max(id) AS id FROM incident`);
    const sid = `CA${String(paul.id).padStart(32, '0')}`;
    const call = { sid, from: paul.phone, to: world.simulator.number, direction: 'inbound', status: 'in-progress' } as const; // prettier-ignore
    const parameters = { ...callParameters(call, accountSid), Digits: '1' };
    return { path: `${keysPath}${incident?.id}`, paul, parameters };
  };

  test.each(forgeries)('by "%s" is refused and changes nothing', async (forgery) => {
    const { path, parameters } = await running();
    const before = await answerCount();
    const { status } = await post(path, forgedWebhook(forgery, authToken, publicUrl + path, parameters));
    expect(status).toBe(403);
    expect(await answerCount()).toBe(before);
  });

  test('cannot move a key to another incident or step', async () => {
    const { path, parameters } = await running();
    const genuine = signedWebhook(authToken, publicUrl + path, parameters, 'token');
    expect((await post(path.replace('step=1', 'step=2'), genuine)).status).toBe(403);
  });

  test('sent a hundred times has one effect', async () => {
    const { path, paul, parameters } = await running();
    const genuine = signedWebhook(authToken, publicUrl + path, parameters, 'token');
    const answers = await Promise.all(Array.from({ length: 100 }, () => post(path, genuine)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await answersOf(paul)).toHaveLength(1);
  });

  test('does not bring back somebody who was erased', async () => {
    const { path, paul, parameters } = await running();
    const genuine = signedWebhook(authToken, publicUrl + path, parameters, 'token');
    await post(path, genuine);
    await paul.http.must('DELETE', '/v1/me');
    await world.settle();
    expect((await post(path, genuine)).status).toBe(200);
    expect(await answersOf(paul)).toEqual([]);
    expect(await world.rows('SELECT person_id, answer FROM voice_call WHERE call_sid = $1', [parameters['CallSid']])).toEqual([{ person_id: null, answer: null }]); // prettier-ignore
  });
});
