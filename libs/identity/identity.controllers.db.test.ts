import { Global, Module, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { HeldClock } from '../../test/world/held-clock';
import { createTestDatabase, type TestDatabase } from '../../test/world/test-database';
import { Clock } from '../platform/clock';
import { poolOf } from '../platform/database/pool-of';
import { ProblemFilter } from '../platform/http/problem-filter';
import { RateLimits } from '../platform/http/rate-limits';
import { validationPipe } from '../platform/http/validation';
import { createLogger } from '../platform/telemetry/logger';
import { Vault } from '../platform/vault/vault';
import { agencyDraft } from './agency.schema';
import { IdentityModule } from './identity.module';
import { InvitationsController } from './invitations.controller';
import { InvitationsService } from './invitations.service';
import { readOfficerCookie } from './officer-cookie';
import { OfficersController } from './officers.controller';
import { SessionsController } from './sessions.controller';
import { SessionsService } from './sessions.service';
import { totpCode } from './totp';

const password = 'la pluie tombe rue 12';
const clock = new HeldClock();

let database: TestDatabase;
let app: NestFastifyApplication;

beforeAll(async () => {
  database = await createTestDatabase();
  const { dataSource } = database;
  const vault = new Vault({
    sealKey: Buffer.alloc(32, 1).toString('base64'),
    indexKey: Buffer.alloc(32, 2).toString('base64'),
  });
  const providers = [
    { provide: DataSource, useValue: dataSource },
    { provide: Clock, useValue: clock },
    { provide: Vault, useValue: vault },
    { provide: RateLimits, useValue: new RateLimits(poolOf(dataSource)) },
  ];

  @Global()
  @Module({ providers, exports: providers })
  class Foundation {}

  @Module({
    imports: [Foundation, IdentityModule],
    controllers: [SessionsController, OfficersController, InvitationsController],
  })
  class Edge {}

  app = await NestFactory.create<NestFastifyApplication>(Edge, new FastifyAdapter(), { logger: false });
  const sessions = app.get(SessionsService);
  app.useGlobalGuards(new SessionGuard(sessions));
  app.useGlobalPipes(validationPipe);
  app.useGlobalFilters(new ProblemFilter(createLogger('silent'), () => undefined));
  await app.init();
});
afterAll(async () => {
  await app.close();
  await database[Symbol.asyncDispose]();
});

/** Only says who asks; the application's own guard also decides. */
class SessionGuard implements CanActivate {
  constructor(private readonly sessions: SessionsService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = readOfficerCookie(request.headers.cookie);
    request.officer = token === undefined ? undefined : await this.sessions.authenticate(token);
    return true;
  }
}

type Method = 'GET' | 'POST' | 'DELETE';
const call = (method: Method, url: string, payload?: object, cookie?: string) =>
  app.inject({ method, url, payload, headers: cookie === undefined ? {} : { cookie } });

test('from the operator’s link to a second officer’s session, over HTTP', async () => {
  const draft = agencyDraft.parse({
    name: 'Préfecture',
    capSender: 'alerte@prefecture.example',
    timeZone: 'Europe/Paris',
    phoneRegion: 'FR',
    territory: { type: 'Circle', centre: [2.35, 48.86], radiusMetres: 20_000 },
  });
  const [{ token }] = await app
    .get(InvitationsService)
    .foundAgency(draft, [{ email: 'a@prefecture.example', roles: ['administrator'] }]);
  const administrator = await arrive(token, 'a@prefecture.example');
  expect((await call('GET', '/v1/officers/me', undefined, administrator)).json()).toMatchObject({
    roles: ['administrator'],
  });

  const invited = await call(
    'POST',
    '/v1/invitations',
    { email: 'B@Prefecture.example', roles: ['author', 'approver'] },
    administrator,
  );
  expect(invited.statusCode).toBe(201);
  expect(invited.headers['cache-control']).toBe('no-store');
  const open = await call('GET', '/v1/invitations', undefined, administrator);
  expect(open.json().invitations).toMatchObject([{ email: 'b@prefecture.example', isConfirmed: true }]);
  expect(open.body).not.toContain(invited.json().token);
  const author = await arrive(invited.json().token, 'b@prefecture.example');

  const { officers } = (await call('GET', '/v1/officers', undefined, administrator)).json();
  expect(officers).toHaveLength(2);
  expect(JSON.stringify(officers)).not.toMatch(/hash|sealed|secret|agencyId/i);
  const { id } = (await call('GET', '/v1/officers/me', undefined, author)).json();
  expect((await call('POST', `/v1/officers/${id}/disable`, undefined, administrator)).statusCode).toBe(204);
  expect((await call('GET', '/v1/officers/me', undefined, author)).statusCode).toBe(401);

  const out = await call('DELETE', '/v1/sessions/current', undefined, administrator);
  expect(out.statusCode).toBe(204);
  expect(String(out.headers['set-cookie'])).toContain('Max-Age=0');
  expect((await call('GET', '/v1/officers/me', undefined, administrator)).statusCode).toBe(401);
});

test.each([
  ['a field that nobody asked for', { email: 'a@b.example', password, totp: '123456', roles: ['administrator'] }],
  ['a list for an address', { email: ['a@b.example'], password, totp: '123456' }],
  ['an endless password', { email: 'a@b.example', password: 'x'.repeat(201), totp: '123456' }],
  ['no code', { email: 'a@b.example', password }],
])('a sign-in with %s is malformed', async (_, body) => {
  const answer = await call('POST', '/v1/sessions', body);
  expect(answer.statusCode).toBe(400);
  expect(answer.headers['set-cookie']).toBeUndefined();
});

test.each(['x', `${'A'.repeat(42)}%00`, 'A'.repeat(43)])('the invitation %s does not exist', async (token) => {
  expect([400, 404]).toContain((await call('GET', `/v1/invitations/${token}`)).statusCode);
});

/** @returns the cookie of the new officer */
async function arrive(token: string, email: string): Promise<string> {
  const view = (await call('GET', `/v1/invitations/${token}`)).json();
  expect(view).toMatchObject({ agency: 'Préfecture', email });
  const secret = new URL(view.totpUri).searchParams.get('secret') ?? '';
  const accepted = await call('POST', `/v1/invitations/${token}/accept`, {
    name: 'Jeanne',
    password,
    totp: totpCode(secret, clock.now()),
  });
  expect(accepted.statusCode).toBe(204);
  clock.advance(60_000);
  const signedIn = await call('POST', '/v1/sessions', {
    email: email.toUpperCase(),
    password,
    totp: totpCode(secret, clock.now()),
  });
  expect(signedIn.statusCode).toBe(201);
  return String(signedIn.headers['set-cookie']).split(';')[0];
}
