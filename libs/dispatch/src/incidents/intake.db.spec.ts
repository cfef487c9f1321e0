import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { IncidentListService } from './incident-list.service.js';
import { IncidentsService } from '../incidents/incidents.service.js';
import { DispatchHouse, fengqiao, refusalOf } from '../testing/dispatch-house.js';
import { IntakeService } from './intake.service.js';

describe('taking an incident in', () => {
  let dispatch: DispatchHouse;
  const town = '00000000-0000-7000-8000-0000000000a1';
  const village = '00000000-0000-7000-8000-0000000000a2';
  const elsewhere = '00000000-0000-7000-8000-0000000000a3';
  const county = '00000000-0000-7000-8000-0000000000a0';

  beforeAll(async () => {
    dispatch = await DispatchHouse.open();
    dispatch.areas.areas.push(
      { id: county, parentId: undefined, level: 'county', code: '330681', name: '诸暨市', centre: undefined },
      { id: town, parentId: county, level: 'town', code: '330681101000', name: '枫桥镇', centre: fengqiao },
      {
        id: village,
        parentId: town,
        level: 'village',
        code: undefined,
        name: '枫源村',
        centre: { latitude: 29.82, longitude: 120.43 },
      },
      {
        id: elsewhere,
        parentId: county,
        level: 'town',
        code: undefined,
        name: '牌头镇',
        centre: { latitude: 29.6, longitude: 120.2 },
      },
    );
  }, 120_000);
  afterAll(() => dispatch?.close());
  beforeEach(() => {
    dispatch.clear();
    dispatch.house.clock.set('2026-07-01T02:00:00Z');
  });

  const intake = () => dispatch.get(IntakeService);
  const fields = {
    emergency: false,
    source: 'hotline',
    category: 'street-light',
    summary: '路灯不亮',
    place: '老街口',
  } as const;

  describe('of a category that a plugin declares', () => {
    const lamp = { ...fields, category: 'grove.lamp', facts: { pole: '枫-17', side: 'north', dark: true } };

    it('keeps its terms: the time it may take, the words, and what was asked', async () => {
      const saved = await dispatch.liaison(() => intake().takeIn(lamp));
      expect(saved).toMatchObject({
        categoryLabel: { 'zh-CN': '路灯不亮', en: 'Lamp out' },
        dueAt: '2026-07-01T02:15:00.000Z',
        settleBy: '2026-07-01T02:40:00.000Z',
      });
      await dispatch.switchPlugin(false);
      try {
        const { facts, dueAt } = await dispatch.liaison(() => dispatch.get(IncidentsService).get(saved.id));
        expect(dueAt).toBe(saved.dueAt);
        expect(facts.map(({ label, text: said }) => `${label['zh-CN']}:${said['zh-CN']}/${said.en}`)).toEqual([
          '灯杆编号:枫-17/枫-17',
          '哪一侧:北侧/North',
          '整段路都黑:是/yes',
        ]);
        const refused = await refusalOf(dispatch.liaison(() => intake().takeIn(lamp)));
        expect(refused).toMatchObject({ code: 'incidents.unknownCategory', details: { field: 'category' } });
      } finally {
        await dispatch.switchPlugin(true);
      }
    });

    it('names every answer that does not fit, and takes none for a category of the core', async () => {
      const wrong = await refusalOf(
        dispatch.liaison(() => intake().takeIn({ ...lamp, facts: { pole: 'x'.repeat(41), side: 'east' } })),
      );
      expect(wrong.details.fields?.map((one) => one.field)).toEqual(['facts.pole', 'facts.side']);
      const core = await refusalOf(dispatch.liaison(() => intake().takeIn({ ...lamp, category: 'street-light' })));
      expect(core.details.fields?.map((one) => one.field)).toEqual(['facts.pole']);
    });

    it('masks numbers of people in the answers, and lets an emergency pass with whatever was typed', async () => {
      const facts = { ...lamp.facts, pole: '找王师傅 13800138000' };
      const saved = await dispatch.liaison(() => intake().takeIn({ ...lamp, facts }));
      const { facts: kept } = await dispatch.liaison(() => dispatch.get(IncidentsService).get(saved.id));
      expect(JSON.stringify(kept)).not.toContain('13800138000');
      const wish = { ...lamp, emergency: true, category: 'grove.gone', facts: { pole: 7 } };
      await expect(dispatch.liaison(() => intake().takeIn(wish))).resolves.toMatchObject({ state: 'handed-over' });
    });

    it('asks anew when it is corrected to another category, and keeps the answers with the same', async () => {
      const saved = await dispatch.liaison(() => intake().takeIn(lamp));
      const same = { category: 'grove.lamp', place: '新街口', version: saved.version };
      const kept = await dispatch.liaison(() => intake().correct(saved.id, same));
      expect(kept.settleBy).toBe(saved.settleBy);
      const other = { category: 'quarrel', version: kept.version };
      const changed = await dispatch.liaison(() => intake().correct(saved.id, other));
      expect(changed).not.toHaveProperty('categoryLabel');
      expect(changed.dueAt).toBe('2026-07-01T02:05:00.000Z');
    });
  });

  it('opens it with the territory that was named, up to the county', async () => {
    const saved = await dispatch.liaison(() => intake().takeIn({ ...fields, areaId: village }));
    expect(saved).toMatchObject({ state: 'open', areaGuessed: false, masked: [] });
    expect(saved.area.map((one) => one.name)).toEqual(['枫源村', '枫桥镇', '诸暨市']);
    const list = await dispatch.operator(() => dispatch.get(IncidentListService).list({ limit: 50, areaId: town }));
    expect(list.items.map((one) => one.id)).toContain(saved.id);
    const other = await dispatch.operator(() =>
      dispatch.get(IncidentListService).list({ limit: 50, areaId: elsewhere }),
    );
    expect(other.items.map((one) => one.id)).not.toContain(saved.id);
  });

  it('finds the territory of a point by the nearest middle and says that it is a guess', async () => {
    const saved = await dispatch.liaison(() => intake().takeIn({ ...fields, latitude: 29.821, longitude: 120.431 }));
    expect(saved.area[0]?.name).toBe('枫源村');
    expect(saved.areaGuessed).toBe(true);
    const nowhere = await dispatch.liaison(() => intake().takeIn({ ...fields, latitude: 35, longitude: 111 }));
    expect(nowhere.area).toEqual([]);
  });

  it('refuses an area that the county does not have, half a point, a time to come and a call without a description', async () => {
    const refused = async (more: object) => {
      const error = await refusalOf(dispatch.liaison(() => intake().takeIn({ ...fields, ...more })));
      return [
        error.code,
        ...(error.details.fields?.map((one) => one.field) ?? []),
        ...(error.details.field ? [error.details.field] : []),
      ];
    };
    expect(await refused({ areaId: '00000000-0000-7000-8000-0000000000ff' })).toEqual([
      'incidents.unknownArea',
      'areaId',
    ]);
    expect(await refused({ latitude: 29 })).toEqual(['request.invalid', 'longitude']);
    expect(await refused({ occurredAt: '2026-07-01T02:00:01Z' })).toEqual(['incidents.inFuture', 'occurredAt']);
    expect(await refused({ summary: undefined, category: undefined })).toEqual([
      'request.invalid',
      'category',
      'summary',
    ]);
    expect(await refused({ reporterPhone: '12345' })).toEqual(['incidents.phoneInvalid', 'reporterPhone']);
  });

  it('masks an ID number and a telephone number before anything is saved, and says so', async () => {
    const summary = '老人走失，家属电话 154 0000 1234，证件 999999199001011230';
    const saved = await dispatch.liaison(() => intake().takeIn({ ...fields, summary, place: '王家门口 15400001234' }));
    expect(saved.masked.map((one) => [one.field, ...one.found])).toEqual([
      ['summary', 'idNumber', 'phone'],
      ['place', 'phone'],
    ]);
    const [row] = await dispatch.rows<{ text: string }>(
      'SELECT incident::text AS text FROM dispatch.incident WHERE id = $1',
      [saved.id],
    );
    expect(row?.text).toContain('老人走失');
    expect(row?.text).not.toMatch(/1540000|0000 1234|19900101/);
  });

  it('keeps the number of the caller sealed, and shows it to whoever has to call, with a line in the audit trail', async () => {
    const saved = await dispatch.liaison(() => intake().takeIn({ ...fields, reporterPhone: ' +86 154-0000-1234 ' }));
    expect(saved.hasReporterPhone).toBe(true);
    expect(JSON.stringify(saved)).not.toContain('1234');
    const trail = await dispatch.rows<{ text: string }>(
      `SELECT coalesce(string_agg(t, ' '), '') AS text FROM (SELECT e::text AS t FROM audit.entry e UNION ALL SELECT o::text FROM platform.outbox o
       UNION ALL SELECT i::text FROM dispatch.incident i UNION ALL SELECT v::text FROM dispatch.incident_event v) all_rows`,
    );
    expect(trail[0]?.text).not.toContain('15400001234');
    const service = dispatch.get(IncidentsService);
    expect(await dispatch.liaison(() => service.revealPhone(saved.id, 'call-back'))).toEqual({ phone: '15400001234' });
    const looks = await dispatch.rows(
      `SELECT 1 FROM audit.entry WHERE action = 'incident.phone-revealed' AND subject_id = $1`,
      [saved.id],
    );
    expect(looks).toHaveLength(1);
    expect((await refusalOf(dispatch.operator(() => service.revealPhone(saved.id, 'call-back')))).code).toBe(
      'request.notFound',
    );
    const stranger = dispatch.volunteers.add();
    expect((await refusalOf(dispatch.volunteer(stranger, () => service.revealPhone(saved.id, 'call-back')))).code).toBe(
      'request.notFound',
    );
  });

  it('is the liaison’s, operators read, and volunteers see nothing of it', async () => {
    expect((await refusalOf(dispatch.operator(async () => intake().takeIn({ ...fields })))).code).toBe('access.denied');
    const id = await dispatch.incident();
    expect((await dispatch.operator(() => dispatch.get(IncidentsService).get(id))).id).toBe(id);
    const volunteer = dispatch.volunteers.add();
    expect(
      (await refusalOf(dispatch.volunteer(volunteer, async () => dispatch.get(IncidentsService).get(id)))).code,
    ).toBe('access.denied');
    const teamOnly = [{ role: 'liaison', scope: 'team' as const, scopeId: village }];
    expect((await refusalOf(dispatch.as('x', teamOnly, async () => intake().takeIn({ ...fields })))).code).toBe(
      'access.denied',
    );
  });

  it('can be corrected by whoever saw its latest version, until it is over', async () => {
    const id = await dispatch.incident();
    const changed = await dispatch.liaison(() =>
      intake().correct(id, { version: 1, place: '新街口', areaId: village }),
    );
    expect(changed).toMatchObject({ place: '新街口', summary: '路灯不亮', version: 2 });
    expect(changed.area[0]?.id).toBe(village);
    expect((await refusalOf(dispatch.liaison(() => intake().correct(id, { version: 1, place: '旧街口' })))).code).toBe(
      'request.stale',
    );
    await dispatch.liaison(() => dispatch.get(IncidentsService).cancel(id));
    expect((await refusalOf(dispatch.liaison(() => intake().correct(id, { version: 3, place: '旧街口' })))).code).toBe(
      'incidents.over',
    );
  });

  it('belongs to its county', async () => {
    const id = await dispatch.incident();
    const elsewhere = dispatch.as(
      'other',
      [{ role: 'liaison', scope: 'county' }],
      () => dispatch.get(IncidentsService).get(id),
      undefined,
      '140830',
    );
    expect((await refusalOf(elsewhere)).code).toBe('request.notFound');
  });
});

