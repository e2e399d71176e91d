import { incidentToAnswerOf } from '../check-ins/check-ins.queries';
import type { IncidentId } from '../incidents/incident';
import type { PersonId } from '../people/person';
import { arrayLiteral } from '../platform/database/array-literal';
import { type Database, prepared, sql } from '../platform/database/sql';

/** A text message that has just come. */
export interface Arriving {
  readonly messageSid: string;
  readonly phoneIndex: Buffer;
}

/** What we know of it. */
export interface Arrival {
  /** It has been taken before: a carrier's signature has no date, so that its id is all that tells a replay. */
  readonly isKnown: boolean;
  /** Absent while nobody with this phone is known. */
  readonly sender?: { readonly id: PersonId; readonly isVerified: boolean };
  /** What an answer in it would be about. */
  readonly incidentId?: IncidentId;
}

interface Row {
  readonly isKnown: boolean;
  readonly personId: PersonId | null;
  readonly isVerified: boolean;
  readonly incidentId: IncidentId | null;
}

/** In the order of the messages, many at once. */
export async function arrivalsOf(database: Database, messages: readonly Arriving[]): Promise<Arrival[]> {
  const rows = await sql<Row>(database, statement, [
    arrayLiteral(messages.map(({ messageSid }) => messageSid)),
    messages.map(({ phoneIndex }) => phoneIndex),
  ]);
  return rows.map(({ isKnown, personId, isVerified, incidentId }) => ({
    isKnown,
    sender: personId === null ? undefined : { id: personId, isVerified },
    incidentId: incidentId ?? undefined,
  }));
}

const statement =
  prepared(`SELECT message_sid IS NOT NULL AS "isKnown", person.id AS "personId", verified_at IS NOT NULL AS "isVerified",
      (${incidentToAnswerOf('person.id')}) AS "incidentId"
    FROM unnest($1::text[], $2::bytea[]) WITH ORDINALITY AS came (sid, phone, index)
      LEFT JOIN inbound_sms ON message_sid = came.sid
      LEFT JOIN person ON phone_index = came.phone
    ORDER BY index`);
