import type { PersonId } from './person';

/**
 * The contexts that sealed values are bound to: table, row and column, so that a value moved elsewhere does not open.
 */
export const sealedValue = {
  phone: (person: PersonId) => `person:${person}:phone`,
  name: (person: PersonId) => `person:${person}:name`,
  code: (requestId: string) => `one_time_code:${requestId}:code`,
  subscription: (requestId: string) => `one_time_code:${requestId}:subscription`,
  /** The owner and the endpoint's index name the row: the row id does not exist yet when the value is sealed. */
  pushAddress: (person: PersonId, endpointIndex: Buffer) => `push_address:${person}:${endpointIndex.toString('hex')}`,
  /** @param home the one table that the prekey was made for: in a copy of the database it does not open */
  pushPrekey: (home: string, addressId: number, slot: number) => `push_prekey:${home}:${addressId}:${slot}`,
  linkToken: (tokenHash: Buffer) => `person_link:${tokenHash.toString('hex')}:token`,
} as const;
