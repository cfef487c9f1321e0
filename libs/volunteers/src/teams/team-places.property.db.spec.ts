import type { TestHouse } from '@redmaple/platform/testing';
import fc from 'fast-check';
import { openMembershipHouse, type Somebody, staff, team, volunteer } from '../testing/membership-house.js';
import { VolunteersService } from '../volunteers/volunteers.service.js';
import { LeaderDecisions } from './leader-decisions.service.js';
import { MembershipsService } from './memberships.service.js';
import { TeamsService } from './teams.service.js';

const kinds = [
  'join',
  'join-reserve',
  'leave-reserve',
  'reserve',
  'end',
  'transfer',
  'lead',
  'resize',
  'suspend',
] as const;

interface Step {
  readonly kind: (typeof kinds)[number];
  readonly team: number;
  readonly who: number;
  readonly size: number;
}

const step = fc.record<Step>({
  kind: fc.constantFrom(...kinds),
  team: fc.nat(1),
  who: fc.nat(5),
  size: fc.integer({ min: 1, max: 4 }),
});
/** Steps of one batch are done at the same moment. */
const batches = fc.array(fc.array(step, { minLength: 2, maxLength: 5 }), { minLength: 3, maxLength: 6 });

const views = [
  'team_over_capacity',
  'team_led_by_absent',
  'probation_of_nobody',
  'probation_passed_short',
  'probation_decided_by_involved',
  'post_held_by_absent',
  'leader_unconfirmed',
];

/** What any of them may answer; a fault of the database or of the code is none of these. */
const expected = /^(teams|volunteers|request)\./;

describe('places of a team', () => {
  let house: TestHouse;
  let operator: Somebody;
  let colleague: Somebody;

  beforeAll(async () => {
    house = await openMembershipHouse();
    operator = await staff(house, ['operator']);
    colleague = await staff(house, ['county-admin']);
  });
  afterAll(() => house.close());

  it('are never more than it has, whatever happens at the same moment, and one at most leads it', async () => {
    const memberships = house.get<MembershipsService>(MembershipsService);
    const teams = house.get<TeamsService>(TeamsService);
    const leaders = house.get<LeaderDecisions>(LeaderDecisions);
    const people = await Promise.all(Array.from({ length: 6 }, () => volunteer(house)));
    const place = async (who: number, teamId: string): Promise<string> => {
      const row = await house.inCounty(() =>
        house.work.one<{ id: string }>(
          'SELECT id FROM volunteers.membership WHERE volunteer_id = $1 AND team_id = $2 AND valid_to IS NULL',
          [people[who]?.id, teamId],
        ),
      );
      return row?.id ?? '01900000-0000-7000-8000-000000000000';
    };
    const play = async ({ kind, team: at, who, size }: Step, ids: readonly string[]): Promise<unknown> => {
      const [teamId = '', otherId = ''] = at === 0 ? ids : [...ids].reverse();
      const volunteerId = people[who]?.id ?? '';
      const id = await place(who, teamId);
      const version = (await house.inCounty(() => teams.detail(teamId))).version;
      const works: Readonly<Record<Step['kind'], () => Promise<unknown>>> = {
        join: () => memberships.join({ volunteerId, teamId, role: 'member', answers: {} }),
        'join-reserve': () => memberships.join({ volunteerId, teamId, role: 'member', reserve: true, answers: {} }),
        'leave-reserve': () => memberships.setReserve(id, false),
        reserve: () => memberships.setReserve(id, true),
        end: () => memberships.end(id),
        transfer: () => memberships.transfer(id, { teamId: otherId }),
        // Named by one, confirmed by another.
        lead: async () => {
          const asked = await memberships.setRole(id, 'leader', undefined);
          const confirm = () => leaders.decide(asked.leaderProposal?.id ?? '', { outcome: 'confirm' });
          return asked.leaderProposal && colleague.act(confirm);
        },
        resize: () => teams.change(teamId, { version, capacity: size }),
        suspend: () => toggle(volunteerId),
      };
      return operator.act(works[kind]);
    };
    const toggle = async (volunteerId: string): Promise<unknown> => {
      const volunteers = house.get<VolunteersService>(VolunteersService);
      const { status, version } = await volunteers.detail(volunteerId);
      return volunteers.setStatus(volunteerId, status === 'active' ? 'suspended' : 'active', version);
    };
    await fc.assert(
      fc.asyncProperty(batches, async (all) => {
        const ids = [await team(house), await team(house)];
        for (const teamId of ids) await operator.act(() => teams.change(teamId, { version: 1, capacity: 2 }));
        for (const batch of all) {
          const results = await Promise.allSettled(batch.map((one) => play(one, ids)));
          for (const one of results)
            if (one.status === 'rejected') expect(String((one.reason as { code?: string }).code)).toMatch(expected);
          const details = await Promise.all(ids.map((teamId) => house.inCounty(() => teams.detail(teamId))));
          for (const { active, capacity = 0 } of details) expect(active).toBeLessThanOrEqual(capacity);
          for (const view of views)
            expect([view, await house.inCounty(() => house.work.query(`SELECT * FROM inv.${view}`))]).toEqual([
              view,
              [],
            ]);
        }
      }),
      { numRuns: 10 },
    );
  });

  it('are refused by the database to SQL past the services', async () => {
    const teamId = await team(house);
    await operator.act(() => house.get<TeamsService>(TeamsService).change(teamId, { version: 1, capacity: 1 }));
    await volunteer(house, { teamId });
    const other = await volunteer(house);
    const insert = house.inCounty(() =>
      house.work.execute(
        `INSERT INTO volunteers.membership (volunteer_id, team_id, role, joined_at, valid_from) VALUES ($1, $2, 'member', now(), now())`,
        [other.id, teamId],
      ),
    );
    await expect(insert).rejects.toMatchObject({ code: 'teams.full' });
  });
});
