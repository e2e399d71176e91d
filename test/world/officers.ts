import type { INestApplicationContext } from '@nestjs/common';
import { agencyDraft } from '../../libs/identity/agency.schema';
import { InvitationsService } from '../../libs/identity/invitations.service';
import type { OfficerRole } from '../../libs/identity/officer';
import { totpCode } from '../../libs/identity/totp';
import type { HeldClock } from './held-clock';
import type { Answer, HttpClient } from './http';
import { storyTerritory } from './story-alert';

const password = 'la pluie tombe rue 12';
const stepMs = 30_000;

/** Somebody of the agency, signed in. */
export interface Officer {
  readonly email: string;
  readonly http: HttpClient;
  /** Signs in again when time has ended the session. */
  stay(): Promise<void>;
  /** Password and a code that has not been used yet. */
  stepUp(): { readonly password: string; readonly totp: string };
  post(path: string, body?: unknown): Promise<Answer>;
}

interface Place {
  readonly roles: readonly OfficerRole[];
  readonly email: string;
  token: string | undefined;
}

/** Each may be taken once. A founder may approve at once, whoever is invited later has to wait. */
const founders: readonly (readonly OfficerRole[])[] = [
  ['author'],
  ['author'],
  ['approver'],
  ['approver'],
  ['author', 'approver'],
  ['responder'],
  ['responder'],
  ['liaison'],
  ['liaison'],
  ['administrator'],
  ['author', 'approver', 'administrator'],
];

/** The one agency of a world. Its founders are invited by the operator, and arrive when a story needs them. */
export class Officers {
  private places: Promise<Place[]> | undefined;

  constructor(
    private readonly app: () => INestApplicationContext,
    private readonly http: HttpClient,
    private readonly clock: HeldClock,
  ) {}

  /** @throws RangeError when every founder with exactly these roles has arrived already */
  async arrive(roles: readonly OfficerRole[]): Promise<Officer> {
    const places = await (this.places ??= this.found());
    const wanted = [...roles].sort().join();
    const place = places.find((each) => each.token !== undefined && [...each.roles].sort().join() === wanted);
    if (!place?.token) throw new RangeError(`the agency has no further founder who is ${wanted}`);
    const { token, email } = place;
    place.token = undefined;
    const invitation = `/v1/invitations/${token}`;
    const view = await this.http.must('GET', invitation);
    const secret = new URL(String(view.body['totpUri'])).searchParams.get('secret') ?? '';
    const codes = new Codes(secret, this.clock);
    await this.http.must('POST', `${invitation}/accept`, { name: email.split('@')[0], password, totp: codes.next() });
    const officer = new SignedIn(email, this.http, codes);
    await officer.stay();
    return officer;
  }

  private async found(): Promise<Place[]> {
    const draft = agencyDraft.parse({
      name: 'Préfecture de police',
      capSender: 'alerte@prefecture.example',
      timeZone: 'Europe/Paris',
      phoneRegion: 'FR',
      territory: storyTerritory,
    });
    const invitees = founders.map((roles, i) => ({ email: `${roles.join('-')}-${i}@prefecture.example`, roles }));
    const issued = await this.app().get(InvitationsService, { strict: false }).foundAgency(draft, invitees);
    return issued.map(({ token, email }, i) => ({ token, email, roles: founders[i] ?? [] }));
  }
}

class SignedIn implements Officer {
  private session: HttpClient | undefined;

  constructor(
    readonly email: string,
    private readonly anyone: HttpClient,
    private readonly codes: Codes,
  ) {}

  get http(): HttpClient {
    return this.session ?? this.anyone;
  }

  async stay(): Promise<void> {
    const { status } = await this.http.ask('GET', '/v1/officers/me');
    if (status !== 401) return;
    const { headers } = await this.anyone.must('POST', '/v1/sessions', { email: this.email, ...this.stepUp() });
    this.session = this.anyone.as({ cookie: headers.get('set-cookie')?.split(';', 1)[0] ?? '' });
  }

  stepUp() {
    return { password, totp: this.codes.next() };
  }

  post(path: string, body?: unknown): Promise<Answer> {
    return this.http.must('POST', path, body);
  }
}

/** The codes of one authenticator, each given once: three lie within reach of any moment, then time has to pass. */
class Codes {
  private last = 0;

  constructor(
    private readonly secret: string,
    private readonly clock: HeldClock,
  ) {}

  next(): string {
    const now = Math.floor(this.clock.now().getTime() / stepMs);
    const step = Math.max(now - 1, this.last + 1);
    if (step > now + 1) this.clock.advance((step - now - 1) * stepMs);
    this.last = step;
    return totpCode(this.secret, new Date(step * stepMs));
  }
}
