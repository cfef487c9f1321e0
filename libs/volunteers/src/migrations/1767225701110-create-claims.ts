import {
  countyColumn,
  dropInvariantViews,
  invariantView,
  letChangeHands,
  roles,
  tenantTable,
} from '@redmaple/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const hardRule = 'volunteers.broken_hard_rule(uuid,text,boolean,jsonb,timestamptz,timestamptz,timestamptz)';
const anyPolicy = 'WHERE i.volunteer_id = volunteer AND i.covers_danger)';
const livePolicy =
  'WHERE i.volunteer_id = volunteer AND i.covers_danger AND (i.revoked_at IS NULL OR i.revoked_at > as_of))';
const views = ['claim_decided_by_holder', 'claim_verified_without_row', 'renewal_of_another'];

const refuse = (rule: string, words: string): string =>
  `RAISE EXCEPTION '${words}' USING ERRCODE = '23514', CONSTRAINT = '${rule}', TABLE = 'claim', SCHEMA = 'volunteers'`;

/**
 * What people send in to show that they hold a certificate or a policy, and who found it right. Renewals name what they renew;
 * policies are their holder's own or a group's, and may be revoked.
 */
export class CreateClaims1767225701110 implements MigrationInterface {
  async up(sql: QueryRunner): Promise<void> {
    await extendQualifications(sql);
    await extendInsurance(sql);
    await createClaims(sql);
    await guardClaims(sql);
    await createViews(sql);
  }

  async down(sql: QueryRunner): Promise<void> {
    await dropInvariantViews(sql, ...views);
    await sql.query('DROP TABLE volunteers.claim_file, volunteers.claim');
    await sql.query(
      'DROP FUNCTION volunteers.guard_claim(), volunteers.begin_claim(), volunteers.holder_is(uuid, text)',
    );
    await replaceInHardRule(sql, livePolicy, anyPolicy);
    await sql.query(`REVOKE UPDATE (revoked_at, revoked_by, revoke_reason) ON volunteers.insurance FROM ${roles.app}`);
    await sql.query(
      `ALTER TABLE volunteers.insurance DROP COLUMN revoke_reason, DROP COLUMN revoked_by, DROP COLUMN revoked_at,
         DROP COLUMN renews, DROP COLUMN kind, DROP CONSTRAINT insurance_county`,
    );
    await sql.query('DROP TRIGGER qualification_renewal ON volunteers.qualification');
    await sql.query('DROP FUNCTION volunteers.guard_renewal()');
    await sql.query('ALTER TABLE volunteers.qualification DROP COLUMN renews, DROP CONSTRAINT qualification_county');
  }
}

async function extendQualifications(sql: QueryRunner): Promise<void> {
  await sql.query(`
    ALTER TABLE volunteers.qualification ADD CONSTRAINT qualification_county UNIQUE (county_code, id),
      ADD COLUMN renews uuid,
      ADD CONSTRAINT qualification_renews FOREIGN KEY (county_code, renews) REFERENCES volunteers.qualification (county_code, id)`);
  await sql.query(
    'CREATE UNIQUE INDEX qualification_renewed_once ON volunteers.qualification (renews) WHERE revoked_at IS NULL',
  );
  // A renewal is the same holder's, of the same kind, and ends later.
  await sql.query(`
    CREATE FUNCTION volunteers.guard_renewal() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.renews IS NOT NULL AND NOT EXISTS (
        SELECT FROM volunteers.qualification o WHERE o.id = NEW.renews AND o.volunteer_id = NEW.volunteer_id AND o.code = NEW.code
          AND o.revoked_at IS NULL AND (NEW.valid_to IS NULL OR o.valid_to < NEW.valid_to)) THEN
        RAISE EXCEPTION 'renews nothing of the same holder and kind'
          USING ERRCODE = '23514', CONSTRAINT = 'qualification_renewal', TABLE = 'qualification', SCHEMA = 'volunteers';
      END IF;
      RETURN NEW;
    END $$`);
  await sql.query(`
    CREATE TRIGGER qualification_renewal BEFORE INSERT ON volunteers.qualification
      FOR EACH ROW EXECUTE FUNCTION volunteers.guard_renewal()`);
}

