import { INVENTED_ID_PREFIX, INVENTED_PHONE_PREFIX, residentIdCheckCharacter } from '@redmaple/forms';
import { Volunteers } from '@redmaple/plugins/house';
import {
  AcceptanceService,
  AppealsService,
  BackgroundReviews,
  CallsService,
  DecisionsService,
  InsuranceService,
  LeaderDecisions,
  MembershipsService,
  PostsService,
  QualificationsService,
  SignUp,
} from '@redmaple/volunteers';
import { type DemoTeam, demoTypes } from './demo-areas.js';
import type { DemoCast } from './demo-cast.js';

/** Names that nobody bears: 演示 and a place in the cycle of sixty. */
const stems = '甲乙丙丁戊己庚辛壬癸';
const branches = '子丑寅卯辰巳午未申酉戌亥';

const answers = {
  patrol: { stretch: 'midstream', evenings: true, swims: true },
  rescue: { swimMetres: 600, vehicle: true, experience: '参加过防汛值守' },
  armband: { hoursPerWeek: 4 },
} as const;

/** How many volunteers each team has. */
const sizes = { patrol: 10, rescue: 8, armband: 6 } as const;

const certificates: Readonly<Record<DemoTeam, readonly string[]>> = {
  patrol: ['maple-grove.river-safety'],
  rescue: ['maple-grove.first-aid', 'maple-grove.swim-200m'],
  armband: [],
};

export interface DemoVolunteer {
  readonly volunteerId: string;
  readonly personId: string;
  readonly team: DemoTeam;
}

/** Two calls: one that is over and brought the volunteers, one that is open, with recruits at each step. */
export async function fillVolunteers(
  cast: DemoCast,
  teams: Readonly<Record<DemoTeam, string>>,
): Promise<DemoVolunteer[]> {
  const first = await publishCall(cast, '红枫林第一期招募令（演示）', { patrol: 10, rescue: 8, armband: 6 });
  const accepted: { readonly volunteerId: string; readonly team: DemoTeam }[] = [];
  for (const [index, team] of everyone().entries()) {
    // Somebody of the same team who is past probation accompanies those who are on it.
    const mentorId = roleOf(index) === 'probationer' ? accepted[index - 1]?.volunteerId : undefined;
    accepted.push({ volunteerId: await recruit(cast, first, index, team, teams[team], mentorId), team });
  }
  await cast.as('operator', () => cast.get(CallsService).close(first));
  const people = await cast.get(Volunteers).byIds(accepted.map((one) => one.volunteerId));
  const volunteers = accepted.map((one) => ({ ...one, personId: people.get(one.volunteerId)?.personId ?? '' }));
  await qualify(cast, volunteers);
  await insure(cast, volunteers);
  await manPosts(cast, teams, volunteers);
  const second = await publishCall(cast, '红枫林第二期招募令（演示）', { patrol: 20, rescue: 10 });
  for (let index = 0; index < 5; index++) await signUp(cast, second, 30 + index, index < 3 ? 'patrol' : 'rescue');
  await vet(cast, second);
  return volunteers;
}

/** One recruit waits for the background review, and one appeals. */
async function vet(cast: DemoCast, callId: string): Promise<void> {
  const [screened, refused] = [await signUp(cast, callId, 35, 'patrol'), await signUp(cast, callId, 36, 'rescue')];
  const decisions = cast.get(DecisionsService);
  await cast.as('operator', async () => {
    await decisions.screen(screened, { outcome: 'pass' });
    await cast.get(BackgroundReviews).consentOnPaper(screened, undefined);
    await decisions.screen(refused, { outcome: 'fail', reasonCode: 'not-reachable' });
    await cast
      .get(AppealsService)
      .fileForRecruit(refused, '那几天在外地帮女儿搬家，手机没有信号。现在回来了，还想参加，请再给一次机会。');
  });
}

function everyone(): DemoTeam[] {
  return (Object.keys(sizes) as DemoTeam[]).flatMap((team) => Array.from({ length: sizes[team] }, () => team));
}

function publishCall(cast: DemoCast, title: string, seats: Partial<Record<DemoTeam, number>>): Promise<string> {
  const calls = cast.get(CallsService);
  return cast.as('operator', async () => {
    const { id } = await calls.create({
      title,
      content:
        '招募应急救援、河道巡防和信息员志愿者。录用前须经初审和背景审核，上岗前须参加培训、办理意外险；可以随时请假，也可以婉拒派遣。',
      riskNotice:
        '救援和巡河有溺水、滑跌、中暑、夜间交通等危险。未满十八周岁者不参加救援和水边工作；未取得相应资质、未参保者不上岗。',
      location: '枫桥镇红枫林服务中心',
      closesAt: cast.at(30, '18:00'),
      teamTypes: (Object.entries(seats) as [DemoTeam, number][]).map(([team, count]) => ({
        code: demoTypes[team],
        seats: count,
      })),
      insuranceStatement: '服务中心为每位录用的志愿者投保人身意外伤害险，上岗前生效，费用由服务中心承担。',
      specialists: [
        { skill: '潜水、激流救援', wanted: 2 },
        { skill: '法律咨询', wanted: 1 },
      ],
    });
    await calls.publish(id);
    return id;
  });
}

