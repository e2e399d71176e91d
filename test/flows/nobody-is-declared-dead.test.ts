import { readFileSync } from 'node:fs';
import { interpret } from '../../libs/inbound/interpret';
import { mobile } from '../world/subscribers';
import { World } from '../world/world';

jest.setTimeout(120_000);

const words = ['deceased', 'dead', 'death', 'décédé', 'décédée', 'mort', 'morte', 'muerto', 'fallecido', 'tot', 'verstorben', 'متوفى', 'مات', 'ميت']; // prettier-ignore
const keys = ['0', '5', '6', '7', '9', '#', '*'];

let world: World;
beforeAll(async () => {
  world = await World.start();
  await world.publishAlert();
  await world.settle();
});
afterAll(() => world[Symbol.asyncDispose]());

const answersGiven = () => world.rows<{ answer: string }>('SELECT DISTINCT answer FROM check_in');

test('nobody can be declared dead by text, of themselves or of another', async () => {
  const subscriber = await world.subscriber();
  const national = mobile(800).replace('+33', '0');
  for (const word of words) {
    for (const body of [word, `1 pour ${national} ${word}`, `${word} pour ${national}`, `8 ${word}`]) {
      expect([body, interpret(body).kind]).toEqual([body, 'unknown']);
    }
    await world.sms.receive({ from: subscriber.phone, body: `${word} pour ${national}` });
  }
  for (const key of keys) expect(['unknown', 'help', 'read']).toContain(interpret(key).kind);
  await world.settle();
  expect(await answersGiven()).toEqual([]);
});

test('nor by any address of the service: each takes only the answers that people give', async () => {
  const subscriber = await world.subscriber();
  const [{ id }] = (await world.rows<{ id: string }>('SELECT public_id AS id FROM incident')) as [{ id: string }];
  const report = { phone: mobile(801), relation: 'family', hadContact: true };
  const headers = { 'idempotency-key': 'nobody-is-declared-dead' };
  for (const answer of words) {
    const ask = (path: string, body: object) => subscriber.http.ask('POST', path, { body, headers });
    expect((await ask(`/v1/incidents/${id}/check-ins`, { answer })).status).toBe(400);
    expect((await ask('/v1/me/reports', { ...report, answer })).status).toBe(400);
    const form = new URLSearchParams({ phone: report.phone, relation: 'family', contact: 'yes', answer }).toString();
    for (const path of ['/me/reports', `/i/${id}/answer`]) {
      const { status } = await subscriber.http.ask('POST', path, {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: form,
      });
      expect([path, status >= 400 && status < 500]).toEqual([path, true]);
    }
  }
  expect(await answersGiven()).toEqual([]);
});

test('nor is there a word for it in what the service takes, or a place for it in its tables', async () => {
  const taken = readFileSync('docs/openapi.json', 'utf8').toLowerCase();
  expect(words.slice(0, 6).filter((word) => taken.includes(`"${word}"`))).toEqual([]);
  const subscriber = await world.subscriber();
  for (const answer of words)
    await expect(
      world.rows(
        `INSERT INTO check_in (incident_id, person_id, answer, source, verified, idempotency_key, said_at, recorded_at)
         SELECT id, $1, $2, 'import', true, $2, now(), now() FROM incident`,
        [subscriber.id, answer],
      ),
    ).rejects.toMatchObject({ message: expect.stringContaining('check_in_answer_check') });
});
