import { mobile } from '../world/subscribers';
import type { Officer } from '../world/officers';
import { World } from '../world/world';

jest.setTimeout(120_000);

let world: World;
let responder: Officer;
let colleague: Officer;
beforeAll(async () => {
  world = await World.start();
  responder = await world.officer({ roles: ['responder'] });
  colleague = await world.officer({ roles: ['responder'] });
});
afterAll(() => world[Symbol.asyncDispose]());
afterEach(() => world.calm());

interface Call {
  readonly id: string;
  readonly standing: string;
  readonly phoneEnding: string;
  readonly reasons: string[];
  readonly answer: string;
}

const desk = async (incident: string) => {
  const { body } = await responder.http.must('GET', `/v1/incidents/${incident}/triage`);
  return body as unknown as {
    oldestWaitingSeconds: number | null;
    waiting: number;
    calls: Call[];
    unverified: object[];
  };
};

const act = (officer: Officer, incident: string, call: string, command: string, body?: object) =>
  officer.http.ask('POST', `/v1/incidents/${incident}/triage/${call}/${command}`, { body });

test('a woman texts 2: an officer takes her call, and she reads that somebody has it', async () => {
  const { sister, brother, alert } = await world.relatives();
  await world.sms.receive({ from: sister.phone, body: '2' });
  await world.settle();
  expect(world.sms.sentTo(sister.phone)).toEqual([expect.stringMatching(/^Appelez le 112, ou le 114/)]);
  world.sms.putAway(sister.phone);
  world.clock.advance(240_000);
  await responder.stay();
  const before = await desk(alert.id);
  expect(before).toMatchObject({ oldestWaitingSeconds: 240, waiting: 1 });
  const [call] = before.calls;
  expect(call).toMatchObject({ standing: 'open', reasons: ['help'], phoneEnding: sister.phone.slice(-2) });
  expect(JSON.stringify(before)).not.toContain(sister.phone.slice(3, -2));
  expect(JSON.stringify(before)).not.toContain('Inès');

  for (let i = 0; i < 2; i++) expect((await act(responder, alert.id, call.id, 'claim')).status).toBe(204);
  await world.settle();
  expect(world.sms.sentTo(sister.phone)).toEqual([
    expect.stringMatching(/^Un agent s'occupe de votre demande d'aide depuis \d\d:\d\d .*appelez le 112/),
  ]);
  await colleague.stay();
  const refused = await act(colleague, alert.id, call.id, 'claim');
  expect([refused.status, refused.body['title']]).toEqual([409, 'Another officer has this call']);
  expect(await desk(alert.id)).toMatchObject({ oldestWaitingSeconds: null, waiting: 0 });

  const hidden = await act(colleague, alert.id, call.id, 'reveal', { reason: 'Curiosité' });
  expect(hidden.status).toBe(409);
  const shown = await act(responder, alert.id, call.id, 'reveal', { reason: 'Rappel de la victime' });
  expect(shown.body).toMatchObject({ phone: sister.phone, name: 'Inès', places: [{ kind: 'home' }] });

  const unheard = await act(responder, alert.id, call.id, 'resolve', {
    reason: 'Sans doute',
    hasSpokenWithPerson: false,
  });
  expect([unheard.status, unheard.body['title']]).toEqual([422, 'Only who has spoken with the person resolves a call']);
  const spoken = { reason: 'Elle est chez une voisine', hasSpokenWithPerson: true };
  expect((await act(responder, alert.id, call.id, 'resolve', spoken)).status).toBe(204);
  expect(await desk(alert.id)).toMatchObject({ waiting: 0, resolved: 1, calls: [] });

  world.sms.putAway(sister.phone);
  await world.sms.receive({ from: sister.phone, body: '2' });
  await world.settle();
  expect(await desk(alert.id)).toMatchObject({ waiting: 1, calls: [{ id: call.id, standing: 'open' }] });
  const trail = await world.rows<{ action: string; detail: string }>(
    `SELECT action, detail FROM audit_entry WHERE subject = $1 ORDER BY sequence`,
    [`call:${call.id}`],
  );
  expect(trail.map(({ action }) => action)).toEqual(['call-claimed', 'call-claimed', 'call-revealed', 'call-resolved']);
  expect(JSON.stringify(trail)).not.toMatch(/Rappel|voisine|\+33/);
  // Her brother heard what she said, and nothing of the officers.
  const news = world.push.shown(brother.device).length;
  expect(news).toBeGreaterThan(0);
});

