import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { VolunteerView } from '@redmaple/plugins/house';
import { IncidentsService } from '../incidents/incidents.service.js';
import { MissionsService } from '../missions/missions.service.js';
import { DispatchHouse, liaisonId, operatorId, refusalOf } from '../testing/dispatch-house.js';
import type { FollowUpView } from './follow-up.dto.js';
import { FollowUpsService } from './follow-ups.service.js';

describe('follow-ups', () => {
  let dispatch: DispatchHouse;
  beforeAll(async () => {
    dispatch = await DispatchHouse.open();
  }, 120_000);
  afterAll(() => dispatch?.close());
  beforeEach(() => {
    dispatch.clear();
    dispatch.house.clock.set('2026-07-01T02:00:00Z');
  });

  const followUps = () => dispatch.get(FollowUpsService);
  const openTo = async (who: 'liaison' | 'operator', id: string): Promise<FollowUpView | undefined> =>
    (await dispatch[who](() => followUps().list({ limit: 200 }))).items.find((one) => one.incidentId === id);

  /** Somebody goes, and the incident is handled. */
  async function handle(id: string, closedBy: 'liaison' | 'self' = 'liaison'): Promise<VolunteerView> {
    const mission = await dispatch.offered(id);
    const volunteer = dispatch.volunteers.all.get(mission.volunteerId) as VolunteerView;
    const missions = dispatch.get(MissionsService);
    await dispatch.volunteer(volunteer, () => missions.accept(mission.id));
    await dispatch.volunteer(volunteer, () => missions.arrive(mission.id));
    dispatch.house.clock.advance(60_000);
    const close = () => missions.close(mission.id, { outcome: 'handled' });
    await (closedBy === 'liaison' ? dispatch.liaison(close) : dispatch.volunteer(volunteer, close));
    return volunteer;
  }

  async function handled(more: object = {}, closedBy: 'liaison' | 'self' = 'liaison') {
    dispatch.team(2);
    const id = await dispatch.incident(more);
    await dispatch.offer(id);
    const volunteer = await handle(id, closedBy);
    const [row] = await dispatch.rows<{ id: string }>('SELECT id FROM dispatch.follow_up WHERE incident_id = $1', [id]);
    return { id, volunteer, followUp: row?.id ?? '' };
  }

  it('are due the next morning at ten, for another person than whoever closed it', async () => {
    const { id, followUp } = await handled();
    expect(await openTo('operator', id)).toMatchObject({
      id: followUp,
      dueAt: '2026-07-02T02:00:00.000Z',
      mayTake: true,
      state: 'open',
      place: '枫桥镇老街口',
    });
    expect(await openTo('liaison', id)).toMatchObject({ mayTake: false });
    expect((await refusalOf(dispatch.liaison(() => followUps().finish(followUp, { satisfaction: 5 })))).code).toBe(
      'followUps.otherPerson',
    );
    expect((await refusalOf(dispatch.liaison(() => followUps().take(followUp)))).code).toBe('followUps.otherPerson');
    const taken = await dispatch.operator(() => followUps().take(followUp));
    expect(taken.assigneeId).toBe(operatorId);
    const mine = await dispatch.operator(() => followUps().list({ limit: 10, list: 'mine' }));
    expect(mine.items.map((one) => one.id)).toEqual([followUp]);
  });

  it('can’t be made by whoever was there, not even as staff, nor by SQL', async () => {
    const { volunteer, followUp } = await handled({}, 'self');
    const asOperator = dispatch.as(
      'another-account',
      [{ role: 'operator', scope: 'county' }],
      () => followUps().take(followUp),
      volunteer.personId,
    );
    expect((await refusalOf(asOperator)).code).toBe('followUps.otherPerson');
    const [row] = await dispatch.rows<{ closed_by: string }>('SELECT closed_by FROM dispatch.follow_up WHERE id = $1', [
      followUp,
    ]);
    for (const who of [
      `assignee_id = '${row?.closed_by}'`,
      `assignee_id = 'x', assignee_volunteer_id = handler_volunteer_id`,
    ]) {
      await expect(
        dispatch.rows(`UPDATE dispatch.follow_up SET taken_at = '2026-08-01', ${who} WHERE id = $1`, [followUp]),
      ).rejects.toMatchObject({
        constraint: 'follow_up_other_person',
      });
    }
    // The liaison closed nothing here and may call.
    expect((await dispatch.liaison(() => followUps().take(followUp))).assigneeId).toBe(liaisonId);
    expect((await refusalOf(dispatch.operator(() => followUps().take(followUp)))).code).toBe('followUps.takenByOther');
  });

  it('close the incident when the resident is satisfied, or was not reached', async () => {
    const satisfied = await handled();
    await dispatch.operator(() =>
      followUps().finish(satisfied.followUp, { satisfaction: 5, note: '很快，电话 15400001234' }),
    );
    expect(await dispatch.detail(satisfied.id)).toMatchObject({ state: 'closed', endedAt: '2026-07-01T02:01:00.000Z' });
    expect(
      await dispatch.rows('SELECT note, satisfaction FROM dispatch.follow_up WHERE id = $1', [satisfied.followUp]),
    ).toEqual([{ note: '很快，电话 ***********', satisfaction: 5 }]);
    expect(
      (await refusalOf(dispatch.operator(() => followUps().finish(satisfied.followUp, { satisfaction: 1 })))).code,
    ).toBe('followUps.alreadyDone');
    const silent = await handled();
    expect((await refusalOf(dispatch.operator(async () => followUps().finish(silent.followUp, {})))).code).toBe(
      'followUps.ratingOrNote',
    );
    await dispatch.operator(() => followUps().finish(silent.followUp, { note: '三次未接通' }));
    expect((await dispatch.detail(silent.id)).state).toBe('closed');
  });

  it('open the incident again, once, when the resident is dissatisfied', async () => {
    const { id, followUp } = await handled();
    dispatch.house.clock.advance(24 * 3_600_000);
    await dispatch.operator(() => followUps().finish(followUp, { satisfaction: 2, note: '路灯又灭了' }));
    expect(await dispatch.detail(id)).toMatchObject({ state: 'reopened', reopenedAt: '2026-07-02T02:01:00.000Z' });
    expect(
      await dispatch.rows(
        `SELECT 1 FROM platform.outbox WHERE name = 'incident.reopened' AND payload->>'incidentId' = $1`,
        [id],
      ),
    ).toHaveLength(1);
    await dispatch.offer(id);
    await dispatch.liaison(async () =>
      dispatch.get(MissionsService).cancel((await dispatch.offered(id)).id, undefined),
    );
    await handle(id);
    const second = (await openTo('operator', id))?.id ?? '';
    await dispatch.operator(() => followUps().finish(second, { satisfaction: 1 }));
    expect((await dispatch.detail(id)).state).toBe('closed');
    expect(
      await dispatch.rows(
        `SELECT 1 FROM platform.outbox WHERE name = 'follow-up.dissatisfied' AND payload->>'incidentId' = $1`,
        [id],
      ),
    ).toHaveLength(2);
    await expect(
      dispatch.rows(`UPDATE dispatch.incident SET reopened_at = '2026-09-01' WHERE id = $1`, [id]),
    ).rejects.toMatchObject({ code: '23514' });
  });

  it('are announced once when they are due, and not when they were made before', async () => {
    const { id, followUp } = await handled();
    const announced = () =>
      dispatch.rows(`SELECT 1 FROM platform.outbox WHERE name = 'follow-up.due' AND payload->>'incidentId' = $1`, [id]);
    for (let time = 0; time < 2; time++) await dispatch.system(() => followUps().announce(followUp));
    expect(await announced()).toHaveLength(1);
    const early = await handled();
    await dispatch.operator(() => followUps().finish(early.followUp, { satisfaction: 4 }));
    await dispatch.system(() => followUps().announce(early.followUp));
    expect(
      await dispatch.rows(
        `SELECT 1 FROM platform.outbox WHERE name = 'follow-up.due' AND payload->>'incidentId' = $1`,
        [early.id],
      ),
    ).toEqual([]);
  });

  it('let the one who calls see the number, and only then', async () => {
    const { id, followUp } = await handled({ reporterPhone: '15400001234' });
    const reveal = () => dispatch.operator(() => dispatch.get(IncidentsService).revealPhone(id, 'follow-up'));
    expect((await refusalOf(reveal())).code).toBe('request.notFound');
    await dispatch.operator(() => followUps().take(followUp));
    expect(await reveal()).toEqual({ phone: '15400001234' });
    await dispatch.operator(() => followUps().finish(followUp, { satisfaction: 3 }));
    expect((await refusalOf(reveal())).code).toBe('request.notFound');
  });

  it('are no business of volunteers', async () => {
    const { volunteer } = await handled();
    expect((await refusalOf(dispatch.volunteer(volunteer, async () => followUps().list({ limit: 10 })))).code).toBe(
      'access.denied',
    );
  });
});
