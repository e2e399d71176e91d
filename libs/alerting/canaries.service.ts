import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { parsePhone } from '../channels/phone-number';
import { browserOfSimulator } from '../channels/push/simulated-browser.service';
import { PeopleService } from '../people/people.service';
import type { PersonId } from '../people/person';
import { PushAddressesService } from '../people/push-addresses.service';
import { Clock } from '../platform/clock';
import { Config } from '../platform/config/config';
import { emit } from '../platform/events/outbox';
import { Logger } from '../platform/telemetry/logger';
import { canaryDue } from './canary-events';
import { deleteCanaries, hasPushAddress, insertCanary, isCallDue, isCitizen, takeTurn } from './canary.store';

const keptHours = 25;

/**
 * A synthetic message to a handset of our own, along the whole way that an alert takes. Whoever shows the status judges
 * by what came back: if anything at all stands still, nothing does.
 */
@Injectable()
export class CanariesService {
  private hasComplained = false;

  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly people: PeopleService,
    private readonly pushAddresses: PushAddressesService,
    private readonly logger: Logger,
  ) {}

  /** Sends the next one if it is due. Safe in several processes. */
  async fly(): Promise<void> {
    const { canary } = this.config;
    if (!canary) return;
    const now = this.clock.now();
    const personId = await this.database.transaction(async (tx) => {
      if (!(await takeTurn(tx, now, canary.everySeconds))) return undefined;
      const person = await this.person(tx);
      if (person === undefined) return undefined;
      const calls = await isCallDue(tx, now, canary.callEverySeconds);
      const [eventId] = await emit(tx, canaryDue(person, calls, now));
      await insertCanary(tx, eventId, calls, now);
      return person;
    });
    if (personId === undefined) return;
    await deleteCanaries(this.database, new Date(now.getTime() - keptHours * 3_600_000));
    await this.prepareBrowser(personId);
  }

  /** @returns undefined when the phone is no handset of ours, but somebody's own */
  async person(tx: EntityManager): Promise<PersonId | undefined> {
    const { canary } = this.config;
    const phone = canary && parsePhone(canary.phone, 'FR');
    if (!phone) return undefined;
    const person = await this.people.findOrCreateByPhone(tx, phone, 'en');
    if (!(await isCitizen(tx, person))) return person;
    if (!this.hasComplained) this.logger.error({}, 'CANARY_PHONE is the phone of a subscriber: no canary flies');
    this.hasComplained = true;
    return undefined;
  }

  /** The next canary goes by push too. Without an address the push channel stays unproven, and the status says so. */
  private async prepareBrowser(person: PersonId): Promise<void> {
    const { canary, pushServiceUrl } = this.config;
    if (!canary || (await hasPushAddress(this.database, person))) return;
    try {
      const address =
        canary.pushAddress ?? (pushServiceUrl && (await browserOfSimulator(pushServiceUrl, canary.phone)));
      if (address) await this.pushAddresses.register(person, address, '127.0.0.1');
    } catch (fault) {
      this.logger.warn({ fault }, 'the canary has no browser');
    }
  }
}
