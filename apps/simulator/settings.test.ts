import { readSettings } from './settings';

test('without any setting it listens where the server looks for it', () => {
  expect(readSettings([], {})).toMatchObject({ port: 4010, serverUrl: 'http://127.0.0.1:3000', tls: false });
});

test('a flag goes before the variable', () => {
  const environment = { SIMULATOR_PORT: '5000', TWILIO_AUTH_TOKEN: 'abcdefgh12' };
  expect(readSettings(['--port=0', '--seed=7'], environment)).toMatchObject({
    port: 0,
    seed: 7,
    authToken: 'abcdefgh12',
  });
});

test('production refuses it, whatever else is set', () => {
  expect(() => readSettings(['--port=0'], { NODE_ENV: 'production' })).toThrow(/^NODE_ENV: .*production/);
  expect(() => readSettings(['--allow-in-production=no'], { NODE_ENV: 'production' })).toThrow();
  expect(readSettings(['--allow-in-production=yes'], { NODE_ENV: 'production' })).toMatchObject({ port: 4010 });
});

test.each([
  ['--port=65536', 'port'],
  ['--port=many', 'port'],
  ['--seed=-1', 'seed'],
  ['--server-url=ftp://x', 'server-url'],
  ['--server-url=http://x/path', 'server-url'],
  ['--account-sid=AC1', 'account-sid'],
  ['--auth-token=short', 'auth-token'],
  ['--host=0.0.0.0', '--host=0.0.0.0'],
  ['port', 'port'],
])('%s is refused by name', (arg, name) => {
  expect(() => readSettings([arg], {})).toThrow(new RegExp(`^${name.replace(/[.]/g, '\\.')}: `));
});
