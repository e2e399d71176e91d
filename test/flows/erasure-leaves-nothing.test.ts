import { signedWebhook } from '../../apps/simulator/carrier/webhook';
import { templateContext } from '../../libs/alerting/template-context';
import { Vault } from '../../libs/platform/vault/vault';
import { outside } from '../world/story-alert';
import type { Subscriber } from '../world/subscribers';
import { publicUrl, World } from '../world/world';

jest.setTimeout(120_000);

const canary = 'Zéphyrine';

/** Sealed values that do not go with the person's row, opened; the test fails when there is a column that it cannot open. */
async function openedTexts(world: World): Promise<string[]> {
  const vault = world.server.app.get(Vault, { strict: false });
  const columns = await world.rows<{ name: string }>(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND data_type = 'bytea' AND column_name LIKE '%sealed%' ORDER BY 1`,
  );
  const notices = await world.rows<{ id: number; rule: string; sealed: Buffer }>(
    'SELECT event_id AS id, rule, template_sealed AS sealed FROM notice WHERE length(template_sealed) > 0',
  );
  expect(
    columns.map(({ name }) => name).filter((name) => !ofPerson.includes(name) && !ofOfficer.includes(name)),
  ).toEqual([
    'inbound_sms.body_sealed',
    'inbound_sms.reply_sealed',
    'notice.template_sealed',
    'roster_chunk.rows_sealed',
  ]);
  const left = await world.rows('SELECT 1 FROM inbound_sms WHERE body_sealed IS NOT NULL OR reply_sealed IS NOT NULL');
  expect(left).toEqual([]);
  // Rows of a roster are gone as soon as they have been read.
  expect(await world.rows('SELECT 1 FROM roster_chunk')).toEqual([]);
  return notices.map(({ id, rule, sealed }) => vault.open(sealed, templateContext(id, rule)));
}

const ofPerson = [
  'death_file.reason_sealed', 'guardian_code.code_sealed', 'household_member.name_sealed', 'help_act.words_sealed', 'one_time_code.code_sealed', 'one_time_code.subscription_sealed', 'person.name_sealed', 'person.phone_sealed',
  'person_link.token_sealed', 'push_address.address_sealed', 'push_prekey.prekey_sealed', 'safety_ask.caller_sealed', 'visibility.code_sealed', 'voice_message.audio_sealed',
]; // prettier-ignore
const ofOfficer = ['officer.totp_secret_sealed', 'officer_invitation.totp_secret_sealed'];

/** @param but a table that is left out */
async function everything(world: World, but?: string): Promise<string> {
  const tables = await world.rows<{ name: string }>(
    `SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`,
  );
  const texts = await Promise.all(
    tables
      .filter(({ name }) => name !== but)
      .map(({ name }) => world.rows<{ row: string }>(`SELECT ${name}::text AS row FROM ${name} ORDER BY 1`)),
  );
  return texts.flat().map(({ row }) => row).join('\n'); // prettier-ignore
}

let world: World;
let sid: string;
let person: Subscriber;

beforeAll(async () => {
  world = await World.start();
  const [first, relative] = await world.subscribers([
    { firstName: canary, push: true },
    { firstName: 'Karim', places: [outside] },
  ]);
  person = first;
  await world.follow(relative, person);
  await person.http.must('POST', '/v1/me/follows', { phone: relative.phone });
  await world.publishAlert();
  ({ sid } = await world.sms.receive({ from: person.phone, body: '2' }));
  await world.sms.receive({ from: person.phone, body: `bonjour ici ${canary}` });
  await world.settle();
  await person.http.must('DELETE', '/v1/me');
  await world.settle();
});
afterAll(() => world[Symbol.asyncDispose]());

test('after an erasure no table holds a trace of a person in clear', async () => {
  const rows = await everything(world);
  const traces = [canary, person.phone, person.phone.slice(1), person.device.endpoint];
  expect(traces.filter((trace) => rows.includes(trace))).toEqual([]);
  expect(await world.rows('SELECT id FROM person WHERE id = $1', [person.id])).toEqual([]);
});

test('nor does any sealed value that outlives them', async () => {
  const texts = await openedTexts(world);
  expect(texts.filter((text) => text.includes(canary) || text.includes(person.phone.slice(1)))).toEqual([]);
});

test('the replay of what they once wrote brings nothing back and answers nobody', async () => {
  // Each worker says there every few seconds that its text routes are well.
  const stored = () => everything(world, 'carrier_report');
  const before = await stored();
  const told = world.sms.sentTo(person.phone).length;
  const { sid: accountSid, authToken } = world.simulator.account;
  const form = { MessageSid: sid, AccountSid: accountSid, From: person.phone, To: world.simulator.number, Body: '2' };
  const path = '/webhooks/sms/inbound';
  const { headers, body } = signedWebhook(authToken, publicUrl + path, form, 'token');
  expect((await world.http.ask('POST', path, { headers, body })).status).toBe(200);
  await world.settle();
  expect(await stored()).toBe(before);
  expect(world.sms.sentTo(person.phone)).toHaveLength(told);
});