/** From the paper to the membership, by the people whose work each step is. */
async function recruit(
  cast: DemoCast,
  callId: string,
  index: number,
  team: DemoTeam,
  teamId: string,
  mentorId: string | undefined,
): Promise<string> {
  const id = await signUp(cast, callId, index, team);
  const decisions = cast.get(DecisionsService);
  await cast.as('operator', () => decisions.screen(id, { outcome: 'pass' }));
  await cast.as('operator', () => cast.get(BackgroundReviews).consentOnPaper(id, undefined));
  await cast.as('liaison', () => decisions.reviewBackground(id, 'pass'));
  const { volunteerId, proposalId } = await cast.as('operator', async () => {
    const { volunteerId, membershipId } = await cast.get(AcceptanceService).accept(id, {
      teamId,
      ...(mentorId !== undefined && { mentorId }),
    });
    const role = roleOf(index);
    const why = '建队时的老队员';
    const placed =
      role === 'probationer'
        ? undefined
        : await cast.get(MembershipsService).setRole(membershipId, role, undefined, { why });
    return { volunteerId, proposalId: placed?.leaderProposal?.id };
  });
  // One names who is to lead, another confirms.
  if (proposalId !== undefined)
    await cast.as('admin', () => cast.get(LeaderDecisions).decide(proposalId, { outcome: 'confirm' }));
  return volunteerId;
}

/** The first of a team leads it; the last ones are still on probation. */
function roleOf(index: number): 'leader' | 'member' | 'probationer' {
  if ([0, sizes.patrol, sizes.patrol + sizes.rescue].includes(index)) return 'leader';
  return index % 6 === 5 ? 'probationer' : 'member';
}

async function signUp(cast: DemoCast, callId: string, index: number, team: DemoTeam): Promise<string> {
  const born = new Date(Date.UTC(1968, 2, 1) + index * 397 * 24 * 3_600_000).toISOString().slice(0, 10);
  const first17 = `${INVENTED_ID_PREFIX}${born.replaceAll('-', '')}${String(900 + index)}`;
  const { id } = await cast.as('operator', () =>
    cast.get(SignUp).fromPaper({
      callId,
      teamType: demoTypes[team],
      name: `演示${stems[index % 10] ?? ''}${branches[index % 12] ?? ''}`,
      documentType: 'resident-id',
      documentNumber: first17 + residentIdCheckCharacter(first17),
      phone: `${INVENTED_PHONE_PREFIX}10000${String(index + 1).padStart(2, '0')}`,
      answers: answers[team],
      paperConsentOn: cast.day(-3),
    }),
  );
  return id;
}

/** A post that is manned, and one that lacks a member. */
async function manPosts(
  cast: DemoCast,
  teams: Readonly<Record<DemoTeam, string>>,
  volunteers: readonly DemoVolunteer[],
): Promise<void> {
  const posts = cast.get(PostsService);
  const man = async (team: DemoTeam, name: string, patternCode: string, people: number): Promise<void> => {
    const { seats } = await posts.create(teams[team], { name, patternCode });
    const members = volunteers.filter((one) => one.team === team).slice(0, people);
    for (const [at, { volunteerId }] of members.entries()) await posts.fill(seats[at]?.id ?? '', volunteerId);
  };
  await cast.as('operator', async () => {
    await man('patrol', '三号闸值守点', 'dike-post', 3);
    await man('armband', '老街口联防点', 'street-post', 2);
  });
}

/** The last of each team has no certificate yet, and one runs out soon: rosters and dispatch have something to say. */
async function qualify(cast: DemoCast, volunteers: readonly DemoVolunteer[]): Promise<void> {
  const qualifications = cast.get(QualificationsService);
  await cast.as('operator', async () => {
    for (const [index, { volunteerId, team }] of volunteers.entries()) {
      if (volunteers[index + 1]?.team !== team) continue;
      for (const code of certificates[team]) {
        await qualifications.enter({
          volunteerId,
          code,
          issuer: '诸暨市演示培训机构',
          validFrom: cast.day(-300 + index),
          ...(index === 1 && { validTo: cast.day(40) }),
          evidence: { type: 'paper', id: `演示证书 ${index + 1} ${code.split('.')[1] ?? ''}` },
        });
      }
    }
  });
}

/** Accident insurance before any dangerous activity (志愿服务条例 17); one of the rescuers is not insured yet. */
async function insure(cast: DemoCast, volunteers: readonly DemoVolunteer[]): Promise<void> {
  const uninsured = volunteers.filter((one) => one.team === 'rescue')[2];
  const volunteerIds = volunteers.filter((one) => one !== uninsured).map((one) => one.volunteerId);
  await cast.as('operator', () =>
    cast.get(InsuranceService).insureMany({
      policyNumber: 'YS-2026-0001',
      insurer: '演示保险公司',
      validFrom: cast.day(-30),
      validTo: cast.day(335),
      coversDanger: true,
      volunteerIds,
    }),
  );
}
