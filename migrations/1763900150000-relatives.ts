import type { MigrationInterface, QueryRunner } from 'typeorm';

/** News to one follower that comes too fast is held and told together (docs/adr/0027-what-a-follower-sees.md). */
export class Relatives1763900150000 implements MigrationInterface {
  name = 'Relatives1763900150000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE news_window (
        follower_id bigint PRIMARY KEY REFERENCES person ON DELETE CASCADE,
        opened_at timestamptz NOT NULL,
        said integer NOT NULL,
        due_at timestamptz
      );
      CREATE INDEX news_window_due ON news_window (due_at) WHERE due_at IS NOT NULL;

      CREATE TABLE held_news (
        follower_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
        incident_id bigint NOT NULL REFERENCES incident,
        followed_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
        PRIMARY KEY (follower_id, incident_id, followed_id)
      );
      CREATE INDEX held_news_followed ON held_news (followed_id);

      CREATE TABLE digest_person (
        notice_id bigint NOT NULL REFERENCES notice ON DELETE CASCADE,
        followed_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
        PRIMARY KEY (notice_id, followed_id)
      );
      CREATE INDEX digest_person_followed ON digest_person (followed_id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE digest_person, held_news, news_window');
  }
}
