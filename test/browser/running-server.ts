import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateVAPIDKeys } from 'web-push';
import { type RunningServer, startServer } from '../../apps/server/start';
import { Simulator } from '../../apps/simulator/simulator';
import { agencyDraft } from '../../libs/identity/agency.schema';
import type { OfficerRole } from '../../libs/identity/officer';
import { InvitationsService } from '../../libs/identity/invitations.service';
import { totpCode } from '../../libs/identity/totp';
import { readConfig } from '../../libs/platform/config/config';
import { HeldClock } from '../world/held-clock';
import { storyTerritory } from '../world/story-alert';

const stepMs = 30_000;

/** The whole service with a database of its own, the simulated carrier, and an address that browsers trust. */
export class BrowsedServer implements AsyncDisposable {
  static async start(): Promise<BrowsedServer> {
    const directory = mkdtempSync(join(tmpdir(), 'tocsin-browser-'));
    const simulator = await Simulator.start();
    const port = await freePort();
    // Strict cookies want a secure origin: browsers take http://localhost for one.
    const url = `http://localhost:${port}`;
    const { publicKey: vapidPublicKey, privateKey: vapidPrivateKey } = generateVAPIDKeys();
    const key = () => randomBytes(32).toString('base64');
    const variables = {
      NODE_ENV: 'test', PORT: String(port), METRICS_PORT: '0', DATA_DIR: directory, PUBLIC_URL: url, LOG_LEVEL: 'error',
      TWILIO_API_URL: simulator.url, PUSH_SERVICE_URL: simulator.url,
    }; // prettier-ignore
    const config = readConfig(variables, () => ({ sealKey: key(), indexKey: key(), vapidPublicKey, vapidPrivateKey }));
    const clock = new HeldClock(new Date());
    const server = await startServer({ config, clock });
    simulator.connect(server.url, url);
    return new BrowsedServer(directory, url, server, simulator, clock);
  }

  private constructor(
    private readonly directory: string,
    readonly url: string,
    readonly server: RunningServer,
    readonly simulator: Simulator,
    readonly clock: HeldClock,
  ) {}

  /** Founds the one agency. @returns the address of each founder's invitation, in their order */
  async invite(...founders: { readonly email: string; readonly roles: readonly OfficerRole[] }[]): Promise<string[]> {
    const draft = agencyDraft.parse({
      name: 'Préfecture de police', capSender: 'alerte@prefecture.example', timeZone: 'Europe/Paris', phoneRegion: 'FR',
      territory: storyTerritory,
    }); // prettier-ignore
    const issued = await this.server.app.get(InvitationsService, { strict: false }).foundAgency(draft, founders);
    return issued.map(({ token }) => `${this.url}/console/invitations/${token}`);
  }

  /** The next code of an authenticator: each works once, so time passes until there is another. */
  nextCode(secret: string): string {
    this.clock.advance(stepMs);
    return totpCode(secret, this.clock.now());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server.stop();
    await this.simulator[Symbol.asyncDispose]();
    rmSync(this.directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}

/** The address has to be known before the server starts, which puts it into texts and compares it with origins. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
