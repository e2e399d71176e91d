import { Injectable } from '@nestjs/common';
import { isCodeAllowedCountry, type PhoneNumber } from '../channels/phone-number';
import { Config } from '../platform/config/config';
import { RateLimits } from '../platform/http/rate-limits';
import { Vault } from '../platform/vault/vault';
import { ipNetwork } from '../platform/http/ip-network';
import { peopleProblems } from './people-problems';
import type { PersonId } from './person';
import { guessesPerPerson, textLimits, textsPerNetwork } from './send-limits';

@Injectable()
export class SendLimitsService {
  constructor(
    private readonly config: Config,
    private readonly limits: RateLimits,
    private readonly vault: Vault,
  ) {}

  /**
   * Before a text is sent to a number that somebody typed. Looks only at the number and the counters, never at whether
   * the number is known.
   * @throws phone-not-served or too-many-requests
   */
  async takeText(phone: PhoneNumber, ip: string): Promise<void> {
    await this.limits.take(textsPerNetwork, this.hidden(ipNetwork(ip)));
    if (!this.serves(phone)) throw peopleProblems['phone-not-served']();
    for (const { limit, key } of textLimits(phone, this.hidden(phone))) await this.limits.take(limit, key);
  }

  /** @throws too-many-requests */
  takeGuess(personId: PersonId): Promise<void> {
    return this.limits.take(guessesPerPerson, String(personId));
  }

  /** Whether we ever send a text there that somebody else asked for. */
  serves(phone: PhoneNumber): boolean {
    return isCodeAllowedCountry(phone, this.config.codeCountries);
  }

  /** Counters outlive the request: they know a phone or a network only by its index. */
  private hidden(value: string): string {
    return this.vault.index(value).toString('base64url');
  }
}
