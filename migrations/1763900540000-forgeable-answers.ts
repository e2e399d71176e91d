import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A call for help that a text or a call seems to take back is a conflict, even from a number that was confirmed. */
export class ForgeableAnswers1763900540000 implements MigrationInterface {
  name = 'ForgeableAnswers1763900540000';

  up(queryRunner: QueryRunner): Promise<void> {
    return queryRunner.query(conflictingWhen(`(NOT verified OR source IN ('sms', 'voice'))`));
  }

  down(queryRunner: QueryRunner): Promise<void> {
    return queryRunner.query(conflictingWhen('NOT verified'));
  }
}

const conflictingWhen = (unproven: string): string => `
  ALTER TABLE current_check_in ALTER COLUMN is_conflicting SET EXPRESSION AS
    (is_challenged OR coalesce(${unproven} AND answer <> 'need_help' AND help_asked_at IS NOT NULL, false))`;