describe('an emergency', () => {
  let dispatch: DispatchHouse;
  beforeAll(async () => {
    dispatch = await DispatchHouse.open();
  }, 120_000);
  afterAll(() => dispatch?.close());
  beforeEach(() => {
    dispatch.clear();
    dispatch.house.clock.set('2026-07-01T02:00:00Z');
  });

  const log = (more: object = {}) =>
    dispatch.liaison(() => dispatch.get(IntakeService).takeIn({ emergency: true, source: 'hotline', ...more }));

  it('is handed over at once and logged with what little was said, without the caller’s number', async () => {
    const saved = await log({
      emergencyService: '119',
      place: '老街',
      reporterPhone: '15400001234',
      areaId: '00000000-0000-7000-8000-0000000000ff',
    });
    expect(saved).toMatchObject({
      state: 'handed-over',
      emergencyService: '119',
      hasReporterPhone: false,
      endedAt: '2026-07-01T02:00:00.000Z',
    });
    expect((await log()).emergencyService).toBe('110');
  });

  it('has no candidates and can be offered to nobody', async () => {
    const { members } = dispatch.team(2);
    const { id } = await log();
    const candidates = await dispatch.liaison(() => dispatch.get(IncidentsService).candidatesFor(id, {}));
    expect(candidates).toMatchObject({ teams: [], nobody: [{ code: 'handedOver', text: '已移交，不派志愿者' }] });
    expect((await refusalOf(dispatch.offer(id, { volunteerId: members[0]?.id ?? '' }))).code).toBe('offers.emergency');
  });

  it('gets no mission even by SQL, neither as the app nor as the owner of the database', async () => {
    const { team, members } = dispatch.team(1);
    const { id } = await log();
    const insert = `INSERT INTO dispatch.mission (county_code, incident_id, volunteer_id, team_id, state, offered_at, offered_by, expires_at)
      VALUES ('330681', $1, $2, $3, 'offered', '2026-07-01T03:00Z', 'x', '2026-07-01T03:01Z')`;
    const params = [id, members[0]?.id, team.id];
    await expect(dispatch.rows(insert, params)).rejects.toMatchObject({ constraint: 'mission_never_for_emergency' });
    const asApp = dispatch.house.inCounty(() => dispatch.house.work.query(insert, params));
    expect((await refusalOf(asApp)).code).toBe('offers.emergency');
    for (const change of [
      `emergency = false, emergency_service = NULL, handed_over_to = '城管'`,
      `state = 'open', ended_at = NULL`,
      `emergency = false, emergency_service = NULL, state = 'open', ended_at = NULL, category = 'x', summary = 'x', place = 'x'`,
    ]) {
      await expect(dispatch.rows(`UPDATE dispatch.incident SET ${change} WHERE id = $1`, [id])).rejects.toMatchObject({
        code: '23514',
      });
    }
    expect(await dispatch.rows('SELECT 1 FROM dispatch.mission WHERE incident_id = $1', [id])).toEqual([]);
    const waiting = await dispatch.incident();
    const [moved] = await dispatch.rows<{ id: string }>(
      `INSERT INTO dispatch.mission (county_code, incident_id, volunteer_id, team_id, state, offered_at, offered_by, expires_at)
       VALUES ('330681', $1, $2, $3, 'offered', '2026-07-01T03:00Z', 'x', '2026-07-01T03:01Z') RETURNING id`,
      [waiting, members[0]?.id, team.id],
    );
    await expect(
      dispatch.rows('UPDATE dispatch.mission SET incident_id = $1 WHERE id = $2', [id, moved?.id]),
    ).rejects.toMatchObject({ code: '23514' });
  });

  it('that shows itself as one later calls everybody back first', async () => {
    const { members } = dispatch.team(2);
    const id = await dispatch.incident();
    await dispatch.offer(id, { atOnce: 2 });
    await expect(
      dispatch.rows(
        `UPDATE dispatch.incident SET emergency = true, emergency_service = '119', state = 'handed-over', ended_at = now() WHERE id = $1`,
        [id],
      ),
    ).rejects.toMatchObject({ constraint: 'incident_emergency' });
    const detail = await dispatch.liaison(() =>
      dispatch.get(IncidentsService).handOver(id, { emergencyService: '119' }),
    );
    expect(detail).toMatchObject({ state: 'handed-over', emergency: true, emergencyService: '119' });
    expect(detail.missions.map((one) => one.state)).toEqual(['cancelled', 'cancelled']);
    expect((await refusalOf(dispatch.offer(id, { volunteerId: members[0]?.id ?? '' }))).code).toBe('offers.emergency');
  });
});
