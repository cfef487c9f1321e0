import type { MigrationInterface, QueryRunner } from 'typeorm';

const pictures = ['image/jpeg', 'image/png', 'image/webp'];

/** Papers that people send may be PDF files, too. */
export class KeepPapers1767225701100 implements MigrationInterface {
  up(sql: QueryRunner): Promise<void> {
    return allow(sql, [...pictures, 'application/pdf']);
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query(`DELETE FROM platform.file WHERE media_type = 'application/pdf'`);
    await allow(sql, pictures);
  }
}

async function allow(sql: QueryRunner, types: readonly string[]): Promise<void> {
  await sql.query('ALTER TABLE platform.file DROP CONSTRAINT file_media_type_check');
  await sql.query(
    `ALTER TABLE platform.file ADD CONSTRAINT file_media_type_check CHECK (media_type IN (${types.map((one) => `'${one}'`).join(', ')}))`,
  );
}
