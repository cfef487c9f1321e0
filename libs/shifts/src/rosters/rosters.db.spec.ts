import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { otherCounty } from '@redmaple/platform/testing';
import type { VolunteerView } from '@redmaple/plugins/house';
import { AvailabilityService } from '../availability/availability.service.js';
import { TemplatesService } from '../templates/templates.service.js';
import { now, quietRun, ShiftsHouse, week } from '../testing/shifts-house.js';
import type { AssignSeat } from './roster.dto.js';
import { RosterEditingService } from './roster-editing.service.js';
import { RosterPublishingService } from './roster-publishing.service.js';
import { RostersService } from './rosters.service.js';

/** Somebody for a seat, by who sees who holds it. */
function placing(volunteerId = '', seat: { readonly assignment?: { readonly id: string } } = {}): AssignSeat {
  return { volunteerId, ...(seat.assignment && { replaces: seat.assignment.id }) };
}

describe('rosters', () => {
  let house: ShiftsHouse;
  let rosters: RostersService;
  let editing: RosterEditingService;

  beforeAll(async () => {
    house = await ShiftsHouse.open();
    rosters = house.get(RostersService);
    editing = house.get(RosterEditingService);
  });
  afterAll(() => house.close());
  beforeEach(() => house.house.clock.set(now));

  describe('being made', () => {
    it('give a shift a day with a seat per head from the pattern of the team type', async () => {
      const { team } = house.team(4);
      await house.operator(() => house.get(TemplatesService).createFromTeamType({ teamId: team.id }));
      const roster = await house.operator(() => rosters.create({ teamId: team.id, weekStart: week }));
      expect(roster).toMatchObject({ state: 'drafting', progress: 0, weekStart: week });
      expect(roster.shifts).toHaveLength(7);
      expect(roster.shifts[0]).toMatchObject({
        title: '河道巡防队 18:00–21:00',
        dutyDate: '2026-07-13',
        startsAt: '2026-07-13T10:00:00.000Z',
        endsAt: '2026-07-13T13:00:00.000Z',
        danger: true,
        state: 'planned',
      });
      expect(roster.shifts.every((one) => one.seats.length === 2)).toBe(true);
    });

    it('show beside the week who holds which seat of the team’s posts', async () => {
      const { team, members } = house.team(2);
      await house.template(team);
      const [one] = members as [VolunteerView];
      const seats = [
        { id: 'a', kind: 'leader' as const, volunteerId: one.id },
        { id: 'b', kind: 'member' as const, volunteerId: undefined },
      ];
      const post = { id: 'p', teamId: team.id, name: '三号闸', areaId: undefined, seats, unaccompanied: false };
      house.teams.posted.push({ ...post, lacks: { leaders: 0, members: 1 } });
      const { posts } = await house.drafted(team);
      expect(posts).toEqual([
        {
          id: 'p',
          name: '三号闸',
          seats: [
            { kind: 'leader', volunteer: { id: one.id, number: one.number, name: one.name } },
            { kind: 'member' },
          ],
          lacks: { leaders: 0, members: 1 },
        },
      ]);
    });

    it('put a night shift on the day on which it begins', async () => {
      const { team } = house.team(1, 'sample.street');
      await house.template(team, { from: '22:00', to: '06:00' });
      const roster = await house.operator(() => rosters.create({ teamId: team.id, weekStart: week }));
      expect(roster.shifts).toMatchObject([
        {
          dutyDate: '2026-07-13',
          startsAt: '2026-07-13T14:00:00.000Z',
          endsAt: '2026-07-13T22:00:00.000Z',
          danger: false,
        },
      ]);
    });

    it('are refused twice for a week, on another day than Monday, for the past, and without templates', async () => {
      const { team } = house.team(1);
      const create = (weekStart: string) => house.operator(() => rosters.create({ teamId: team.id, weekStart }));
      await expect(create(week)).rejects.toMatchObject({ code: 'rosters.noTemplates' });
      await house.template(team);
      await expect(create('2026-07-14')).rejects.toMatchObject({ code: 'rosters.notMonday' });
      await expect(create('2026-06-29')).rejects.toMatchObject({ code: 'rosters.weekPast' });
      await create(week);
      await expect(create(week)).rejects.toMatchObject({ code: 'rosters.exists' });
    });

    it('are not found by leaders of other teams and in other counties', async () => {
      const { team } = house.team(1);
      const { team: another } = house.team(1);
      await house.template(team);
      const { id } = await house.leader(team, () => rosters.create({ teamId: team.id, weekStart: week }));
      await expect(house.leader(another, () => rosters.get(id))).rejects.toMatchObject({ code: 'request.notFound' });
      await expect(house.operator(() => rosters.get(id), otherCounty)).rejects.toMatchObject({
        code: 'request.notFound',
      });
      await expect(
        house.leader(another, () => rosters.create({ teamId: team.id, weekStart: week })),
      ).rejects.toMatchObject({ code: 'request.notFound' });
    });
  });

  describe('being drafted', () => {
    it('fill every seat fairly and say why', async () => {
      const { team, members } = house.team(4);
      await house.operator(() => house.get(TemplatesService).createFromTeamType({ teamId: team.id }));
      const roster = await house.drafted(team);
      expect(roster).toMatchObject({ state: 'drafted', progress: 100, engine: 'fair-greedy/1' });
      const seats = roster.shifts.flatMap((one) => one.seats);
      const loads = members.map(({ id }) => seats.filter((one) => one.assignment?.volunteer.id === id).length);
      expect(loads.toSorted()).toEqual([3, 3, 4, 4]);
      for (const seat of seats) {
        expect(seat.considered).toHaveLength(4);
        expect(seat.considered?.[0]).toMatchObject({ rank: 1, blockers: [], volunteer: seat.assignment?.volunteer });
      }
    });

    it('leave out who is blocked, on leave or has no time, and tell the reason of each', async () => {
      const { team, members } = house.team(2);
      const [blocked, busy] = members as [(typeof members)[0], (typeof members)[0]];
      house.teams.join(team, house.volunteers.add(), true);
      house.eligibility.forbid(blocked.id, 'eligibility.insuranceMissing');
      await house.volunteer(busy, () =>
        house
          .get(AvailabilityService)
          .changeMine({ version: 0, weekly: [{ day: 'mon', from: '08:00', to: '12:00' }], exceptions: [] }),
      );
      await house.template(team);
      const roster = await house.drafted(team);
      const [seat] = roster.shifts[0]?.seats ?? [];
      expect(seat?.assignment).toBeUndefined();
      const reasons = Object.fromEntries(
        seat?.considered?.map((one) => [one.volunteer.id, one.blockers.map((reason) => reason.code)]) ?? [],
      );
      expect(reasons).toEqual({ [blocked.id]: ['eligibility.insuranceMissing'], [busy.id]: ['shifts.unavailable'] });
    });

    it('look back 28 days, across rosters', async () => {
      const { team, members } = house.team(2);
      await house.template(team);
      const first = await house.published(team);
      const second = await house.drafted(team, '2026-07-20');
      const holders = [first, second].map((one) => one.shifts[0]?.seats[0]?.assignment?.volunteer.id);
      expect(new Set(holders)).toEqual(new Set(members.map((one) => one.id)));
      const considered = second.shifts[0]?.seats[0]?.considered;
      expect(considered?.map((one) => one.minutes)).toEqual([0, 180]);
    });

    it('change nothing when the job comes again', async () => {
      const { team } = house.team(3);
      await house.template(team);
      const roster = await house.drafted(team);
      expect(await house.draft(roster.id)).toEqual(roster);
    });

    it('keep what was pinned and what was assigned by hand when drafted again', async () => {
      const { team, members } = house.team(5);
      await house.template(team, { seats: [{ qualifications: [] }, { qualifications: [] }, { qualifications: [] }] });
      const roster = await house.drafted(team);
      const [first, second] = roster.shifts[0]?.seats ?? [];
      const spare = members.find(
        (one) => !roster.shifts[0]?.seats.some((seat) => seat.assignment?.volunteer.id === one.id),
      );
      await house.operator(() => editing.pin(first?.assignment?.id ?? '', true));
      await house.operator(() => editing.assign(second?.id ?? '', placing(spare?.id, second)));
      const { version } = await house.operator(() => rosters.get(roster.id));
      const again = await house.operator(() => rosters.draftAgain(roster.id, version));
      expect(again.state).toBe('drafting');
      const after = await house.draft(roster.id);
      expect(after.shifts[0]?.seats[0]?.assignment).toMatchObject({ id: first?.assignment?.id, pinned: true });
      expect(after.shifts[0]?.seats[1]?.assignment).toMatchObject({
        volunteer: { id: spare?.id },
        pinned: true,
        source: 'operator',
      });
      expect(after.shifts[0]?.seats[2]?.assignment).toMatchObject({ pinned: false, state: 'drafted' });
    });

    it('are tried again, and end as failed with a reason after the last try; a new draft may follow', async () => {
      const { team } = house.team(1);
      await house.template(team);
      const { id } = await house.operator(() => rosters.create({ teamId: team.id, weekStart: week }));
      house.eligibility.broken = true;
      await expect(house.draft(id)).rejects.toThrow('away');
      expect(await house.operator(() => rosters.get(id))).toMatchObject({ state: 'drafting' });
      await expect(house.draft(id, { ...quietRun, attempt: 4 })).rejects.toThrow('away');
      house.eligibility.broken = false;
      const failed = await house.operator(() => rosters.get(id));
      expect(failed).toMatchObject({ state: 'failed', failure: 'request.internal' });
      await house.operator(() => rosters.draftAgain(id, failed.version));
      expect(await house.draft(id)).toMatchObject({ state: 'drafted' });
    });
  });

  describe('being corrected', () => {
    it('refuse a person with blockers and name them', async () => {
      const { team, members } = house.team(2);
      await house.template(team);
      const roster = await house.drafted(team);
      const [seat] = roster.shifts[0]?.seats ?? [];
      const other = members.find((one) => one.id !== seat?.assignment?.volunteer.id);
      house.eligibility.forbid(other?.id ?? '', 'eligibility.qualificationExpired');
      const assign = house.operator(() => editing.assign(seat?.id ?? '', placing(other?.id, seat)));
      await expect(assign).rejects.toMatchObject({
        code: 'shifts.notEligible',
        details: { fields: [{ params: { code: 'eligibility.qualificationExpired', fixableBy: 'operator' } }] },
      });
    });

    it('tell the second of two people who fill one seat that the first was there', async () => {
      const { team, members } = house.team(3);
      await house.template(team);
      const roster = await house.drafted(team);
      const [seat] = roster.shifts[0]?.seats ?? [];
      const [one, other] = members.filter(({ id }) => id !== seat?.assignment?.volunteer.id);
      const changed = await house.operator(() => editing.assign(seat?.id ?? '', placing(one?.id, seat)));
      for (const late of [placing(other?.id, seat), placing(other?.id)])
        await expect(house.operator(() => editing.assign(seat?.id ?? '', late))).rejects.toMatchObject({
          code: 'shifts.holderChanged',
        });
      const seen = placing(other?.id, changed);
      expect(await house.operator(() => editing.assign(seat?.id ?? '', seen))).toMatchObject({
        assignment: { volunteer: { id: other?.id } },
      });
    });

    it('list the candidates of a seat in the engine’s order with what speaks against each', async () => {
      const { team, members } = house.team(3);
      await house.template(team);
      const roster = await house.drafted(team);
      const [seat] = roster.shifts[0]?.seats ?? [];
      const candidates = await house.operator(() => editing.candidates(seat?.id ?? ''));
      expect(candidates.map((one) => one.rank)).toEqual([1, 2, undefined]);
      expect(candidates[2]).toMatchObject({ volunteer: { id: seat?.assignment?.volunteer.id } });
      expect(candidates[2]?.blockers.map((one) => one.code)).toContain('shifts.inThisShift');
      expect(candidates.map((one) => one.volunteer.id).toSorted()).toEqual(members.map((one) => one.id).toSorted());
    });

    it('never delete: who was taken off stays in the history with who, when and why', async () => {
      const { team } = house.team(1);
      await house.template(team);
      const roster = await house.drafted(team);
      const id = roster.shifts[0]?.seats[0]?.assignment?.id ?? '';
      await house.operator(() => editing.unassign(id));
      const events = await house.sql(
        "SELECT from_state, to_state, reason, happened_at, actor_id <> '' AS named FROM shifts.assignment_event WHERE assignment_id = $1 ORDER BY id",
        [id],
      );
      expect(events).toEqual([
        { from_state: null, to_state: 'drafted', reason: 'drafted', happened_at: now, named: true },
        { from_state: 'drafted', to_state: 'replaced', reason: 'taken-off', happened_at: now, named: true },
      ]);
      await expect(
        house.house.inCounty(() => house.house.work.execute('DELETE FROM shifts.assignment WHERE id = $1', [id])),
      ).rejects.toThrow(/permission denied/);
      await expect(house.sql('DELETE FROM shifts.assignment_event WHERE assignment_id = $1', [id])).rejects.toThrow(
        /append-only/,
      );
    });
  });

  describe('being published', () => {
    it('confirm everyone and tell each person once, whatever the number of shifts', async () => {
      const { team, members } = house.team(2);
      await house.operator(() => house.get(TemplatesService).createFromTeamType({ teamId: team.id }));
      const roster = await house.published(team);
      expect(roster.state).toBe('published');
      expect(roster.shifts.every((one) => one.state === 'published')).toBe(true);
      expect(roster.shifts.flatMap((one) => one.seats.map((seat) => seat.assignment?.state))).toEqual(
        Array(14).fill('confirmed'),
      );
      for (const member of members) {
        expect(await house.messages(member, 'roster-published:')).toEqual([
          {
            template: 'messages.rosterPublished',
            params: { team: team.name, shifts: 7, firstAt: '2026-07-13T10:00:00.000Z' },
          },
        ]);
      }
    });

    it('look once more at everyone, leave open who may no longer come, and report the seat', async () => {
      const { team, members } = house.team(2);
      await house.template(team, { seats: [{ qualifications: [] }, { qualifications: [] }] });
      const { id, version } = await house.drafted(team);
      const [lapsed, fine] = members as [(typeof members)[0], (typeof members)[0]];
      house.eligibility.forbid(lapsed.id, 'eligibility.insuranceExpired');
      const { roster, blocked } = await house.operator(() => house.get(RosterPublishingService).publish(id, version));
      expect(blocked).toMatchObject([
        { volunteer: { id: lapsed.id }, blockers: [{ code: 'eligibility.insuranceExpired' }] },
      ]);
      const held = roster.shifts[0]?.seats.flatMap((one) => one.assignment ?? []);
      expect(held).toMatchObject([{ volunteer: { id: fine.id }, state: 'confirmed' }]);
      expect(await house.messages(lapsed, 'roster-published:')).toEqual([]);
    });

    it('are refused to who saw an older version, and a second time', async () => {
      const { team } = house.team(1);
      await house.template(team);
      const { id, version, shifts } = await house.drafted(team);
      await house.operator(() => editing.pin(shifts[0]?.seats[0]?.assignment?.id ?? '', true));
      const publish = (seen: number) => house.operator(() => house.get(RosterPublishingService).publish(id, seen));
      await expect(publish(version)).rejects.toMatchObject({ code: 'request.stale' });
      const results = await Promise.allSettled(Array.from({ length: 4 }, () => publish(version + 1)));
      expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
      await expect(house.operator(() => rosters.draftAgain(id, version + 2))).rejects.toMatchObject({
        code: 'rosters.published',
      });
    });

    it('offer a seat afterwards instead of giving it, for nobody is assigned by force', async () => {
      const { team, members } = house.team(1);
      await house.template(team, { seats: [{ qualifications: [] }, { qualifications: [] }] });
      const roster = await house.published(team);
      const spare = house.volunteers.add();
      house.teams.join(team, spare);
      const open = roster.shifts[0]?.seats.find((one) => !one.assignment);
      const seat = await house.operator(() => editing.assign(open?.id ?? '', { volunteerId: spare.id }));
      expect(seat.assignment).toMatchObject({ state: 'offered', volunteer: { id: spare.id } });
      expect(await house.messages(spare, 'shift-offered:')).toHaveLength(1);
      expect(members).toHaveLength(1);
    });
  });
});
