import { randomBytes } from 'node:crypto';
import type { InjectOptions } from 'fastify';
import { type RunningServer, startServer } from '../../apps/server/start';
import { parseArea } from '../../libs/geo/area';
import { incidentEntities } from '../../libs/incidents/incidents.module';
import { type Invitee, type IssuedInvitation } from '../../libs/identity/invitation';
import { InvitationsService } from '../../libs/identity/invitations.service';
import type { Officer, OfficerRole } from '../../libs/identity/officer';
import { SessionsService } from '../../libs/identity/sessions.service';
import { totpCode } from '../../libs/identity/totp';
import { readConfig } from '../../libs/platform/config/config';
import { sql } from '../../libs/platform/database/sql';
import { HeldClock } from './held-clock';
import { createTestDatabase } from './test-database';

const password = 'la pluie tombe rue 12';

/** Around Paris; what lies outside is not the agency's to warn. */
const territory = parseArea({ type: 'Circle', centre: [2.35, 48.86], radiusMetres: 60_000 });
if ('refusal' in territory) throw new Error(territory.detail);
const { area } = territory;

/** An officer who is signed in, at the moment of the clock. */
export interface SignedIn {
  readonly officer: Officer;
  readonly cookie: string;
  readonly secret: string;
}

/** The api role alone, with officers and a clock that stands still: what happens before anybody is told. */
export async function startConsoleWorld() {
  const testDatabase = await createTestDatabase({ entities: incidentEntities });
  const clock = new HeldClock();
  const key = () => randomBytes(32).toString('base64');
  const env = { NODE_ENV: 'test', DATABASE_URL: testDatabase.url, PORT: '0', METRICS_PORT: '0', TOCSIN_ROLES: 'api', LOG_LEVEL: 'error' }; // prettier-ignore
  const config = readConfig(env, () => ({ sealKey: key(), indexKey: key(), vapidPublicKey: 'public', vapidPrivateKey: 'private' })); // prettier-ignore
  const server: RunningServer = await startServer({ config, clock });
  const invitations = server.app.get(InvitationsService, { strict: false });
  const sessions = server.app.get(SessionsService, { strict: false });
  let agencies = 0;

  const request = (options: InjectOptions, by?: SignedIn) =>
    server.app.inject({ ...options, headers: { ...options.headers, ...(by && { cookie: by.cookie }) } });
  const send = (method: 'GET' | 'POST' | 'PUT', url: string, by?: SignedIn, payload?: object) =>
    request({ method, url, ...(payload && { payload }) }, by);

  const join = async ({ token, email }: IssuedInvitation): Promise<SignedIn> => {
    const { totpUri } = await invitations.view(token);
    const secret = new URL(totpUri).searchParams.get('secret') ?? '';
    await invitations.accept(token, { name: email, password, totp: totpCode(secret, clock.now()) });
    const totp = totpCode(secret, new Date(clock.now().getTime() + 30_000));
    const { token: session, officer } = await sessions.signIn({ email, password, totp, ip: '127.0.0.1' });
    return { officer, secret, cookie: `__Host-tocsin-officer=${session}` };
  };

  return {
    server,
    clock,
    database: testDatabase.dataSource,
    request,
    send,
    join,
    invitations,

    /** An agency with one officer for each list of roles; the last holder of every right may found it alone. */
    agency: async (...roles: OfficerRole[][]): Promise<SignedIn[]> => {
      const number = ++agencies;
      const draft = { name: `Préfecture ${number}`, capSender: `alerte@prefecture-${number}.example`, territory: area, timeZone: 'Europe/Paris', phoneRegion: 'FR' }; // prettier-ignore
      const founders: Invitee[] = [...roles, ['administrator'] as const].map((held, i) => ({ email: `officer-${i}@prefecture-${number}.example`, roles: [...held] })); // prettier-ignore
      const issued = await invitations.foundAgency(draft, founders);
      const officers: SignedIn[] = [];
      for (const invitation of issued) officers.push(await join(invitation));
      return officers;
    },

    /** A sound alert about a street of Paris, to be changed where a test says so. */
    draft: (change: object = {}) => ({
      mode: 'Actual',
      category: 'Security',
      eventCodes: [{ name: 'ISO22324', value: 'attack' }],
      responseTypes: ['Shelter'],
      urgency: 'Immediate',
      severity: 'Extreme',
      certainty: 'Observed',
      expires: new Date(clock.now().getTime() + 6 * 3_600_000).toISOString(),
      area: { shape: { type: 'Circle', centre: [2.37, 48.86], radiusMetres: 1500 } },
      texts: {
        fr: { event: 'Attaque armée', headline: 'Attaque armée, Paris 11e', description: 'Tirs.', instruction: 'Mettez-vous à l’abri.', areaName: 'Paris 11e' }, // prettier-ignore
        en: { event: 'Armed attack', headline: 'Armed attack, Paris 11th', description: 'Shots.', instruction: 'Take shelter.', areaName: 'Paris 11th' }, // prettier-ignore
      },
      ...change,
    }),

    /** An alert that waits for approval: what its approver has to name. */
    pending: async (author: SignedIn, draft: object): Promise<{ id: string; contentHash: string }> => {
      const drafted = await send('POST', '/v1/incidents', author, draft);
      const { id } = drafted.json<{ id: string }>();
      const submitted = await send('POST', `/v1/incidents/${id}/submit`, author);
      if (submitted.statusCode !== 200) throw new Error(`not submitted: ${drafted.body} ${submitted.body}`);
      return { id, contentHash: submitted.json<{ contentHash: string }>().contentHash };
    },

    /** Password and a code that has not been used: time moves to the next code. */
    proof: ({ secret }: SignedIn): { password: string; totp: string } => {
      clock.advance(60_000);
      return { password, totp: totpCode(secret, clock.now()) };
    },

    count: async (text: string, parameters: readonly unknown[] = []): Promise<number> => {
      const [row] = await sql<{ count: number }>(testDatabase.dataSource, text, parameters);
      return row?.count ?? 0;
    },

    [Symbol.asyncDispose]: async () => {
      await server.stop();
      await testDatabase[Symbol.asyncDispose]();
    },
  };
}

export type ConsoleWorld = Awaited<ReturnType<typeof startConsoleWorld>>;
