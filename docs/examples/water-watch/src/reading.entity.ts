import { countyColumn } from '@redmaple/plugins';
import { Column, Entity, type MigrationInterface, PrimaryColumn, type QueryRunner } from 'typeorm';

/** The water level at a gauge, as somebody on patrol read it. */
@Entity({ schema: 'plugin_water_watch', name: 'reading' })
export class Reading {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id: string;

  @Column('text')
  gauge: string;

  @Column('int')
  centimetres: number;

  @Column('timestamptz', { name: 'read_at' })
  readAt: Date;

  /** At or above the county's alarm level; found out by a job. */
  @Column('boolean', { default: false })
  high: boolean;
}

export class CreateReading1767225600000 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`CREATE TABLE reading (
      id uuid PRIMARY KEY DEFAULT uuidv7(), ${countyColumn},
      gauge text NOT NULL, centimetres int NOT NULL, read_at timestamptz NOT NULL,
      high boolean NOT NULL DEFAULT false)`);
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DROP TABLE reading');
  }
}
