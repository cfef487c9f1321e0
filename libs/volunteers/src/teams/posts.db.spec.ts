import type { TestHouse } from '@redmaple/platform/testing';
import { Duties } from '@redmaple/plugins/house';
import {
  type FixedDuties,
  openMembershipHouse,
  race,
  type Somebody,
  staff,
  team,
  volunteer,
  volunteerAccount,
} from '../testing/membership-house.js';
import { VolunteersService } from '../volunteers/volunteers.service.js';
import { MembersService } from './members.service.js';
import { MembershipsService } from './memberships.service.js';
import type { PostDetail } from './post.dto.js';
import { isUnaccompanied, seatChanges } from './post.policy.js';
import { PostsService } from './posts.service.js';
import { TeamsService } from './teams.service.js';

describe('posts of a team', () => {
  let house: TestHouse;
  let posts: PostsService;
  let memberships: MembershipsService;
  let operator: Somebody;
  let teamId: string;
  let post: PostDetail;

  beforeAll(async () => {
    house = await openMembershipHouse();
    posts = house.get<PostsService>(PostsService);
    memberships = house.get<MembershipsService>(MembershipsService);
    operator = await staff(house, ['operator']);
  });
  afterAll(() => house.close());
  beforeEach(async () => {
    teamId = await team(house, 'grove.dikes');
    post = await operator.act(() => posts.create(teamId, { name: '三号闸', patternCode: 'dike-post' }));
  });

  const seat = (kind: string, no = 1): string => post.seats.find((one) => one.kind === kind && one.no === no)?.id ?? '';
  const fill = (seatId: string, volunteerId: string) => operator.act(() => posts.fill(seatId, volunteerId));
  const present = async (): Promise<PostDetail | undefined> => (await operator.act(() => posts.ofTeam(teamId)))[0];

  it('are staffed 1+2+N by the pattern of the team type, and say what they lack', async () => {
    expect(post.seats.map((one) => `${one.kind} ${one.no}`)).toEqual([
      'leader 1',
      'member 1',
      'member 2',
      'helper 1',
      'helper 2',
    ]);
    expect(post.lacks).toEqual({ leaders: 1, members: 2 });
    const [leads, helps] = [await volunteer(house, { teamId, name: '带班甲' }), await volunteer(house, { teamId })];
    await fill(seat('leader'), leads.id);
    const filled = await fill(seat('helper', 2), helps.id);
    expect(filled).toMatchObject({ lacks: { leaders: 0, members: 2 }, unaccompanied: false });
    expect(filled.seats[0]).toMatchObject({ volunteerId: leads.id, name: '带班甲' });
    expect(await house.inCounty(() => house.get<TeamsService>(TeamsService).posts([teamId]))).toMatchObject([
      { name: '三号闸', lacks: { leaders: 0, members: 2 }, seats: [{ volunteerId: leads.id }, {}, {}, {}, {}] },
    ]);
    const county = await operator.act(() => posts.page({ limit: 200, lacking: true }));
    expect(county.items.find((one) => one.id === post.id)?.seats[0]).not.toHaveProperty('name');
  });

  it('take a seat once, and a person once, also at the same moment', async () => {
    const people = await Promise.all([1, 2, 3].map(() => volunteer(house, { teamId })));
    const { done, refused } = await race(people.map((one) => () => fill(seat('member'), one.id)));
    expect([done, refused]).toEqual([1, ['teams.seatTaken', 'teams.seatTaken']]);
    const holder = (await present())?.seats.find((one) => one.id === seat('member'))?.volunteerId ?? '';
    await expect(fill(seat('member', 2), holder)).rejects.toMatchObject({ code: 'teams.onPostAlready' });
    const other = people.find((one) => one.id !== holder)?.id ?? '';
    await expect(operator.act(() => posts.vacate(seat('member'), other))).rejects.toMatchObject({
      code: 'request.stale',
    });
    await operator.act(() => posts.vacate(seat('member'), holder));
    await fill(seat('member', 2), holder);
  });

  it('are never led by somebody on probation, and say when those are alone', async () => {
    const newcomer = await volunteer(house, { teamId, role: 'probationer' });
    await expect(fill(seat('leader'), newcomer.id)).rejects.toMatchObject({ code: 'teams.holderOnProbation' });
    expect(await fill(seat('helper'), newcomer.id)).toMatchObject({ unaccompanied: true });
    const full = await volunteer(house, { teamId });
    expect(await fill(seat('member'), full.id)).toMatchObject({ unaccompanied: false });
  });

  it('are left by whoever goes into the reserve, leaves, moves or is suspended', async () => {
    const other = await team(house, 'grove.dikes');
    const volunteers = house.get<VolunteersService>(VolunteersService);
    const goings: readonly ((one: { id: string; membershipId: string }) => Promise<unknown>)[] = [
      (one) => memberships.setReserve(one.membershipId, true),
      (one) => memberships.end(one.membershipId),
      (one) => memberships.transfer(one.membershipId, { teamId: other }),
      (one) => volunteers.setStatus(one.id, 'suspended', 1),
      (one) => volunteers.setStatus(one.id, 'left', 1),
    ];
    for (const go of goings) {
      const one = await volunteer(house, { teamId });
      await fill(seat('member'), one.id);
      await operator.act(() => go(one));
      expect((await present())?.lacks).toEqual({ leaders: 1, members: 2 });
      await expect(fill(seat('member'), one.id)).rejects.toMatchObject({ code: 'teams.holderAbsent' });
      expect((await operator.act(() => volunteers.detail(one.id))).posts).toMatchObject([{ postName: '三号闸' }]);
    }
  });

  it('are held by nobody who leaves at that moment', async () => {
    for (let trial = 0; trial < 6; trial++) {
      const one = await volunteer(house, { teamId });
      await race([
        () => fill(seat('helper'), one.id),
        () => operator.act(() => memberships.setReserve(one.membershipId, true)),
      ]);
      expect((await present())?.seats.some((of) => of.volunteerId === one.id)).toBe(false);
    }
    expect(await house.inCounty(() => house.work.query('SELECT * FROM inv.post_held_by_absent'))).toEqual([]);
  });

  it('get more or fewer seats by one at a time, and lose none that somebody holds', async () => {
    const two = await volunteer(house, { teamId });
    await fill(seat('member', 2), two.id);
    const change = (version: number, members: number) =>
      operator.act(() => posts.change(post.id, { version, members, helpers: 0 }));
    await expect(change(1, 1)).rejects.toMatchObject({ code: 'teams.seatHeld' });
    expect((await change(1, 3)).seats.map((one) => `${one.kind} ${one.no}`)).toEqual([
      'leader 1',
      'member 1',
      'member 2',
      'member 3',
    ]);
    await expect(change(1, 4)).rejects.toMatchObject({ code: 'request.stale' });
    await operator.act(() => posts.close(post.id, 2));
    expect(await present()).toBeUndefined();
    await expect(fill(seat('leader'), two.id)).rejects.toMatchObject({ code: 'teams.seatClosed' });
    const none = operator.act(() => posts.create(teamId, { name: '空岗', helpers: 3 }));
    await expect(none).rejects.toMatchObject({ code: 'teams.patternEmpty' });
  });

  it('belong to their leader; the station sees members while the team is on duty', async () => {
    const member = await volunteer(house, { teamId });
    const liaison = await staff(house, ['liaison']);
    const duties = house.get<FixedDuties>(Duties);
    const members = () => liaison.act(() => house.get<MembersService>(MembersService).members(teamId, { limit: 10 }));
    await expect(members()).rejects.toMatchObject({ code: 'access.denied' });
    duties.onDuty = [{ volunteerId: member.id, teamId, shiftId: member.id, endsAt: new Date() }];
    expect((await members()).items[0]).not.toHaveProperty('answers');
    duties.onDuty = [];
    const stranger = await volunteerAccount(house, (await volunteer(house)).personId, [
      { role: 'team-leader', scope: 'team', scopeId: await team(house) },
    ]);
    await expect(stranger.act(() => posts.fill(seat('member'), member.id))).rejects.toMatchObject({
      code: 'request.notFound',
    });
    await expect(stranger.act(() => posts.create(teamId, { name: '别处', leaders: 1 }))).rejects.toMatchObject({
      code: 'access.denied',
    });
  });
});

describe('the seats of a post', () => {
  const present = [
    { id: 'a', kind: 'member' as const, no: 1 },
    { id: 'b', kind: 'member' as const, no: 2 },
  ];

  it('are added in the gaps and taken away from the last', () => {
    expect(seatChanges(present, { leader: 1, member: 1, helper: 0 })).toEqual({
      add: [{ kind: 'leader', no: 1 }],
      close: ['b'],
    });
    expect(seatChanges(present, { leader: 0, member: 2, helper: 0 })).toEqual({ add: [], close: [] });
  });

  it('are not alone while nobody is there', () => {
    expect(isUnaccompanied([{ kind: 'member', volunteerId: undefined, probation: false }])).toBe(false);
  });
});