test('a call that was handed to the 112 with its number opens again when the person calls again', async () => {
  const { sister, alert } = await world.relatives();
  await world.sms.receive({ from: sister.phone, body: '2' });
  await world.settle();
  await responder.stay();
  const [call] = (await desk(alert.id)).calls;
  await act(responder, alert.id, call.id, 'claim');
  expect((await act(responder, alert.id, call.id, 'hand-over', { reference: 'CTA-4711' })).status).toBe(204);
  expect((await desk(alert.id)).calls).toMatchObject([{ standing: 'handed_to_112' }]);
  const { body } = await responder.http.must('GET', `/v1/incidents/${alert.id}/triage/${call.id}`);
  expect(body['history']).toContainEqual(expect.objectContaining({ kind: 'handed_over', words: 'CTA-4711' }));
  await world.sms.receive({ from: sister.phone, body: '2' });
  await world.settle();
  expect((await desk(alert.id)).calls).toMatchObject([{ standing: 'open' }]);
});

test('somebody who cannot be reached comes back to the desk after five minutes', async () => {
  const { sister, alert } = await world.relatives();
  await world.sms.receive({ from: sister.phone, body: '2' });
  await world.settle();
  await responder.stay();
  const [call] = (await desk(alert.id)).calls;
  await act(responder, alert.id, call.id, 'claim');
  await act(responder, alert.id, call.id, 'unreachable');
  expect(await desk(alert.id)).toMatchObject({ waiting: 0, calls: [{ standing: 'unreachable', tries: 1 }] });
  world.clock.advance(300_000);
  await responder.stay();
  expect(await desk(alert.id)).toMatchObject({ waiting: 1, calls: [{ standing: 'open' }] });
});

test('a word for duress opens a call in silence: neither the phone nor those who follow hear of it', async () => {
  const { sister, brother, alert } = await world.relatives();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const chosen = await sister.http.ask('POST', '/me/duress-word', { body: 'duressWord=tournesol', headers });
  expect(chosen.status).toBe(303);
  const before = world.push.shown(brother.device).length;
  await sister.http.ask('POST', `/v1/incidents/${alert.id}/check-ins`, {
    body: { answer: 'safe', word: 'tournesol' },
    headers: { 'idempotency-key': 'forced-answer-0001' },
  });
  await world.settle();
  await responder.stay();
  const [call] = (await desk(alert.id)).calls;
  expect(call).toMatchObject({ standing: 'open', reasons: ['duress'], answer: 'safe' });
  await act(responder, alert.id, call.id, 'claim');
  await world.settle();
  expect(world.sms.sentTo(sister.phone)).toEqual([]);
  expect(world.push.shown(brother.device).slice(before)).toHaveLength(1);
});

test('forty unknown numbers that call for help are counted together, and hide nobody who is known', async () => {
  const { sister, alert } = await world.relatives();
  await Promise.all(Array.from({ length: 40 }, (_, i) => world.sms.receive({ from: mobile(900 + i), body: '2' })));
  await world.sms.receive({ from: sister.phone, body: '2' });
  await world.settle();
  await responder.stay();
  const { calls, unverified } = await desk(alert.id);
  expect(calls).toMatchObject([{ phoneEnding: sister.phone.slice(-2) }]);
  expect(unverified).toMatchObject([{ place: null, calls: 40, waiting: 40 }]);
});

test('only responders of the agency see the desk', async () => {
  const alert = await world.publishAlert();
  await world.settle();
  const path = `/v1/incidents/${alert.id}/triage`;
  expect((await world.http.ask('GET', path)).status).toBe(401);
  expect((await (await world.author()).http.ask('GET', path)).status).toBe(403);
  expect((await responder.http.ask('GET', path)).status).toBe(200);
});

test('on the page, an officer takes the call with one button, and a colleague reads that it is taken', async () => {
  const { sister, alert } = await world.relatives();
  await world.sms.receive({ from: sister.phone, body: '2' });
  await world.settle();
  await responder.stay();
  const page = `/console/incidents/${alert.id}/triage`;
  const { text } = await responder.http.ask('GET', page);
  expect(text).toContain(`finit par ${sister.phone.slice(-2)}`);
  const call = /triage\/([0-9a-f-]{36})"/.exec(text)?.[1] ?? '';
  const post = (officer: Officer, body: string) =>
    officer.http.ask('POST', `${page}/${call}`, {
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    });
  const taken = await post(responder, 'command=claim');
  expect([taken.status, taken.headers.get('location')]).toEqual([303, `${page}/${call}?done=claim`]);
  await colleague.stay();
  const refused = await post(colleague, 'command=claim');
  expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('Un autre agent vient de prendre')]);
  expect((await responder.http.ask('GET', `${page}/${call}`)).text).not.toContain(sister.phone);
  expect((await post(responder, 'command=reveal&reason=Rappel')).status).toBe(303);
  expect((await responder.http.ask('GET', `${page}/${call}`)).text).toContain(sister.phone);
  expect((await colleague.http.ask('GET', `${page}/${call}`)).text).not.toContain(sister.phone);
  const { body } = await responder.http.ask('GET', `${page}/values?seen=0`);
  expect(body).toMatchObject({ waiting: { text: '0' }, held: { text: '1' }, changed: expect.anything() });
});
