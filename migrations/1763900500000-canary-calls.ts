import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Canaries call too. */
export class CanaryCalls1763900500000 implements MigrationInterface {
  name = 'CanaryCalls1763900500000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE canary ADD calls boolean NOT NULL DEFAULT false');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE canary DROP calls');
  }
}
