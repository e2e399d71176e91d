import { storyDraft } from '../world/story-alert';
import { World } from '../world/world';

jest.setTimeout(120_000);

test.each(['Exercise', 'Test'] as const)(
  'a %s is rehearsed by the whole service and reaches no phone, browser or page',
  async (mode) => {
    await using world = await World.start();
    const [person, relative] = await world.subscribers([{ push: true }, { push: true, places: [] }]);
    await world.follow(relative, person);
    const [page] = [await world.live(person)];
    const before = world.simulator.tally();
    const officer = await world.officer({ roles: ['author', 'approver'] });
    const draft = storyDraft(world.clock.now(), { mode, note: 'Préfecture et pompiers' });
    const { body } = await officer.post('/v1/incidents', draft);
    const id = String(body['id']);
    await officer.post(`/v1/incidents/${id}/submit`);
    await officer.post(`/v1/incidents/${id}/approve`, { contentHash: body['contentHash'], ...officer.stepUp() });
    await world.settle();
    await world.advance(120_000);
    await world.settle();
    await officer.post(`/v1/incidents/${id}/cancel`, { reason: 'Fin', ...officer.stepUp() });
    await world.settle();

    expect(world.simulator.tally()).toEqual(before);
    expect(page?.messages.filter(({ kind }) => ['alert', 'cancel'].includes(kind))).toEqual([]);
    expect(await world.statuses('sms')).toEqual(['accepted', 'accepted']);
    expect(await world.statuses('push')).toEqual(['accepted', 'accepted']);
    const refs = await world.rows(
      'SELECT DISTINCT carrier_ref FROM receipt JOIN notice ON notice.id = notice_id WHERE mode = $1',
      [mode],
    );
    expect(refs).toEqual([{ carrier_ref: 'rehearsal' }]);
  },
);

test('an exercise without its participants, or that says it is none, is not submitted', async () => {
  await using world = await World.start();
  const unnamed = await world.alerts.draft({ mode: 'Exercise' });
  await expect(world.alerts.submit(unnamed)).rejects.toThrow('alert-incomplete');
});
