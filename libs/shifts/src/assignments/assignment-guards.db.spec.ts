import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { otherCounty, testCounty } from '@redmaple/platform/testing';
import { now, ShiftsHouse } from '../testing/shifts-house.js';

/** What the database itself refuses, past every service: statements as the app's own role. */
describe('the database', () => {
  let house: ShiftsHouse;

  beforeAll(async () => {
    house = await ShiftsHouse.open();
    // As libs/volunteers provides it; here a table of the test answers.
    await house.sql('CREATE SCHEMA volunteers');
    await house.sql('CREATE TABLE volunteers.birth (volunteer_id uuid PRIMARY KEY, birth_date date, guardian boolean)');
    await house.sql(
      'CREATE FUNCTION volunteers.birth_date_of(id uuid) RETURNS date LANGUAGE sql STABLE AS $$ SELECT birth_date FROM volunteers.birth WHERE volunteer_id = id $$',
    );
    await house.sql(
      'CREATE FUNCTION volunteers.guardian_agrees(id uuid) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT guardian FROM volunteers.birth WHERE volunteer_id = id $$',
    );
    await house.sql('GRANT USAGE ON SCHEMA volunteers TO redmaple_app');
    await house.sql('GRANT SELECT ON volunteers.birth TO redmaple_app');
  });
  afterAll(() => house.close());
  beforeEach(() => house.house.clock.set(now));

  const sql = <Row extends object>(text: string, params: unknown[] = [], county = testCounty) =>
    house.house.inCounty(() => house.house.work.query<Row>(text, params), county);

  async function person(birthDate = '1990-01-01', guardian = true): Promise<string> {
    const id = randomUUID();
    await house.sql('INSERT INTO volunteers.birth VALUES ($1, $2, $3)', [id, birthDate, guardian]);
    return id;
  }

  /** A published shift with one seat; times as local wall clock of the county (UTC+8). */
  async function shift(from: string, to: string, more: { danger?: boolean; county?: string } = {}) {
    const [row] = await sql<{ id: string; seat: string }>(
      `WITH s AS (INSERT INTO shifts.shift (team_id, team_type_code, title, duty_date, starts_at, ends_at, danger, state)
         VALUES (uuidv7(), 'sample.street', '值守', left($1::text, 10)::date, ($1::text || '+08')::timestamptz, ($2::text || '+08')::timestamptz, $3, 'published') RETURNING id)
       INSERT INTO shifts.seat (shift_id, no) SELECT id, 1 FROM s RETURNING shift_id AS id, id AS seat`,
      [from, to, more.danger ?? false],
      more.county,
    );
    return row as { id: string; seat: string };
  }

  const give = (one: { id: string; seat: string }, volunteerId: string, state = 'confirmed', county = testCounty) =>
    sql<{ id: string }>(
      `INSERT INTO shifts.assignment (seat_id, shift_id, volunteer_id, source, state, state_at, state_reason, during)
       VALUES ($1, $2, $3, 'operator', $4, $5, 'test', tstzrange(now(), now())) RETURNING id`,
      [one.seat, one.id, volunteerId, state, now],
      county,
    ).then((rows) => rows[0]?.id ?? '');

  const moveTo = (id: string, state: string) =>
    sql(`UPDATE shifts.assignment SET state = $2, state_reason = 'test' WHERE id = $1`, [id, state]);

  it('takes the interval from the shift, whatever a statement says', async () => {
    const one = await shift('2026-07-13 18:00', '2026-07-13 21:00');
    const id = await give(one, await person());
    const [row] = await sql<{ from: Date; to: Date }>(
      'SELECT lower(during) AS "from", upper(during) AS "to" FROM shifts.assignment WHERE id = $1',
      [id],
    );
    expect(row).toEqual({ from: new Date('2026-07-13T10:00:00Z'), to: new Date('2026-07-13T13:00:00Z') });
  });

  it('lets nobody hold two overlapping shifts, drafts and offers included, but one after the other', async () => {
    for (const state of ['drafted', 'offered', 'confirmed']) {
      const who = await person();
      await give(await shift('2026-07-13 18:00', '2026-07-13 21:00'), who, state);
      await expect(give(await shift('2026-07-13 20:59', '2026-07-13 23:00'), who)).rejects.toMatchObject({
        code: 'shifts.overlap',
      });
      await give(await shift('2026-07-13 21:00', '2026-07-13 23:00'), who);
    }
  });

  it('frees the time and the seat of who is excused, and of nobody else', async () => {
    const evening = await shift('2026-07-13 18:00', '2026-07-13 21:00');
    const who = await person();
    const id = await give(evening, who);
    await expect(give(evening, await person())).rejects.toMatchObject({ code: 'shifts.seatTaken' });
    await moveTo(id, 'excused');
    await give(evening, await person());
    await give(await shift('2026-07-13 19:00', '2026-07-13 20:00'), who);
  });

  it('accepts one of twenty overlapping assignments that race', async () => {
    const who = await person();
    const shifts = await Promise.all(Array.from({ length: 20 }, () => shift('2026-07-13 18:00', '2026-07-13 21:00')));
    const results = await Promise.allSettled(shifts.map((one) => give(one, who)));
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });

  it('moves states along the diagram alone, and writes each move down', async () => {
    const id = await give(await shift('2026-07-13 18:00', '2026-07-13 21:00'), await person());
    for (const state of ['drafted', 'offered', 'completed']) {
      await expect(moveTo(id, state)).rejects.toMatchObject({ code: 'shifts.badTransition' });
    }
    await moveTo(id, 'excused');
    await expect(moveTo(id, 'confirmed')).rejects.toMatchObject({ code: 'shifts.badTransition' });
    await expect(
      give(await shift('2026-07-14 18:00', '2026-07-14 21:00'), await person(), 'completed'),
    ).rejects.toMatchObject({ code: 'shifts.badTransition' });
    const events = await sql(
      'SELECT from_state, to_state FROM shifts.assignment_event WHERE assignment_id = $1 ORDER BY id',
      [id],
    );
    expect(events).toEqual([
      { from_state: null, to_state: 'confirmed' },
      { from_state: 'confirmed', to_state: 'excused' },
    ]);
  });

  it('keeps the seat and the person of an assignment for ever', async () => {
    const id = await give(await shift('2026-07-13 18:00', '2026-07-13 21:00'), await person());
    await expect(sql('UPDATE shifts.assignment SET volunteer_id = uuidv7() WHERE id = $1', [id])).rejects.toMatchObject(
      { code: 'shifts.badTransition' },
    );
    await expect(sql('DELETE FROM shifts.assignment WHERE id = $1', [id])).rejects.toThrow(/permission denied/);
  });

  it('keeps counties apart: a volunteer’s hours in one do not block the other', async () => {
    const who = await person();
    await give(await shift('2026-07-13 18:00', '2026-07-13 21:00'), who);
    await give(
      await shift('2026-07-13 18:00', '2026-07-13 21:00', { county: otherCounty }),
      who,
      'confirmed',
      otherCounty,
    );
    const mine = await sql<{ n: number }>('SELECT count(*)::int AS n FROM shifts.assignment WHERE volunteer_id = $1', [
      who,
    ]);
    expect(mine).toEqual([{ n: 1 }]);
  });

  describe('and someone under 18', () => {
    const minor = '2009-03-01';

    it.each([
      ['2026-07-13 18:00', '2026-07-13 22:00'],
      ['2026-07-13 06:00', '2026-07-13 22:00'],
    ])('has duty by day: %s to %s', async (from, to) => {
      await expect(give(await shift(from, to), await person(minor))).resolves.toEqual(expect.any(String));
    });

    it.each([
      ['2026-07-13 18:00', '2026-07-13 22:01'],
      ['2026-07-13 22:00', '2026-07-14 06:00'],
      ['2026-07-13 05:59', '2026-07-13 09:00'],
      ['2026-07-14 00:00', '2026-07-14 01:00'],
      ['2026-07-13 23:59', '2026-07-14 00:01'],
      ['2028-02-29 23:00', '2028-03-01 01:00'],
      ['2026-07-13 12:00', '2026-07-14 12:00'],
    ])('has no minute of night: %s to %s', async (from, to) => {
      const born = from.startsWith('2028') ? '2012-01-01' : minor;
      await expect(give(await shift(from, to), await person(born))).rejects.toMatchObject({
        code: 'shifts.minorAtNight',
      });
    });

    it('has no dangerous duty, at no hour and in no state that holds a seat', async () => {
      for (const state of ['drafted', 'offered', 'confirmed']) {
        const dangerous = await shift('2026-07-13 14:00', '2026-07-13 16:00', { danger: true });
        await expect(give(dangerous, await person(minor), state)).rejects.toMatchObject({
          code: 'shifts.minorInDanger',
        });
      }
    });

    it('is of age on the birthday, as the county’s calendar has it', async () => {
      const midnight = await shift('2027-03-01 00:00', '2027-03-01 02:00');
      await expect(give(midnight, await person(minor))).resolves.toEqual(expect.any(String));
      const before = await shift('2027-02-28 23:59', '2027-03-01 02:00');
      await expect(give(before, await person(minor))).rejects.toMatchObject({ code: 'shifts.minorAtNight' });
    });

    it('born on 29 February is of age on 1 March of a common year', async () => {
      const leapling = '2008-02-29';
      await expect(
        give(await shift('2026-02-28 22:00', '2026-02-28 23:00'), await person(leapling)),
      ).rejects.toMatchObject({ code: 'shifts.minorAtNight' });
      await expect(give(await shift('2026-03-01 22:00', '2026-03-01 23:00'), await person(leapling))).resolves.toEqual(
        expect.any(String),
      );
    });

    describe('without a guardian who agrees', () => {
      const refused = { code: 'shifts.guardianConsentNeeded' };
      const withdraw = (who: string) =>
        house.sql('UPDATE volunteers.birth SET guardian = false WHERE volunteer_id = $1', [who]);

      it.each(['drafted', 'offered', 'confirmed'])('are given nothing as %s', async (state) => {
        const day = await shift('2026-07-13 10:00', '2026-07-13 11:00');
        await expect(give(day, await person(minor, false), state)).rejects.toMatchObject(refused);
        await expect(give(day, await person(minor), state)).resolves.toEqual(expect.any(String));
      });

      it('are minors to the last minute before the birthday in the county', async () => {
        const eighteenOn = { birth: '2008-07-14', before: '2026-07-13 21:00', after: '2026-07-14 06:00' };
        await expect(
          give(await shift(eighteenOn.before, '2026-07-13 22:00'), await person(eighteenOn.birth, false)),
        ).rejects.toMatchObject(refused);
        await expect(
          give(await shift(eighteenOn.after, '2026-07-14 08:00'), await person(eighteenOn.birth, false)),
        ).resolves.toEqual(expect.any(String));
      });

      it('do not begin what they were given while the guardian still agreed, but may be excused', async () => {
        const who = await person(minor);
        const id = await give(await shift('2026-07-13 10:00', '2026-07-13 11:00'), who);
        await withdraw(who);
        await expect(moveTo(id, 'checked-in')).rejects.toMatchObject(refused);
        await sql('UPDATE shifts.assignment SET pinned = true WHERE id = $1', [id]);
        await moveTo(id, 'excused');
        expect(await sql('SELECT state FROM shifts.assignment WHERE id = $1', [id])).toEqual([{ state: 'excused' }]);
      });
    });

    it('and someone whose age nobody knows have no duty', async () => {
      await expect(give(await shift('2026-07-13 10:00', '2026-07-13 11:00'), randomUUID())).rejects.toMatchObject({
        code: 'shifts.ageUnknown',
      });
    });

    it('may still be excused from a shift that should never have been', async () => {
      const who = await person();
      const id = await give(await shift('2026-07-13 22:00', '2026-07-13 23:00'), who);
      await house.sql('UPDATE volunteers.birth SET birth_date = $2 WHERE volunteer_id = $1', [who, minor]);
      await moveTo(id, 'excused');
      expect(await sql('SELECT state FROM shifts.assignment WHERE id = $1', [id])).toEqual([{ state: 'excused' }]);
    });
  });
});
