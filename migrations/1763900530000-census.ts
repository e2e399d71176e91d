import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many people live in a commune, so that an approver sees how many of them a message can reach at all. */
export class Census1763900530000 implements MigrationInterface {
  name = 'Census1763900530000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE commune_outline ADD population integer CHECK (population >= 0)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE commune_outline DROP population');
  }
}
