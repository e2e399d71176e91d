import { createECDH, generateKeyPairSync, randomBytes, sign, X509Certificate } from 'node:crypto';
import webPush from 'web-push';
import { selfSignedCertificate } from './certificate';
import { decryptPush } from './decrypt';
import { shown } from './notification';
import { readPushHeaders } from './push-request';
import { SubscriptionKeys } from './subscription';
import { checkVapid } from './vapid';

/** It ships no types. */
const { encrypt: encode } = jest.requireActual<{ encrypt(text: Buffer, parameters: object): Buffer }>('http_ece');

const bytes = (text: string): Buffer => Buffer.from(text, 'base64url');

describe('decryption', () => {
  /** RFC 8291, section 5. */
  const example = {
    secret: {
      privateKey: bytes('q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94'),
      publicKey: bytes('BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4'),
      auth: bytes('BTBZMqHH6r4Tts7J_aSIgg'),
    },
    message: bytes(
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tlz' +
        'AC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
    ),
  };

  test('the example of RFC 8291 is read', () => {
    expect(decryptPush(example.message, example.secret).toString()).toBe('When I grow up, I want to be a watermelon');
  });

  test.each([0, 15, 20, 21, 40, 85, 86, 100, 143])('one bit turned at byte %i is noticed', (at) => {
    const message = Buffer.from(example.message);
    message[at] ^= 1;
    expect(() => decryptPush(message, example.secret)).toThrow();
  });

  test.each([0, 15, 21, 86, 102])('a message cut after %i bytes is noticed', (length) => {
    expect(() => decryptPush(example.message.subarray(0, length), example.secret)).toThrow();
  });

  test('what another implementation encrypted is read, padded or not, from one byte to the longest', () => {
    const keys = new SubscriptionKeys(1);
    const secret = keys.secretOf(keys.newId());
    for (const [length, pad] of [
      [1, 0],
      [300, 50],
      [3_993, 0],
    ]) {
      const plain = randomBytes(length);
      const sender = createECDH('prime256v1');
      sender.generateKeys();
      const message = encode(plain, {
        version: 'aes128gcm',
        dh: secret.publicKey.toString('base64url'),
        privateKey: sender,
        salt: randomBytes(16).toString('base64url'),
        authSecret: secret.auth.toString('base64url'),
        pad,
      });
      expect(decryptPush(message, secret).equals(plain)).toBe(true);
    }
  });

  test('a message for another browser is not read', () => {
    const keys = new SubscriptionKeys(1);
    expect(() => decryptPush(example.message, keys.secretOf(keys.newId()))).toThrow();
  });
});

describe('subscriptions', () => {
  test('the same id has the same keys in another run with the same seed, and other keys with another', () => {
    const id = new SubscriptionKeys(7).newId();
    expect(new SubscriptionKeys(7).secretOf(id)).toEqual(new SubscriptionKeys(7).secretOf(id));
    expect(new SubscriptionKeys(8).secretOf(id).publicKey).not.toEqual(new SubscriptionKeys(7).secretOf(id).publicKey);
  });

  test('an id that nobody gave out is not ours', () => {
    const keys = new SubscriptionKeys(7);
    const id = keys.newId();
    expect(keys.isOurs(id)).toBe(true);
    expect(new SubscriptionKeys(8).isOurs(id)).toBe(false);
    expect(keys.isOurs(`A${id.slice(1)}`) && keys.isOurs(`B${id.slice(1)}`)).toBe(false);
    expect(keys.isOurs('')).toBe(false);
  });
});

