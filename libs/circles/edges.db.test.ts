import { type CanActivate, type ExecutionContext, Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { mobile, type PeopleWorld, startPeopleWorld } from '../../test/world/people-world';
import { MeController } from '../people/me.controller';
import { MyPlacesController } from '../people/my-places.controller';
import { MyPushAddressesController } from '../people/my-push-addresses.controller';
import { MySessionsController } from '../people/my-sessions.controller';
import { personToken } from '../people/person-session';
import { PersonSessionsService } from '../people/person-sessions.service';
import { SubscriptionsController } from '../people/subscriptions.controller';
import { codeToSend, linkToSend } from '../people/texts-to-send.queries';
import { Clock } from '../platform/clock';
import { Config } from '../platform/config/config';
import { ProblemFilter } from '../platform/http/problem-filter';
import { RateLimits } from '../platform/http/rate-limits';
import { validationPipe } from '../platform/http/validation';
import { createLogger } from '../platform/telemetry/logger';
import { Vault } from '../platform/vault/vault';
import { CirclesModule } from './circles.module';
import { PeopleModule } from '../people/people.module';
import { FollowersController } from './followers.controller';
import { FollowsController } from './follows.controller';

let world: PeopleWorld;
let app: NestFastifyApplication;
let next = 4000;

beforeAll(async () => {
  world = await startPeopleWorld();
  const providers = [
    { provide: Config, useValue: world.config },
    { provide: DataSource, useValue: world.database },
    { provide: Clock, useValue: world.clock },
    { provide: Vault, useValue: world.vault },
    { provide: RateLimits, useValue: world.rateLimits },
  ];

  @Global()
  @Module({ providers, exports: providers })
  class Foundation {}

  @Module({
    imports: [Foundation, PeopleModule, CirclesModule],
    controllers: [
      SubscriptionsController, MeController, MyPlacesController, MyPushAddressesController, MySessionsController,
      FollowsController, FollowersController,
    ], // prettier-ignore
  })
  class Edge {}

  app = await NestFactory.create<NestFastifyApplication>(Edge, new FastifyAdapter(), { logger: false });
  app.useGlobalGuards(new SessionGuard(app.get(PersonSessionsService)));
  app.useGlobalPipes(validationPipe);
  app.useGlobalFilters(new ProblemFilter(createLogger('silent'), () => undefined));
  await app.init();
});
afterAll(async () => {
  await app.close();
  await world[Symbol.asyncDispose]();
});

/** Only says who asks; the application's own guard also decides. */
class SessionGuard implements CanActivate {
  constructor(private readonly sessions: PersonSessionsService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = personToken(request.headers);
    request.personId = token === undefined ? undefined : await this.sessions.authenticate(token);
    return true;
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
const call = (method: Method, url: string, payload?: object, token?: string) =>
  app.inject({
    method,
    url,
    payload,
    remoteAddress: world.freshIp(),
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });

async function subscribe(name: string) {
  const phone = mobile(next++);
  const body = { phone, name, language: 'fr', places: [{ kind: 'home', latitude: 48.8636, longitude: 2.3709 }] };
  const { requestId } = (await call('POST', '/v1/subscriptions', body)).json<{ requestId: string }>();
  const toSend = await codeToSend(world.database, world.vault, requestId, world.clock.now());
  const confirmed = await call('POST', `/v1/subscriptions/${requestId}/confirm`, { code: toSend?.code });
  return { phone, confirmed, token: confirmed.json<{ token: string }>().token };
}

/** Of a response, what must not tell a known number from an unknown one. */
const shape = ({ statusCode, headers, body }: Awaited<ReturnType<typeof call>>) => ({
  statusCode,
  headers: { ...headers, date: undefined },
  body: body.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'uuid'),
});

test('from a phone number to one’s own page, changed and erased, over HTTP', async () => {
  const { phone, confirmed, token } = await subscribe('Inès');
  expect(confirmed.statusCode).toBe(200);
  expect(confirmed.headers['set-cookie']).toMatch(
    /^__Host-tocsin-person=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
  );
  expect((await call('PATCH', '/v1/me', { name: 'Agnès' }, token)).statusCode).toBe(204);
  expect((await call('PUT', '/v1/me/opt-outs', { classes: ['shelter'] }, token)).statusCode).toBe(204);
  expect((await call('PUT', '/v1/me/last-place', { latitude: 48.87, longitude: 2.36 }, token)).statusCode).toBe(204);
  const me = (await call('GET', '/v1/me', undefined, token)).json();
  expect(me).toMatchObject({ phone, name: 'Agnès', language: 'fr', optOuts: [{ class: 'shelter', source: 'person' }] });
  expect(me.places.map(({ kind }: { kind: string }) => kind)).toEqual(['last', 'home']);
  expect(me.places[1].latitude).not.toBe(48.8636);
  expect((await call('PUT', '/v1/me/places', { places: [] }, token)).statusCode).toBe(204);
  expect((await call('DELETE', '/v1/me', undefined, token)).statusCode).toBe(204);
  expect((await call('GET', '/v1/me', undefined, token)).statusCode).toBe(401);
});

test('a known and an unknown number get answers that are the same to the byte', async () => {
  const { phone, token } = await subscribe('Léa');
  world.clock.advance(600_000);
  for (const [url, rest, asker] of [
    ['/v1/subscriptions', { language: 'fr' }, undefined],
    ['/v1/me/links', {}, undefined],
    ['/v1/me/follows', {}, token],
  ] as const) {
    const known = await call('POST', url, { phone, ...rest }, asker);
    const unknown = await call('POST', url, { phone: mobile(next++), ...rest }, asker);
    expect(known.statusCode).toBe(202);
    expect(shape(known)).toEqual(shape(unknown));
  }
});

test('a wrong code, an unknown request and a used one get the same refusal', async () => {
  const { phone } = await subscribe('Léa');
  const { requestId } = (await call('POST', '/v1/subscriptions', { phone, language: 'fr' })).json<{
    requestId: string;
  }>();
  const toSend = await codeToSend(world.database, world.vault, requestId, world.clock.now());
  const code = toSend?.code ?? '';
  const confirm = (id: string, typed: string) => call('POST', `/v1/subscriptions/${id}/confirm`, { code: typed });
  const refusals = [
    await confirm(requestId, code === '000000' ? '000001' : '000000'),
    await confirm('3f1e6a52-7d0b-4d7e-9b1c-1f2a3b4c5d6e', code),
  ];
  await confirm(requestId, code);
  refusals.push(await confirm(requestId, code));
  const bodies = refusals.map((refusal) => ({ ...refusal.json<object>(), requestId: undefined }));
  expect(bodies[0]).toMatchObject({ type: '/problems#code-refused', status: 422 });
  expect(bodies[1]).toEqual(bodies[0]);
  expect(bodies[2]).toEqual(bodies[0]);
});

test('a link from a text is traded for a session, and a session can be ended', async () => {
  const { phone } = await subscribe('Léa');
  await call('POST', '/v1/me/links', { phone });
  const { linkId } = (await world.events('manage-link-requested')).at(-1) ?? {};
  const toSend = await linkToSend(world.database, world.vault, String(linkId), world.clock.now());
  const opened = await call('POST', '/v1/me/sessions', { token: toSend?.token });
  expect(opened.statusCode).toBe(201);
  const { token } = opened.json<{ token: string }>();
  expect((await call('GET', '/v1/me', undefined, token)).json()).toMatchObject({ phone });
  expect((await call('DELETE', '/v1/me/sessions/current', undefined, token)).statusCode).toBe(204);
  expect((await call('GET', '/v1/me', undefined, token)).statusCode).toBe(401);
});

test('a sister consents, sees who follows her, and takes it back', async () => {
  const [sister, brother] = [await subscribe('Léa'), await subscribe('Hugo')];
  await call('POST', '/v1/me/follows', { phone: sister.phone.replace('+33', '0') }, brother.token);
  const list = async (token: string) => (await call('GET', '/v1/me/follows', undefined, token)).json();
  const [{ id }] = (await list(sister.token)).followers;
  expect((await call('POST', `/v1/me/followers/${id}/accept`, undefined, brother.token)).statusCode).toBe(404);
  expect((await call('POST', `/v1/me/followers/${id}/accept`, undefined, sister.token)).statusCode).toBe(204);
  expect((await list(brother.token)).following).toMatchObject([{ id, name: 'Léa', status: 'accepted' }]);
  expect((await call('POST', `/v1/me/followers/${id}/revoke`, undefined, sister.token)).statusCode).toBe(204);
  expect((await call('POST', `/v1/me/followers/${id}/revoke`, undefined, sister.token)).statusCode).toBe(409);
  expect((await list(brother.token)).following).toMatchObject([{ id, name: null, status: 'ended' }]);
  expect((await call('DELETE', `/v1/me/follows/${id}`, undefined, brother.token)).statusCode).toBe(204);
  expect((await list(brother.token)).following).toEqual([]);
});

test.each<[Method, string, object | undefined]>([
  ['GET', '/v1/me', undefined],
  ['PATCH', '/v1/me', { language: 'en' }],
  ['DELETE', '/v1/me', undefined],
  ['PUT', '/v1/me/places', { places: [] }],
  ['PUT', '/v1/me/opt-outs', { classes: [] }],
  ['PUT', '/v1/me/last-place', { latitude: 1, longitude: 1 }],
  ['DELETE', '/v1/me/push-addresses', { endpoint: 'https://web.push.apple.com/x' }],
  ['GET', '/v1/me/follows', undefined],
  ['POST', '/v1/me/follows', { phone: '0612345678' }],
])('%s %s needs a session', async (method, url, payload) => {
  const { token } = await subscribe('Léa');
  expect((await call(method, url, payload)).statusCode).toBe(401);
  expect((await call(method, url, payload, token.replace(/.$/, 'A').replace(/^./, '_'))).statusCode).toBe(401);
});

test.each<[string, object]>([
  ['a place beyond the pole', { places: [{ kind: 'home', latitude: 91, longitude: 0 }] }],
  ['a place that is no number', { places: [{ kind: 'home', latitude: '48', longitude: 2 }] }],
  ['nine places', { places: Array.from({ length: 9 }, () => ({ kind: 'home', latitude: 1, longitude: 1 })) }],
  ['a kind of place that we do not know', { places: [{ kind: 'last', latitude: 1, longitude: 1 }] }],
  ['a name with a link', { name: 'http://evil.example' }],
  ['a name that turns the line around', { name: 'Léa\u202eeval' }],
  ['a name of two lines', { name: 'Léa\nSTOP' }],
  ['a language that we do not write', { language: 'xx' }],
  ['no phone', { phone: undefined }],
])('a subscription with %s is refused, and says where', async (_, fault) => {
  const refused = await call('POST', '/v1/subscriptions', { phone: mobile(next++), language: 'fr', ...fault });
  expect(refused.statusCode).toBe(400);
  expect(refused.json<{ errors: { path: string }[] }>().errors[0].path).toMatch(Object.keys(fault)[0]);
});

test.each(['hello', '+33 1', '١٢٣٤٥٦٧٨٩٠', '06 12 34'])('"%s" is not a telephone number', async (phone) => {
  const refused = await call('POST', '/v1/subscriptions', { phone, language: 'fr' });
  expect(refused.json()).toMatchObject({ status: 422, type: '/problems#phone-unreadable' });
});
