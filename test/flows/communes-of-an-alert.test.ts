import { AuditService } from '../../libs/audit/audit.service';
import { CommuneOutlinesService } from '../../libs/incidents/commune-outlines.service';
import { storyDraft } from '../world/story-alert';
import { World } from '../world/world';

jest.setTimeout(120_000);

/** Around the story's circle: two communes that share it, one that it grazes, and the department of all three. */
const outlines = [
  { code: '75111', nom: 'Ouest', population: 100_000, box: [2.3, 48.83, 2.37, 48.873] },
  { code: '75120', nom: 'Est', population: 40_000, box: [2.37, 48.83, 2.45, 48.873] },
  { code: '93055', nom: 'Nord', population: 9000, box: [2.34, 48.873, 2.4, 48.883] },
  { code: '75', nom: 'Paris', box: [2.3, 48.83, 2.45, 48.883] },
].map(({ box: [west, south, east, north], ...properties }) => ({
  type: 'Feature',
  properties,
  geometry: {
    type: 'Polygon',
    coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
  },
})); // prettier-ignore

let world: World;
beforeAll(async () => {
  world = await World.start();
  const service = new CommuneOutlinesService(world.database, new AuditService(world.clock));
  expect(await service.import({ type: 'FeatureCollection', features: outlines })).toEqual({ stored: 4 });
});
afterAll(() => world[Symbol.asyncDispose]());

/** What the approver reads, as one line of text. */
async function reviewOf(id: string): Promise<string> {
  const approver = (await world.approver()).http.as({ 'accept-language': 'en' });
  const { text } = await approver.must('GET', `/console/incidents/${id}/review`);
  return text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

test('before approving, an officer reads which communes the area covers, which it only touches, and who lives there', async () => {
  await world.subscriber();
  const pending = await world.alerts.submit(await world.alerts.draft());
  const review = await reviewOf(pending.id);
  const covered = /Communes covered (.*?) Communes that only touch the border/.exec(review)?.[1] ?? '';
  const touched = /only touch the border (.{0,40})/.exec(review)?.[1] ?? '';
  expect(covered).toMatch(/Ouest \(75111, \d+\s?%\)/);
  expect(covered).toMatch(/Est \(75120, \d+\s?%\)/);
  expect(covered).not.toContain('Nord');
  expect(touched).toMatch(/^Nord \(93055\)/);
  const residents = Number(/Residents of the area, by the census ([\d,]+)/.exec(review)?.[1]?.replaceAll(',', ''));
  expect(residents).toBeGreaterThan(5000);
  expect(residents).toBeLessThan(60_000);
});

test('a department is warned by its code, and no commune of it is asked for', async () => {
  await world.calm();
  const author = await world.author();
  const { body } = await author.http.must('POST', '/v1/incidents', {
    ...storyDraft(world.clock.now()),
    area: { communes: ['75'] },
  });
  const pending = await world.alerts.submit({ id: String(body['id']) });
  const review = await reviewOf(pending.id);
  for (const commune of ['Ouest (75111', 'Est (75120', 'Nord (93055']) expect(review).toContain(commune);
  const unknown = await author.http.ask('POST', '/v1/incidents', {
    body: { ...storyDraft(world.clock.now()), area: { communes: ['59'] } },
  });
  expect([unknown.status, unknown.body['type']]).toEqual([422, '/problems#commune-unknown']);
  const [row] = await world.rows<{ geocodes: unknown }>(
    `SELECT content -> 'geocodes' AS geocodes FROM alert_version ORDER BY id DESC LIMIT 1`,
  );
  expect(row?.geocodes).toEqual([{ name: 'INSEE', value: '75' }]);
});