describe('VAPID', () => {
  const origin = 'https://push.example';
  const { publicKey, privateKey } = webPush.generateVAPIDKeys();
  const now = 1_447_449_600;
  const signedAt = (seconds: number, audience = origin): string =>
    webPush.getVapidHeaders(audience, 'mailto:duty@example.org', publicKey, privateKey, 'aes128gcm', seconds)
      .Authorization;
  const nowSeconds = Math.floor(Date.now() / 1_000);

  test('a token of the library is accepted', () => {
    expect(checkVapid(signedAt(nowSeconds + 3_600), origin, nowSeconds)).toMatchObject({ verdict: 'ok', publicKey });
  });

  test('none, or another scheme, is 401', () => {
    expect(checkVapid(undefined, origin, now)).toMatchObject({ status: 401 });
    expect(checkVapid('Bearer x', origin, now)).toMatchObject({ status: 401 });
  });

  test.each([
    ['made out to another service', signedAt(nowSeconds + 60, 'https://other.example'), nowSeconds],
    ['expired', signedAt(nowSeconds + 60), nowSeconds + 61],
    ['good for more than a day', signedAt(nowSeconds + 86_000), nowSeconds - 1_000],
    [
      'with a key off the curve',
      signedAt(nowSeconds + 60).replace(/k=.*/, `k=${Buffer.alloc(65, 4).toString('base64url')}`),
      nowSeconds,
    ],
    [
      'with the key of someone else',
      signedAt(nowSeconds + 60).replace(/k=.*/, `k=${webPush.generateVAPIDKeys().publicKey}`),
      nowSeconds,
    ],
    [
      'with changed claims',
      signedAt(nowSeconds + 60).replace(
        /\.[^.]+\./,
        `.${Buffer.from(`{"aud":"${origin}","exp":${nowSeconds + 99},"sub":"mailto:x@y"}`).toString('base64url')}.`,
      ),
      nowSeconds,
    ],
    ['that is no JWT', `vapid t=abc, k=${publicKey}`, nowSeconds],
  ])('a token %s is 403', (_name, authorization, at) => {
    expect(checkVapid(authorization, origin, at)).toMatchObject({ verdict: 'refused', status: 403 });
  });

  test('an unsigned token is 403', () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = part({ aud: origin, exp: now + 60, sub: 'mailto:a@b.c' });
    expect(checkVapid(`vapid t=${part({ alg: 'none' })}.${claims}., k=${publicKey}`, origin, now)).toMatchObject({
      status: 403,
    });
  });

  test('a token without an address to complain to is 403', () => {
    const pair = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const { x, y } = pair.publicKey.export({ format: 'jwk' });
    const key = Buffer.concat([Buffer.from([4]), bytes(String(x)), bytes(String(y))]).toString('base64url');
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const text = `${part({ alg: 'ES256', typ: 'JWT' })}.${part({ aud: origin, exp: now + 60 })}`;
    const signature = sign('sha256', Buffer.from(text), { key: pair.privateKey, dsaEncoding: 'ieee-p1363' }).toString(
      'base64url',
    );
    expect(checkVapid(`vapid t=${text}.${signature}, k=${key}`, origin, now)).toMatchObject({
      reason: 'the subject is no address',
    });
  });
});

describe('headers', () => {
  const good = { ttl: '3600', 'content-encoding': 'aes128gcm', urgency: 'high', topic: 'incident-1' };

  test('good headers are read', () => {
    expect(readPushHeaders(good, 300)).toEqual({
      verdict: 'ok',
      ttlSeconds: 3_600,
      urgency: 'high',
      topic: 'incident-1',
    });
    expect(readPushHeaders({ ttl: '0' }, 0)).toEqual({ verdict: 'ok', ttlSeconds: 0, urgency: 'normal', topic: null });
  });

  test.each([
    ['no TTL', { ttl: undefined }, 300, 400],
    ['a TTL in words', { ttl: 'soon' }, 300, 400],
    ['a negative TTL', { ttl: '-1' }, 300, 400],
    ['the old coding', { 'content-encoding': 'aesgcm' }, 300, 415],
    ['an urgency of our own', { urgency: 'extreme' }, 300, 400],
    ['a topic of 33 letters', { topic: 'a'.repeat(33) }, 300, 400],
    ['a topic with a blank', { topic: 'a b' }, 300, 400],
    ['4,097 bytes', {}, 4_097, 413],
  ])('%s is refused', (_name, change, length, status) => {
    expect(readPushHeaders({ ...good, ...change }, length)).toMatchObject({ verdict: 'refused', status });
  });
});

test('a notification is shown by its title and text, whatever form the payload has', () => {
  expect(
    shown('{"web_push":8030,"notification":{"title":"Alerte","body":"Restez chez vous","navigate":"/i/1"}}'),
  ).toEqual({
    title: 'Alerte',
    text: 'Restez chez vous',
  });
  expect(shown('{"title":"Alerte"}')).toEqual({ title: 'Alerte', text: '' });
  expect(shown('bonjour')).toEqual({ title: '', text: 'bonjour' });
  expect(shown('[1]')).toEqual({ title: '', text: '[1]' });
});

test('the certificate is good for this machine, today', () => {
  const certificate = new X509Certificate(selfSignedCertificate(Date.now()).cert);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(certificate.checkHost('localhost')).toBe('localhost');
  expect(certificate.ca).toBe(true);
  expect(Date.parse(certificate.validFrom)).toBeLessThan(Date.now());
  expect(Date.parse(certificate.validTo)).toBeGreaterThan(Date.now());
});
