import { World } from '../world/world';

jest.setTimeout(60_000);

test.each([
  ['a page', 'GET', '/', 200],
  ['an answer of the interface', 'GET', '/v1/status', 200],
  ['a refusal', 'GET', '/v1/me', 401],
  ['what does not exist', 'GET', '/nowhere', 404],
  ['a webhook that is no form', 'POST', '/webhooks/sms/inbound', 403],
])('%s may be framed, sniffed and read by no other site', async (_, method, path, status) => {
  const { headers, ...answer } = await world.http.ask(method, path);
  expect(answer.status).toBe(status);
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'same-origin',
    'strict-transport-security': expect.stringMatching(/^max-age=\d{8}/),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
  });
});

let world: World;
beforeAll(async () => void (world = await World.start()));
afterAll(() => world[Symbol.asyncDispose]());
