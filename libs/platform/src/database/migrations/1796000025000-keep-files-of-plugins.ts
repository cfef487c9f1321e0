import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A file that no account sent but a plugin keeps, also in a job, where nobody asks. Its purpose is no other's, so that nothing of the
 * core that looks for files by their purpose ever takes one for its own.
 */
export class KeepFilesOfPlugins1796000025000 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      ALTER TABLE platform.file
        ALTER COLUMN uploaded_by DROP NOT NULL,
        ADD COLUMN kept_by text CHECK (kept_by ~ '^plugin:[a-z][a-z0-9-]{0,39}$'),
        ADD CONSTRAINT file_of_one CHECK (num_nonnulls(uploaded_by, kept_by) = 1),
        ADD CONSTRAINT file_purpose_of_plugins CHECK ((purpose = 'plugin') = (kept_by IS NOT NULL)),
        ADD CONSTRAINT file_kept_once UNIQUE (county_code, kept_by, client_id)`);
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DELETE FROM platform.file WHERE kept_by IS NOT NULL');
    await sql.query(`
      ALTER TABLE platform.file
        DROP CONSTRAINT file_kept_once,
        DROP CONSTRAINT file_purpose_of_plugins,
        DROP CONSTRAINT file_of_one,
        DROP COLUMN kept_by,
        ALTER COLUMN uploaded_by SET NOT NULL`);
  }
}