async function extendInsurance(sql: QueryRunner): Promise<void> {
  await sql.query(`
    ALTER TABLE volunteers.insurance ADD CONSTRAINT insurance_county UNIQUE (county_code, id),
      ADD COLUMN kind text NOT NULL DEFAULT 'own' CHECK (kind IN ('own', 'group')),
      ADD COLUMN renews uuid,
      ADD COLUMN revoked_at timestamptz, ADD COLUMN revoked_by text, ADD COLUMN revoke_reason text,
      ADD CONSTRAINT insurance_renews FOREIGN KEY (county_code, renews) REFERENCES volunteers.insurance (county_code, id),
      ADD CONSTRAINT insurance_revoked
        CHECK ((revoked_at IS NULL) = (revoked_by IS NULL) AND (revoked_at IS NULL) = (revoke_reason IS NULL))`);
  await sql.query(
    'CREATE INDEX insurance_expiry ON volunteers.insurance (county_code, valid_to) WHERE revoked_at IS NULL',
  );
  await sql.query('CREATE INDEX insurance_holder ON volunteers.insurance (volunteer_id)');
  // A policy of several people is a group's.
  await sql.query('ALTER TABLE volunteers.insurance NO FORCE ROW LEVEL SECURITY');
  await sql.query(`
    UPDATE volunteers.insurance i SET kind = 'group' WHERE EXISTS (
      SELECT FROM volunteers.insurance o WHERE o.county_code = i.county_code AND o.policy_number = i.policy_number
        AND o.volunteer_id <> i.volunteer_id)`);
  await sql.query('ALTER TABLE volunteers.insurance FORCE ROW LEVEL SECURITY');
  await sql.query(`GRANT UPDATE (revoked_at, revoked_by, revoke_reason) ON volunteers.insurance TO ${roles.app}`);
  await replaceInHardRule(sql, anyPolicy, livePolicy);
}

/** What is revoked insures nobody: the rule that no path goes around knows it too. */
async function replaceInHardRule(sql: QueryRunner, what: string, by: string): Promise<void> {
  const [{ definition }] = (await sql.query('SELECT pg_get_functiondef($1::regprocedure) AS definition', [
    hardRule,
  ])) as [{ definition: string }];
  if (!definition.includes(what)) throw new Error('volunteers.broken_hard_rule is not written as it was.');
  await sql.query(definition.replace(what, by));
}

