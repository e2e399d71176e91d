import { ConfigError, readConfig, simulatorAccount } from './config';

const secrets = () => ({
  sealKey: Buffer.alloc(32, 1).toString('base64'),
  indexKey: Buffer.alloc(32, 2).toString('base64'),
  vapidPublicKey: 'public',
  vapidPrivateKey: 'private',
});
const production = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://tocsin.example',
  DATABASE_URL: 'postgres://db/tocsin',
  SEAL_KEY: Buffer.alloc(32, 3).toString('base64'),
  INDEX_KEY: Buffer.alloc(32, 4).toString('base64'),
  VAPID_PUBLIC_KEY: 'p',
  VAPID_PRIVATE_KEY: 'q',
  TWILIO_ACCOUNT_SID: `AC${'1'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'a-token-of-the-carrier',
  TWILIO_FROM: '+33900000000',
};

test('with nothing set, everything is embedded and the carrier is the simulator', () => {
  const config = readConfig({}, secrets);
  expect(config.roles).toEqual(['api', 'gateway', 'worker']);
  expect(config.carrier.apiUrl).toBe(simulatorAccount.apiUrl);
  expect(config.databaseUrl).toBeUndefined();
});

test('a complete production environment is accepted and asks for no development secret', () => {
  const config = readConfig(production, () => {
    throw new Error('asked for development secrets');
  });
  expect(config.carrier.apiUrl).toBeUndefined();
});

test.each([
  ['TWILIO_AUTH_TOKEN', ''],
  ['TWILIO_AUTH_TOKEN', simulatorAccount.authToken],
  ['TWILIO_API_URL', 'http://127.0.0.1:3100'],
  ['TWILIO2_API_URL', 'http://127.0.0.1:3100'],
  ['TWILIO2_ACCOUNT_SID', `AC${'2'.repeat(32)}`],
  ['PUSH_SERVICE_URL', 'http://127.0.0.1:3101'],
  ['PUBLIC_URL', 'http://tocsin.example'],
  ['SEAL_KEY', ''],
  ['SEAL_KEY', 'short'],
  ['DATABASE_URL', ''],
])('production refuses to start with %s=%p and names it', (name, value) => {
  expect(() => readConfig({ ...production, [name]: value }, secrets)).toThrow(ConfigError);
  expect(() => readConfig({ ...production, [name]: value }, secrets)).toThrow(name);
});

test.each([
  ['PORT', 'eighty'],
  ['TOCSIN_ROLES', 'api,cook'],
  ['NODE_ENV', 'prod'],
])('a wrong %s stops the process and names itself', (name, value) => {
  expect(() => readConfig({ [name]: value }, secrets)).toThrow(name);
});

const second = {
  TWILIO2_ACCOUNT_SID: `AC${'2'.repeat(32)}`,
  TWILIO2_AUTH_TOKEN: 'a-token-of-the-second',
  TWILIO2_FROM: '38441',
};

test('there is one carrier unless a second is given whole, under another account', () => {
  expect(readConfig({}, secrets).secondCarrier).toBeUndefined();
  expect(readConfig({ ...production, ...second }, secrets).secondCarrier).toMatchObject({ from: '38441' });
  const same = { ...production, ...second, TWILIO2_ACCOUNT_SID: production.TWILIO_ACCOUNT_SID };
  expect(() => readConfig(same, secrets)).toThrow('TWILIO2_ACCOUNT_SID');
});

test('each of several workers paces at its share of what the carrier allows', () => {
  const shared = { TWILIO_RATE: '90', TWILIO2_RATE: '30', TOCSIN_WORKERS: '3', SMS_HOURLY_SEGMENTS: '6000' };
  const config = readConfig({ ...production, ...second, ...shared }, secrets);
  expect(config.carrier.segmentsPerSecond).toBe(30);
  expect(config.secondCarrier?.segmentsPerSecond).toBe(10);
  expect(config.smsHourlySegments).toBe(2000);
});

test('a real carrier is paced even when nobody says how; the simulator is not', () => {
  expect(readConfig(production, secrets).carrier.segmentsPerSecond).toBe(100);
  expect(readConfig({}, secrets).carrier.segmentsPerSecond).toBeUndefined();
});
