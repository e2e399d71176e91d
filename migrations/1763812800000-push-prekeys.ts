import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Keys of future push messages (docs/adr/0012-push-prekeys.md). Unlogged on purpose: after a crash, on a promoted
 * standby and in a restored base backup the table is empty, so that none of them can bring back a key that was used.
 */
export class PushPrekeys1763812800000 implements MigrationInterface {
  name = 'PushPrekeys1763812800000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE UNLOGGED TABLE push_prekey (
        push_address_id bigint NOT NULL REFERENCES push_address ON DELETE CASCADE,
        slot smallint NOT NULL CHECK (slot IN (0, 1)),
        prepared_at timestamptz NOT NULL,
        prekey_sealed bytea NOT NULL,
        PRIMARY KEY (push_address_id, slot)
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE push_prekey');
  }
}
