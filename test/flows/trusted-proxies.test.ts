import { World } from '../world/world';

jest.setTimeout(60_000);

/** Networks that are counted after two people, who name an address each, have tried to sign in. */
async function networksCounted(variables: Readonly<Record<string, string>>): Promise<number> {
  await using world = await World.start({ variables });
  for (const address of ['198.51.100.1', '203.0.113.1']) {
    const body = { email: 'nobody@prefecture.example', password: 'no such password', totp: '123456' };
    await world.http.ask('POST', '/v1/sessions', { body, headers: { 'x-forwarded-for': address } });
  }
  const rows = await world.rows<{ key: string }>(`SELECT key FROM rate_limit WHERE key LIKE 'officer-sign-in%'`);
  return rows.length;
}

test('a stranger who forges another address is counted as who they are', async () => {
  expect(await networksCounted({})).toBe(1);
});

test('behind a proxy of ours each client is counted by its own address', async () => {
  expect(await networksCounted({ TRUSTED_PROXIES: '127.0.0.0/8, ::1' })).toBe(2);
});
