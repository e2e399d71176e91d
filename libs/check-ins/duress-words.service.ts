import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PersonId } from '../people/person';
import { Vault } from '../platform/vault/vault';
import { foldedDuressWord } from './duress-word';
import { deleteDuressWord, isDuressWord, setDuressWord } from './duress.store';

/**
 * The word that a person adds to "safe" when somebody makes them say it. Only a keyed digest of it is kept, bound to the
 * person; whether somebody has one is told to nobody, not even on their own page.
 */
@Injectable()
export class DuressWordsService {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
  ) {}

  /** @returns false when it cannot be such a word */
  async choose(personId: PersonId, typed: string): Promise<boolean> {
    const word = foldedDuressWord(typed);
    if (word === undefined) return false;
    await setDuressWord(this.database, personId, this.indexOf(personId, word));
    return true;
  }

  async forget(personId: PersonId): Promise<void> {
    await deleteDuressWord(this.database, personId);
  }

  /** @param typed what stood where the word may stand; anything else is simply not the word */
  async isWordOf(personId: PersonId, typed: string): Promise<boolean> {
    const word = foldedDuressWord(typed);
    return word !== undefined && isDuressWord(this.database, personId, this.indexOf(personId, word));
  }

  private indexOf(personId: PersonId, word: string): Buffer {
    return this.vault.index(`duress:${personId}:${word}`);
  }
}