async function createClaims(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE TABLE volunteers.claim (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      client_id uuid NOT NULL,
      volunteer_id uuid NOT NULL,
      kind text NOT NULL CHECK (kind IN ('qualification', 'insurance')),
      code text CHECK (code ~ '^[a-z][a-z0-9-]*[.][a-z][a-z0-9-]*$'),
      issuer text NOT NULL CHECK (issuer <> '' AND length(issuer) <= 100),
      number text NOT NULL CHECK (number <> '' AND length(number) <= 100),
      valid_from date NOT NULL,
      valid_to date,
      covers_danger boolean NOT NULL DEFAULT false,
      renews uuid,
      state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'verified', 'rejected', 'withdrawn')),
      sent_at timestamptz NOT NULL,
      sent_by text NOT NULL,
      decided_at timestamptz,
      decided_by text,
      reason text,
      note text CHECK (length(note) <= 300),
      made uuid,
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT claim_county UNIQUE (county_code, id),
      CONSTRAINT claim_once UNIQUE (county_code, volunteer_id, client_id),
      CONSTRAINT claim_volunteer FOREIGN KEY (county_code, volunteer_id) REFERENCES volunteers.volunteer (county_code, id),
      CONSTRAINT claim_order CHECK (valid_to >= valid_from),
      CONSTRAINT claim_kind CHECK ((kind = 'qualification') = (code IS NOT NULL) AND (kind = 'qualification' OR valid_to IS NOT NULL)),
      CONSTRAINT claim_decided CHECK ((state = 'waiting') = (decided_at IS NULL) AND (state = 'waiting') = (decided_by IS NULL)
        AND (state = 'verified') = (made IS NOT NULL) AND (state = 'rejected') = (reason IS NOT NULL))
    )`);
  await sql.query(
    `CREATE UNIQUE INDEX claim_waiting_once ON volunteers.claim (county_code, volunteer_id, kind, coalesce(code, number)) WHERE state = 'waiting'`,
  );
  await sql.query(`CREATE INDEX claim_waiting ON volunteers.claim (county_code, id) WHERE state = 'waiting'`);
  await sql.query('CREATE INDEX claim_holder ON volunteers.claim (volunteer_id, id)');
  await tenantTable(sql, 'volunteers.claim', { privileges: 'SELECT, INSERT, UPDATE' });
  await sql.query(`
    CREATE TABLE volunteers.claim_file (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      ${countyColumn},
      claim_id uuid NOT NULL,
      file_id uuid NOT NULL,
      position integer NOT NULL CHECK (position BETWEEN 1 AND 4),
      CONSTRAINT claim_file_claim FOREIGN KEY (county_code, claim_id) REFERENCES volunteers.claim (county_code, id),
      CONSTRAINT claim_file_place UNIQUE (claim_id, position),
      CONSTRAINT claim_file_once UNIQUE (county_code, file_id)
    )`);
  await tenantTable(sql, 'volunteers.claim_file', { privileges: 'SELECT, INSERT, DELETE' });
}

async function guardClaims(sql: QueryRunner): Promise<void> {
  await sql.query(`
    CREATE FUNCTION volunteers.holder_is(holder uuid, account text) RETURNS boolean LANGUAGE sql STABLE AS $$
      SELECT EXISTS (SELECT FROM volunteers.volunteer v JOIN platform.account a ON a.person_id = v.person_id
        WHERE v.id = holder AND a.id::text = account)
    $$`);
  // What was sent stays as it was sent; it is decided once, and never by who holds it. Emptying a number is forgetting it.
  await sql.query(`
    CREATE FUNCTION volunteers.guard_claim() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF (NEW.id, NEW.county_code, NEW.client_id, NEW.volunteer_id, NEW.kind, NEW.code, NEW.issuer, NEW.valid_from, NEW.valid_to,
          NEW.covers_danger, NEW.renews, NEW.sent_at, NEW.sent_by)
        IS DISTINCT FROM (OLD.id, OLD.county_code, OLD.client_id, OLD.volunteer_id, OLD.kind, OLD.code, OLD.issuer, OLD.valid_from,
          OLD.valid_to, OLD.covers_danger, OLD.renews, OLD.sent_at, OLD.sent_by)
        OR NEW.number <> OLD.number AND NEW.number <> 'erased-' || OLD.id THEN
        ${refuse('claim_fixed', 'what was sent stays')};
      END IF;
      IF OLD.state <> 'waiting' AND (NEW.state, NEW.decided_at, NEW.decided_by, NEW.reason, NEW.made)
        IS DISTINCT FROM (OLD.state, OLD.decided_at, OLD.decided_by, OLD.reason, OLD.made) THEN
        ${refuse('claim_transition', 'a claim is decided once')};
      END IF;
      IF NEW.state IN ('verified', 'rejected') AND volunteers.holder_is(NEW.volunteer_id, NEW.decided_by) THEN
        ${refuse('claim_own', 'nobody verifies what they hold')};
      END IF;
      RETURN NEW;
    END $$`);
  await sql.query(`
    CREATE TRIGGER claim_guard BEFORE UPDATE ON volunteers.claim
      FOR EACH ROW EXECUTE FUNCTION volunteers.guard_claim()`);
  await sql.query(`
    CREATE FUNCTION volunteers.begin_claim() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.state <> 'waiting' THEN ${refuse('claim_transition', 'a claim begins waiting')}; END IF;
      RETURN NEW;
    END $$`);
  await sql.query(`
    CREATE TRIGGER claim_begin BEFORE INSERT ON volunteers.claim
      FOR EACH ROW EXECUTE FUNCTION volunteers.begin_claim()`);
  await letChangeHands(sql, 'volunteers.guard_claim');
}

async function createViews(sql: QueryRunner): Promise<void> {
  const [byHolder = '', withoutRow = '', ofAnother = ''] = views;
  await invariantView(
    sql,
    byHolder,
    `
      SELECT c.county_code, c.id FROM volunteers.claim c
      WHERE c.state IN ('verified', 'rejected') AND volunteers.holder_is(c.volunteer_id, c.decided_by)`,
  );
  await invariantView(
    sql,
    withoutRow,
    `
      SELECT c.county_code, c.id FROM volunteers.claim c WHERE c.state = 'verified' AND NOT EXISTS (
        SELECT FROM volunteers.qualification q WHERE c.kind = 'qualification' AND q.id = c.made AND q.code = c.code
        UNION ALL SELECT FROM volunteers.insurance i WHERE c.kind = 'insurance' AND i.id = c.made)`,
  );
  await invariantView(
    sql,
    ofAnother,
    `
      SELECT n.county_code, n.id FROM volunteers.qualification n JOIN volunteers.qualification o ON o.id = n.renews
      WHERE o.volunteer_id <> n.volunteer_id OR o.code <> n.code OR n.valid_to <= o.valid_to`,
  );
}
