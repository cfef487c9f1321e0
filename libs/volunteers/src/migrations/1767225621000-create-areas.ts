import { countyColumn, tenantTable } from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The county's tree of areas: county, town, village or community, grid. */
export class CreateAreas1767225621000 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await sql.query(`
      CREATE TABLE volunteers.area (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        ${countyColumn},
        parent_id uuid,
        level text NOT NULL CHECK (level IN ('county', 'town', 'village', 'grid')),
        code text CHECK (code ~ '^[0-9]{12}$'),
        name text NOT NULL CHECK (name <> ''),
        latitude double precision CHECK (latitude BETWEEN -90 AND 90),
        longitude double precision CHECK (longitude BETWEEN -180 AND 180),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT area_tenant UNIQUE (county_code, id),
        CONSTRAINT area_parent FOREIGN KEY (county_code, parent_id) REFERENCES volunteers.area (county_code, id),
        CONSTRAINT area_code UNIQUE (county_code, code),
        CONSTRAINT area_name UNIQUE NULLS NOT DISTINCT (county_code, parent_id, name),
        CHECK ((level = 'county') = (parent_id IS NULL)),
        CHECK ((latitude IS NULL) = (longitude IS NULL))
      )`);
    await sql.query(`CREATE UNIQUE INDEX area_one_root ON volunteers.area (county_code) WHERE level = 'county'`);
    await tenantTable(sql, 'volunteers.area', { privileges: 'SELECT, INSERT, UPDATE' });
  }

  async down(sql: QueryRunner): Promise<void> {
    await sql.query('DROP TABLE volunteers.area');
  }
}
