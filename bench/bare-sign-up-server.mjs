import { randomBytes, randomUUID } from 'node:crypto';
import { Ajv } from 'ajv';
import Fastify from 'fastify';
import pg from 'pg';

// The other side of bench:signup: a bare Fastify + Ajv + pg handler that writes the same tables and as many bytes in one
// transaction, one statement a table, under the same role, row-level security, pool size and durability. Nothing is
// encrypted: sealed columns and fingerprints are random bytes of the same length.

const { DATABASE_URL, PORT, COUNTY, CALL_ID, QUOTA_ID, POOL_SIZE } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: Number(POOL_SIZE) });
const county = COUNTY ?? '';

const text = (maxLength) => ({ type: 'string', minLength: 1, maxLength });
const validate = new Ajv({ allErrors: true }).compile({
  type: 'object',
  additionalProperties: false,
  required: ['teamType', 'name', 'documentType', 'documentNumber', 'phone', 'flowId', 'code', 'answers', 'consent'],
  properties: {
    teamType: text(100),
    name: text(80),
    documentType: { enum: ['resident-id', 'passport'] },
    documentNumber: { type: 'string', pattern: '^\\d{17}[\\dXx]$' },
    phone: { type: 'string', pattern: '^1[3-9]\\d{9}$' },
    flowId: { type: 'string', pattern: '^[0-9a-f-]{36}$' },
    code: { type: 'string', pattern: '^\\d{6}$' },
    answers: {
      type: 'object',
      additionalProperties: false,
      required: ['stretch', 'evenings', 'swims'],
      properties: {
        stretch: { enum: ['upstream', 'midstream', 'downstream'] },
        evenings: { type: 'boolean' },
        swims: { type: 'boolean' },
      },
    },
    consent: {
      type: 'object',
      additionalProperties: false,
      required: ['version', 'accepted'],
      properties: { version: text(20), accepted: { const: true } },
    },
  },
});

const named = (name, sql) => (values) => ({ name, text: sql, values });
const statements = {
  code: named(
    'code',
    `UPDATE platform.phone_code SET used_at = $2 WHERE id = $1 AND used_at IS NULL AND expires_at > $2 AND tries_left > 0 AND purpose = 'sign-up'`,
  ),
  person: named(
    'person',
    `INSERT INTO volunteers.person (id, name, document_type, sealed_document, document_index, birth_date, sealed_phone, phone_index,
       phone_first3_index, phone_last4_index, phone_verified_at, sealed_address, locale, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, NULL, 'zh-CN', $11)`,
  ),
  key: named('key', `INSERT INTO keys.person_key (person_id, wrapped, master_key_id) VALUES ($1, $2, 'k1')`),
  consent: named(
    'consent',
    `INSERT INTO volunteers.consent (person_id, purpose, document_version, given_at, evidence) VALUES ($1, 'recruitment', $2, $3, 'online')`,
  ),
  eligible: named(
    'eligible',
    `INSERT INTO volunteers.eligibility_decision (person_id, action, policy_version, allowed, inputs, blockers, warnings, decided_at, decided_by)
     VALUES ($1, 'apply', 2, true, $2, '[]', '[]', $3, 'anonymous')`,
  ),
  application: named(
    'application',
    `INSERT INTO volunteers.application (id, number, call_id, call_team_type_id, team_type_code, person_id, answers, form_version, source, state, submitted_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'bench', 'online', 'submitted', $8)`,
  ),
  seat: named(
    'seat',
    `UPDATE volunteers.seat SET application_id = $1 WHERE call_team_type_id = $2 AND no = (
       SELECT no FROM volunteers.seat WHERE call_team_type_id = $2 AND application_id IS NULL ORDER BY no LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED)`,
  ),
  event: named(
    'event',
    `INSERT INTO volunteers.application_event (application_id, at, kind, actor_kind, actor_id) VALUES ($1, $2, 'submitted', 'anonymous', 'anonymous')`,
  ),
  outbox: named(
    'outbox',
    `INSERT INTO platform.outbox (kind, name, payload) VALUES ('event', 'application.submitted', $1)`,
  ),
  audit: named(
    'audit',
    `SELECT audit.append('anonymous', 'anonymous', 'application.submitted', 'application', $1, '{}', $2)`,
  ),
};

const app = Fastify({ logger: false });
app.get('/health/ready', async () => ({ status: 'ready' }));
app.post('/sign-up', async (request, reply) => {
  const body = request.body;
  if (!validate(body)) return reply.status(400).send({ errors: validate.errors });
  const now = new Date();
  const personId = randomUUID();
  const applicationId = randomUUID();
  const number = `HF-${randomBytes(5).toString('hex')}`;
  const born = `${body.documentNumber.slice(6, 10)}-${body.documentNumber.slice(10, 12)}-${body.documentNumber.slice(12, 14)}`;
  const client = await pool.connect();
  try {
    await client.query(`BEGIN; SET LOCAL app.county = '${county}'; SET LOCAL app.actor = 'anonymous'`);
    const used = await client.query(statements.code([body.flowId, now]));
    if (used.rowCount !== 1) throw new Error('code');
    await client.query(
      statements.person([
        personId,
        body.name,
        body.documentType,
        randomBytes(47),
        randomBytes(32),
        born,
        randomBytes(40),
        randomBytes(32),
        randomBytes(32),
        randomBytes(32),
        now,
      ]),
    );
    await client.query(statements.key([personId, randomBytes(61)]));
    await client.query(statements.consent([personId, body.consent.version, now]));
    await client.query(statements.eligible([personId, JSON.stringify({ question: { action: 'apply' }, born }), now]));
    await client.query(
      statements.application([
        applicationId,
        number,
        CALL_ID,
        QUOTA_ID,
        body.teamType,
        personId,
        JSON.stringify(body.answers),
        now,
      ]),
    );
    const seat = await client.query(statements.seat([applicationId, QUOTA_ID]));
    if (seat.rowCount !== 1) throw new Error('seat');
    await client.query(statements.event([applicationId, now]));
    await client.query(
      statements.outbox([
        JSON.stringify({ applicationId, personId, callId: CALL_ID, teamTypeCode: body.teamType, state: 'submitted' }),
      ]),
    );
    await client.query(statements.audit([applicationId, request.id]));
    await client.query('COMMIT');
    return reply.status(201).send({ id: applicationId, number, state: 'submitted' });
  } catch (error) {
    console.error(error);
    await client.query('ROLLBACK');
    return reply.status(409).send({ error: 'refused' });
  } finally {
    client.release();
  }
});
await app.listen({ port: Number(PORT), host: '127.0.0.1' });
