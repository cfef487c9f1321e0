import { openTestApi, type TestApi } from '@redmaple/api/testing';
import { DomainError, UnitOfWork, uuidv7 } from '@redmaple/platform';
import { PluginSwitch } from '@redmaple/plugins/house';

/** Whoever writes, and however: what cannot be forced is refused by the database itself. */
describe('rules that nobody can force', () => {
  let api: TestApi;
  let rescue: string;
  let armband: string;
  let work: UnitOfWork;

  beforeAll(async () => {
    api = await openTestApi();
    work = api.get<UnitOfWork>(UnitOfWork);
    await api.inCounty(() => api.get<PluginSwitch>(PluginSwitch).enable('maple-grove'));
    rescue = await team('maple-grove.rescue');
    armband = await team('maple-grove.red-armband');
  });
  afterAll(() => api.close());

  const one = async (sql: string, params: readonly unknown[]): Promise<string> => {
    const row = await api.inCounty(() => work.one<{ id: string }>(sql, params));
    return row?.id ?? '';
  };
  const team = (type: string) =>
    one(`INSERT INTO volunteers.team (name, type_code, created_at) VALUES ($1, $1, now()) RETURNING id`, [type]);
  const volunteer = async (birthDate: string | null, consents: readonly string[]): Promise<string> => {
    const id = uuidv7(new Date());
    await api.inCounty(async () => {
      await work.execute(
        `INSERT INTO volunteers.person (id, name, document_type, sealed_document, document_index, birth_date, created_at)
         VALUES ($1::uuid, '错例', 'passport', 'x', sha256($1::text::bytea), $2, now())`,
        [id, birthDate],
      );
      await work.execute(
        `INSERT INTO volunteers.consent (person_id, purpose, document_version, given_at, evidence)
         SELECT $1, purpose, '2026-01', now(), 'online' FROM unnest($2::text[]) purpose`,
        [id, consents],
      );
    });
    return one(
      `INSERT INTO volunteers.volunteer (person_id, number, joined_at) VALUES ($1, 'V' || right(translate($2, 'abcdef-', '0123456'), 8), now()) RETURNING id`,
      [id, id],
    );
  };
  const insure = (id: string, validTo: string) =>
    one(
      `INSERT INTO volunteers.insurance (volunteer_id, policy_number, insurer, valid_from, valid_to, covers_danger, entered_at)
       VALUES ($1, $2, '人保财险', '2026-01-01', $3, true, now()) RETURNING id`,
      [id, `P${validTo}`, validTo],
    );
  const qualify = (id: string, code: string) =>
    one(
      `INSERT INTO volunteers.qualification (volunteer_id, code, issuer, valid_from, valid_to, evidence_type, evidence_id, issued_at)
       VALUES ($1, $2, '红十字会', '2026-01-01', '2099-12-31', 'paper', $3, now()) RETURNING id`,
      [id, code, `${id} ${code}`],
    );
  /** An hour of duty given by SQL, as a script or a plugin might. */
  const assign = async (volunteerId: string, teamId: string, type: string, startsAt: string, danger: boolean) => {
    const shiftId = await one(
      `INSERT INTO shifts.shift (team_id, team_type_code, title, duty_date, starts_at, ends_at, danger, state)
       VALUES ($1, $2, '备勤', $3::timestamptz::date, $3, $3::timestamptz + interval '1 hour', $4, 'published') RETURNING id`,
      [teamId, type, startsAt, danger],
    );
    const seatId = await one('INSERT INTO shifts.seat (shift_id, no) VALUES ($1, 1) RETURNING id', [shiftId]);
    return one(
      `INSERT INTO shifts.assignment (seat_id, shift_id, volunteer_id, source, state, state_at, state_reason, during)
       VALUES ($1, $2, $3, 'operator', 'confirmed', now(), 'by-sql', 'empty') RETURNING id`,
      [seatId, shiftId, volunteerId],
    );
  };
  const offer = async (volunteerId: string, teamId: string, offeredAt: string) => {
    const incidentId = await one(
      `INSERT INTO dispatch.incident (source, emergency, category, summary, place, state, occurred_at, received_at, received_by, last_event_at)
       VALUES ('hotline', false, 'lost', '走失', '枫桥', 'open', $1, $1, 'test', $1) RETURNING id`,
      [offeredAt],
    );
    return one(
      `INSERT INTO dispatch.mission (incident_id, volunteer_id, team_id, state, offered_at, offered_by, expires_at)
       VALUES ($1, $2, $3, 'offered', $4, 'test', $4::timestamptz + interval '10 minutes') RETURNING id`,
      [incidentId, volunteerId, teamId, offeredAt],
    );
  };
  /** Which rule refused it. */
  const ruleThatStops = async (trying: Promise<unknown>): Promise<unknown> => {
    try {
      await trying;
      return 'none';
    } catch (error) {
      if (error instanceof DomainError && error.code.endsWith('.notEligible')) return error.details.params?.rule;
      throw error;
    }
  };
  const day = '2026-07-01T02:00:00Z';
  const night = '2026-07-01T15:00:00Z';

  it('hold for duties: consent, insurance and the qualifications of danger', async () => {
    const silent = await volunteer('1990-01-01', []);
    expect(await ruleThatStops(assign(silent, armband, 'maple-grove.red-armband', day, false))).toBe('consent');
    const rescuer = await volunteer('1990-01-01', ['recruitment']);
    // Also where the shift itself forgot to say that it is dangerous: the team type says so.
    const duty = (danger: boolean) => ruleThatStops(assign(rescuer, rescue, 'maple-grove.rescue', day, danger));
    expect(await duty(false)).toBe('insurance');
    await insure(rescuer, '2026-06-30');
    expect(await duty(true)).toBe('insurance');
    await insure(rescuer, '2026-12-31');
    await qualify(rescuer, 'maple-grove.first-aid');
    expect(await duty(true)).toBe('qualification');
    await qualify(rescuer, 'maple-grove.swim-200m');
    expect(await duty(true)).toBe('none');
  });

  it('hold for missions: age, danger, night, the guardian, consent, insurance, another county', async () => {
    const on = (id: string, teamId: string, at: string) => ruleThatStops(offer(id, teamId, at));
    expect(await on(uuidv7(new Date()), armband, day)).toBe('county');
    expect(await on(await volunteer(null, ['recruitment']), armband, day)).toBe('age');
    const minor = await volunteer('2009-01-01', ['recruitment', 'guardian']);
    expect(await on(minor, rescue, day)).toBe('danger');
    expect(await on(minor, armband, night)).toBe('night');
    expect(await on(minor, armband, day)).toBe('none');
    const alone = await volunteer('2009-01-01', ['recruitment']);
    expect(await on(alone, armband, day)).toBe('guardian');
    const adult = await volunteer('1990-01-01', ['recruitment']);
    expect(await on(adult, armband, night)).toBe('none');
    expect(await on(adult, rescue, day)).toBe('insurance');
  });

  it('hold when an offer is accepted: a guardian may have taken the consent back meanwhile', async () => {
    const minor = await volunteer('2009-01-01', ['recruitment', 'guardian']);
    const missionId = await offer(minor, armband, day);
    await api.inCounty(() =>
      work.execute(
        `UPDATE volunteers.consent SET withdrawn_at = $2 WHERE purpose = 'guardian'
         AND person_id = (SELECT person_id FROM volunteers.volunteer WHERE id = $1)`,
        [minor, new Date('2026-07-01T02:01:00Z')],
      ),
    );
    const accept = api.inCounty(() =>
      work.execute(
        `UPDATE dispatch.mission SET state = 'accepted', answered_at = $2, answered_by = 'test' WHERE id = $1`,
        [missionId, new Date('2026-07-01T02:02:00Z')],
      ),
    );
    expect(await ruleThatStops(accept)).toBe('guardian');
  });

  it('are seen to hold: every view of what must never be is empty', async () => {
    const views = await api.inCounty(() =>
      work.query<{ name: string }>(`SELECT viewname AS name FROM pg_views WHERE schemaname = 'inv' ORDER BY viewname`),
    );
    expect(views.length).toBeGreaterThanOrEqual(6);
    for (const { name } of views) {
      const rows = await api.inCounty(() => work.query(`SELECT * FROM inv.${name}`));
      expect([name, rows]).toEqual([name, []]);
    }
  });
});
