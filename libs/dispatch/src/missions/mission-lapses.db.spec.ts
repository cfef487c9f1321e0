import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Blocker, forceableBlockers, isForceable, type VolunteerView } from '@redmaple/plugins/house';
import { DispatchHouse, refusalOf } from '../testing/dispatch-house.js';
import { MissionLapses } from './mission-lapses.service.js';
import { MissionsService } from './missions.service.js';

const because = (name: string): Blocker => ({ code: `eligibility.${name}`, source: 'core', fixableBy: 'operator' });

describe('a mission whose taker may not go on', () => {
  let dispatch: DispatchHouse;
  beforeAll(async () => {
    dispatch = await DispatchHouse.open();
  }, 120_000);
  afterAll(() => dispatch?.close());
  beforeEach(() => {
    dispatch.clear();
    dispatch.house.clock.set('2026-07-01T02:00:00Z');
  });

  const missions = () => dispatch.get(MissionsService);
  const lapses = () => dispatch.get(MissionLapses);
  const reconsider = (one: VolunteerView) => dispatch.system(() => lapses().reconsider(one.id));
  const told = async (one: VolunteerView) =>
    (
      await dispatch.rows<{ template: string }>(
        `SELECT template FROM platform.delivery WHERE person_id = $1 AND template <> 'messages.dispatchOffer' ORDER BY created_at, id`,
        [one.personId],
      )
    ).map((row) => row.template);

  async function taken() {
    const { team, members } = dispatch.team(2);
    const [first, second] = members as [VolunteerView, VolunteerView];
    const id = await dispatch.incident();
    await dispatch.offer(id, { teamId: team.id });
    const { id: mission } = await dispatch.offered(id);
    await dispatch.volunteer(first, () => missions().accept(mission));
    const stop = (...names: string[]) => {
      dispatch.eligibility.blockers.set(first.id, names.map(because));
      return reconsider(first);
    };
    const seen = async () => (await dispatch.detail(id)).missions.find((one) => one.id === mission);
    return { id, mission, first, second, stop, seen };
  }

  it.each(['qualificationMissing', 'insuranceMissing', 'guardianWithdrawn', 'notActive', 'consentWithdrawn'])(
    'stands still (%s): they are told once, the liaison sees why, nobody can force it, the next is asked',
    async (reason) => {
      const { id, mission, first, second, stop, seen } = await taken();
      expect(await reconsider(first)).toBe(0);
      expect(await stop(reason)).toBe(1);
      // The event comes again, to two workers; the look of every minute finds nothing new.
      expect(await Promise.all([reconsider(first), reconsider(first)])).toEqual([0, 0]);
      expect(await dispatch.system(() => lapses().reconsiderAll())).toBe(0);
      expect(await told(first)).toEqual(['messages.dispatchStop']);
      expect((await seen())?.lapse).toMatchObject({
        since: '2026-07-01T02:00:00.000Z',
        reasons: [{ code: `eligibility.${reason}` }],
        mayFinish: false,
      });
      expect((await dispatch.volunteer(first, () => missions().mine()))[0]?.standDown).toMatch(/停下/);
      const stopped = await dispatch.rows(
        `SELECT payload ->> 'missionId' AS id FROM platform.outbox WHERE name = 'mission.lapsed' AND payload ->> 'incidentId' = $1`,
        [id],
      );
      expect(stopped).toEqual([{ id: mission }]);
      for (const step of [() => missions().setOut(mission), () => missions().arrive(mission)]) {
        expect((await refusalOf(dispatch.volunteer(first, step))).code).toBe('missions.standDown');
        expect((await refusalOf(dispatch.liaison(step))).code).toBe('missions.standDown');
      }
      await expect(
        dispatch.rows(`UPDATE dispatch.mission SET state = 'en-route', en_route_at = now() WHERE id = $1`, [mission]),
      ).rejects.toMatchObject({ constraint: 'mission_lapsed' });
      expect((await refusalOf(dispatch.liaison(() => lapses().keep(mission, '他最近')))).code).toBe(
        'missions.notForceable',
      );
      await dispatch.liaison(() => missions().cancel(mission, undefined));
      expect((await dispatch.offered(id)).volunteerId).toBe(second.id);
      expect((await dispatch.detail(id)).timeline.map((one) => one.kind)).toEqual([
        'received',
        'offered',
        'accepted',
        'lapsed',
        'called-off',
        'offered',
      ]);
    },
  );

  it('goes on for what can be forced, by the liaison, with a reason, and until something else goes', async () => {
    const { mission, first, stop, seen } = await taken();
    expect((await refusalOf(dispatch.liaison(() => lapses().keep(mission, '快到了')))).code).toBe('missions.notLapsed');
    await stop('notMember');
    expect((await seen())?.lapse?.mayFinish).toBe(true);
    for (const wrong of [
      dispatch.operator(() => lapses().keep(mission, '快到了')),
      dispatch.volunteer(first, () => lapses().keep(mission, '快到了')),
    ])
      expect((await refusalOf(wrong)).code).toBe('access.denied');
    const own = dispatch.as(
      '00000000-0000-7000-8000-000000000009',
      [{ role: 'liaison', scope: 'county' }],
      () => lapses().keep(mission, '我自己'),
      first.personId,
    );
    expect((await refusalOf(own)).code).toBe('access.samePerson');
    dispatch.house.clock.advance(1_000);
    const kept = await dispatch.liaison(() => lapses().keep(mission, '离现场只有一百米，电话 15400001234'));
    expect(kept.lapse).toMatchObject({
      keptAt: '2026-07-01T02:00:01.000Z',
      keptWhy: '离现场只有一百米，电话 ***********',
    });
    expect(await told(first)).toEqual(['messages.dispatchStop', 'messages.dispatchGoOn']);
    await dispatch.volunteer(first, () => missions().setOut(mission));
    // What is said again changes nothing; what is new stops them anew.
    expect(await reconsider(first)).toBe(0);
    dispatch.house.clock.advance(1_000);
    expect(await stop('notMember', 'insuranceMissing')).toBe(1);
    expect((await seen())?.lapse).toMatchObject({ mayFinish: false });
    expect((await seen())?.lapse).not.toHaveProperty('keptAt');
    expect((await refusalOf(dispatch.volunteer(first, () => missions().arrive(mission)))).code).toBe(
      'missions.standDown',
    );
    expect(await told(first)).toEqual(['messages.dispatchStop', 'messages.dispatchGoOn', 'messages.dispatchStop']);
  });

  it('is finished on record by the liaison alone where somebody was there already, and freed when all is well again', async () => {
    const { id, mission, first, stop, seen } = await taken();
    await dispatch.volunteer(first, () => missions().arrive(mission));
    await stop('insuranceMissing');
    expect(
      (await refusalOf(dispatch.volunteer(first, () => missions().close(mission, { outcome: 'handled' })))).code,
    ).toBe('missions.standDown');
    dispatch.house.clock.advance(1_000);
    expect(await stop()).toBe(1);
    expect(await seen()).not.toHaveProperty('lapse');
    expect(await told(first)).toEqual(['messages.dispatchStop', 'messages.dispatchGoOn']);
    dispatch.house.clock.advance(1_000);
    await stop('insuranceMissing');
    await dispatch.liaison(() => missions().close(mission, { outcome: 'handled' }));
    expect((await dispatch.detail(id)).state).toBe('handled');
  });

  it('is never taken unmarked by who loses it at the same moment', async () => {
    const { team, members } = dispatch.team(1);
    const [one] = members as [VolunteerView];
    for (let round = 0; round < 8; round++) {
      dispatch.eligibility.blockers.clear();
      const id = await dispatch.incident();
      await dispatch.offer(id, { teamId: team.id, otherwise: 'team' });
      const { id: mission } = await dispatch.offered(id);
      const accepting = dispatch.volunteer(one, () => missions().accept(mission)).catch((error: unknown) => error);
      dispatch.eligibility.blockers.set(one.id, [because('notActive')]);
      await Promise.all([accepting, reconsider(one)]);
      const [row] = (await dispatch.detail(id)).missions;
      expect([row?.state, row?.lapse !== undefined]).toEqual(
        row?.state === 'accepted' ? ['accepted', true] : ['offered', false],
      );
      dispatch.eligibility.blockers.clear();
      await dispatch.liaison(() => missions().cancel(mission, undefined));
    }
  });

  it('can be forced by SQL for exactly what the rules let force', async () => {
    const { mission } = await taken();
    const codes = [
      ...forceableBlockers,
      ...['qualificationMissing', 'insuranceEnds', 'tooYoung', 'guardianMissing', 'overlap', 'notActive'].map(
        (one) => `eligibility.${one}`,
      ),
    ];
    const keep = (code: string) =>
      dispatch
        .rows(
          `UPDATE dispatch.mission SET lapsed_at = now(), lapse = jsonb_build_array(jsonb_build_object('code', $2::text)), kept_at = now(),
             kept_by = 'x', kept_why = 'x' WHERE id = $1`,
          [mission, code],
        )
        .then(
          () => true,
          (error: { constraint?: string }) => (error.constraint === 'mission_not_forceable' ? false : error),
        );
    const allowed: [string, unknown][] = [];
    for (const code of codes) allowed.push([code, await keep(code)]);
    expect(allowed).toEqual(codes.map((code) => [code, isForceable(code)]));
    await dispatch.rows(
      'UPDATE dispatch.mission SET lapsed_at = NULL, lapse = NULL, kept_at = NULL, kept_by = NULL, kept_why = NULL WHERE id = $1',
      [mission],
    );
  });
});
