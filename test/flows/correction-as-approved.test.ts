import { renderMessage } from '../../libs/alerting/message-text';
import type { AlertContent, PreparedTexts } from '../../libs/incidents/alert';
import { correctionOf } from '../../libs/incidents/prepared-texts';
import { outside, storyTexts } from '../world/story-alert';
import { publicUrl, World } from '../world/world';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => (world = await World.start()));
afterAll(() => world[Symbol.asyncDispose]());
afterEach(() => world.simulator.faults.clear());

interface Seen {
  readonly contentHash: string;
  readonly content: AlertContent;
}

/** What the approver has on screen. */
async function seen(id: string): Promise<Seen> {
  const approver = await world.approver();
  const { body } = await approver.http.must('GET', `/v1/incidents/${id}`);
  return (body['versions'] as Seen[])[0];
}

const written: PreparedTexts = {
  fr: {
    headline: 'Attaque armée à Paris 11e : c’était un essai',
    description: 'Un opérateur s’est trompé.',
    instruction: 'Vous pouvez sortir.',
  },
};

test('the correction that was approved with the alert is what people get, byte for byte', async () => {
  const people = await world.subscribers([{}, { language: 'en' }, { language: 'ar' }, { language: 'de' }]);
  const pending = await world.alerts.submit(await world.alerts.draft({ correction: written }));
  const { content, contentHash } = await seen(pending.id);
  expect(contentHash).toBe(pending.contentHash);
  expect(content.correction?.fr).toEqual(written.fr);
  expect(content.correction?.ar?.headline).toContain('إنذار خاطئ');
  await world.alerts.approve(pending);
  await world.settle();
  for (const { phone } of people) world.sms.putAway(phone);
  await world.alerts.cancel(pending, 'Mauvais bouton, M. Durand');
  await world.settle();
  const [{ sentAt, number }] = await world.rows<{ sentAt: Date; number: number }>(
    `SELECT v.sent_at AS "sentAt", v.incident_id AS number FROM alert_version v JOIN incident i ON i.id = v.incident_id
     WHERE i.public_id = $1 AND v.message_type = 'Cancel'`,
    [pending.id],
  );
  const { texts } = correctionOf(content, sentAt);
  const url = `${publicUrl}/i/${number}`;
  for (const { phone, language } of people) {
    const template = { kind: 'cancel', mode: 'Actual', texts, at: sentAt.toISOString(), timeZone: 'Europe/Paris', url } as const; // prettier-ignore
    const { body } = renderMessage(template, language, 'sms');
    expect(world.sms.sentTo(phone)).toEqual([body]);
    expect(body).not.toContain('Durand');
  }
  expect(world.sms.sentTo(people[0]?.phone ?? '')[0]).toContain("Attaque armée à Paris 11e : c'était un essai");
});

test('after an update it is the correction of the update that leaves', async () => {
  const person = await world.subscriber();
  const alert = await world.publishAlert({ correction: written });
  const update = { correction: { fr: { ...written.fr, headline: 'Attaque armée à Paris 11e : démenti' } } };
  await world.alerts.update(alert, update as Parameters<typeof world.alerts.update>[1]);
  await world.settle();
  world.sms.putAway(person.phone);
  await world.alerts.cancel(alert);
  await world.settle();
  expect(world.sms.sentTo(person.phone)).toEqual([expect.stringContaining('Attaque armée à Paris 11e : démenti')]);
  expect(world.sms.sentTo(person.phone)[0]).not.toContain(storyTexts.fr.instruction);
});

test('a correction that does not say where nothing happened is not submitted', async () => {
  const vague = { fr: { headline: 'Tout va bien', description: '', instruction: '' } };
  const drafted = await world.alerts.draft({ correction: vague });
  await expect(world.alerts.submit(drafted)).rejects.toThrow('alert-incomplete');
});

test('who was told on one channel only is corrected on that one, and a relative who was told is corrected too', async () => {
  const [both, pushOnly, brother, stranger] = await world.subscribers([
    { push: true },
    { push: true },
    { places: [outside] },
    { places: [outside] },
  ]);
  await world.follow(brother, both);
  world.push.sleep(both.device);
  const alert = await world.publishAlert();
  await world.settle();
  await world.advance(60_000);
  await world.settle();
  expect(world.sms.sentTo(both.phone)).toHaveLength(1);
  const shownBefore = world.push.shown(pushOnly.device).length;
  // He hears no news of her any more, and was told of the danger all the same.
  const { body } = await brother.http.must('GET', '/v1/me/follows');
  const [follow] = body['following'] as { id: string }[];
  await brother.http.must('DELETE', `/v1/me/follows/${follow?.id}`);
  // Somebody who has come to follow since has heard nothing that could be corrected.
  await world.follow(stranger, both);
  for (const { phone } of [both, brother, stranger]) world.sms.putAway(phone);
  await world.alerts.cancel(alert);
  await world.advance(60_000);
  await world.settle();
  expect(world.sms.sentTo(both.phone)).toEqual([expect.stringContaining('CORRECTION')]);
  expect(world.sms.sentTo(pushOnly.phone)).toEqual([]);
  expect(world.push.shown(pushOnly.device).length).toBe(shownBefore + 1);
  expect(world.push.shown(pushOnly.device).at(-1)).toMatchObject({ title: expect.stringContaining('CORRECTION') });
  expect(world.sms.sentTo(brother.phone)).toEqual([expect.stringContaining('CORRECTION')]);
  expect(world.sms.sentTo(stranger.phone)).toEqual([]);
});
