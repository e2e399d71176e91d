import type { EntityManager } from 'typeorm';
import type { Answer } from '../check-ins/answer';
import { namesMarkedBy } from '../check-ins/household-marks.queries';
import { isFrozen } from '../check-ins/liaison/death-file';
import type { Source } from '../check-ins/source';
import { contactsOf } from '../people/people.queries';
import type { PersonId } from '../people/person';
import { type Database, sql } from '../platform/database/sql';
import type { Vault } from '../platform/vault/vault';
import { answerWay } from './answer-way';
import type { DigestLine } from './message-text';

interface DigestRow {
  readonly personId: PersonId;
  readonly checkInId: number;
  readonly answer: Answer;
  readonly source: Source;
  readonly verified: boolean;
  readonly hadContact: boolean | null;
  readonly saidAt: Date;
}

/** The people of whom a digest tells; what is told of them is read at the hand-over. */
export async function insertDigestPeople(
  tx: EntityManager,
  noticeId: number,
  followed: readonly PersonId[],
): Promise<void> {
  await sql(
    tx,
    `INSERT INTO digest_person (notice_id, followed_id)
     SELECT $1, id FROM person WHERE id = ANY ($2::bigint[]) ORDER BY id FOR KEY SHARE`,
    [noticeId, followed],
  );
}

/**
 * How those of the people are by now whom its reader may still follow, calls for help first: newer answers are in it, and
 * whoever ended the follow, was erased, or has a death file is not.
 */
export async function digestLines(database: Database, vault: Vault, noticeId: number): Promise<DigestLine[]> {
  const rows = await sql<DigestRow>(
    database,
    `SELECT current.person_id AS "personId", current.answer, current.said_at AS "saidAt", check_in_id AS "checkInId",
       current.source, current.verified, had_contact AS "hadContact"
     FROM notice
     CROSS JOIN LATERAL (SELECT person_id AS reader_id FROM delivery WHERE notice_id = notice.id LIMIT 1) reader
     JOIN digest_person ON digest_person.notice_id = notice.id
     JOIN follow ON follow.followed_id = digest_person.followed_id AND follow.follower_id = reader_id
       AND follow.status = 'accepted'
     JOIN current_check_in current ON current.person_id = follow.followed_id AND current.incident_id = notice.incident_id
     JOIN check_in ON check_in.id = check_in_id
     WHERE notice.id = $1 AND NOT ${isFrozen('current.person_id')}
     ORDER BY current.answer <> 'need_help', current.said_at, follow.id`,
    [noticeId],
  );
  const contacts = await contactsOf(database, vault, rows.map(({ personId }) => personId)); // prettier-ignore
  const names = new Map(contacts.map(({ id, name }) => [id, name ?? '']));
  const alsoFor = await namesMarkedBy(database, vault, rows.map(({ checkInId }) => checkInId)); // prettier-ignore
  return rows.flatMap(({ personId, answer, saidAt, checkInId, source, verified, hadContact }) => {
    const firstName = names.get(personId);
    if (firstName === undefined) return [];
    const way = answerWay(source, verified, hadContact ?? false);
    return [{ firstName, answer, at: saidAt.toISOString(), way, alsoFor: alsoFor.get(checkInId) ?? [] }];
  });
}
