import { type Grant, uuidv7, Vault, withContext } from '@redmaple/platform';
import { openTestHouse, otherCounty, testCounty, type TestHouse } from '@redmaple/platform/testing';
import {
  definePlugin,
  defineTeamType,
  Duties,
  form,
  type HeldDuty,
  LapsingDuties,
  type LapsingDuty,
  onePlusTwoPlus,
  type OnDuty,
  type SeatDuty,
  PluginsModule,
  type PluginDefinition,
  pluginsMigrations,
  PluginsService,
  PluginSwitch,
  yesNo,
} from '@redmaple/plugins/house';
import type { ApplicationState } from '../applications/application.policy.js';
import { backgroundConsent, recruitmentConsent } from '../people/consent.policy.js';
import { sealPhone } from '../people/person-seals.js';
import type { MemberRole } from '../teams/membership.dto.js';
import { MembershipsService } from '../teams/memberships.service.js';
import { TeamsService } from '../teams/teams.service.js';
import { volunteersEntities } from '../volunteers.entities.js';
import { volunteersMigrations } from '../volunteers.migrations.js';
import { VolunteersModule } from '../volunteers.module.js';
import { VolunteerRegister } from '../volunteers/volunteer-register.js';

/** A dangerous team, one open from sixteen, and one for children. */
export const grove = definePlugin({
  id: 'grove',
  version: '1.0.0',
  requires: '^1.4',
  counties: 'all',
  titles: [{ code: 'gold', period: 'year', commendedMonths: 9, leastPoints: 12.5 }],
  teamTypes: [
    defineTeamType({
      code: 'rescue',
      form: form({ vehicle: yesNo() }),
      requires: { qualifications: ['first-aid'], minAge: 18, maxAge: 65, insurance: true, danger: true },
    }),
    defineTeamType({
      code: 'watch',
      form: form({ vehicle: yesNo() }),
      requires: { qualifications: [], minAge: 16, insurance: false },
    }),
    defineTeamType({
      code: 'boats',
      form: form({ vehicle: yesNo() }),
      requires: { qualifications: [], minAge: 18, insurance: false },
      eligibility: {
        reasons: [
          { code: 'no-boat', fixableBy: 'volunteer' },
          { code: 'too-old-to-row', fixableBy: 'nobody' },
        ],
        check: (_question, people) => {
          if (people.some((one) => one.age === 99)) throw new Error('nobody rows at 99');
          return people.flatMap((one) => [
            ...(one.answers.vehicle === true ? [] : [{ person: one.id, reason: 'no-boat' }]),
            ...((one.age ?? 0) > 70 ? [{ person: one.id, reason: 'too-old-to-row' }] : []),
          ]);
        },
      },
    }),
    defineTeamType({
      code: 'dikes',
      form: form({}),
      requires: { qualifications: [], minAge: 18, insurance: false },
      posts: [onePlusTwoPlus(2, 'dike-post')],
      probation: { shifts: 2 },
    }),
    defineTeamType({
      code: 'juniors',
      form: form({}),
      requires: { qualifications: [], minAge: 8, insurance: false, youth: true },
    }),
  ],
  qualifications: [
    { code: 'first-aid', validMonths: 36 },
    { code: 'radio', validMonths: 12 },
  ],
  labels: {
    'zh-CN': {
      grove: '样例',
      gold: '金牌巡防员',
      rescue: '救援队',
      watch: '巡守队',
      boats: '船队',
      'no-boat': '没有自备船只',
      'too-old-to-row': '划船须不超过 70 周岁',
      dikes: '堤防队',
      'dike-post': '堤防值守点',
      juniors: '少年队',
      vehicle: '自备车辆',
      'first-aid': '急救证',
      radio: '电台操作证',
    },
    en: {
      gold: 'Golden warden',
      grove: 'Sample',
      rescue: 'Rescue',
      watch: 'Watch',
      boats: 'Boats',
      'no-boat': 'Has no boat',
      'too-old-to-row': 'Rowing ends at 70',
      dikes: 'Dikes',
      'dike-post': 'Dike post',
      juniors: 'Juniors',
      vehicle: 'Vehicle',
      'first-aid': 'First aid',
      radio: 'Radio',
    },
  },
});

/** Duties as the test sets them: libs/shifts is not part of this lib. */
export class FixedDuties extends Duties {
  held: HeldDuty[] = [];
  readonly seats = new Map<string, SeatDuty>();

  override async between(volunteerIds: readonly string[], from: Date, to: Date): Promise<HeldDuty[]> {
    return this.held.filter((one) => volunteerIds.includes(one.volunteerId) && one.startsAt < to && one.endsAt > from);
  }

  onDuty: OnDuty[] = [];

  override async onDutyAt(): Promise<OnDuty[]> {
    return this.onDuty;
  }

  override async ofSeat(seatId: string): Promise<SeatDuty | undefined> {
    return this.seats.get(seatId);
  }
}

/** Which shifts hang on proofs, as the test says. */
export class FixedLapses extends LapsingDuties {
  answer: (volunteerIds: readonly string[]) => Promise<LapsingDuty[]> = async () => [];

  override lapsing(volunteerIds: readonly string[]): Promise<LapsingDuty[]> {
    return this.answer(volunteerIds);
  }
}

/**
 * Membership and recruitment in a test house, the sample plugin switched on in both counties.
 * @param guest one more plugin, on in the first county alone
 */
export async function openMembershipHouse({
  guest,
  ...options
}: {
  redis?: boolean;
  guest?: PluginDefinition;
} = {}): Promise<TestHouse> {
  const loaded = {
    active: [grove, ...(guest ? [guest] : [])].map((definition) => ({
      id: definition.id,
      package: { name: definition.id, directory: '', entry: '', version: '1.0.0' },
      definition,
    })),
    skipped: [],
  };
  const house = await openTestHouse({
    imports: [PluginsModule.forRoot(loaded, { withControllers: false }), VolunteersModule],
    providers: [
      FixedDuties,
      { provide: Duties, useExisting: FixedDuties },
      FixedLapses,
      { provide: LapsingDuties, useExisting: FixedLapses },
    ],
    entities: volunteersEntities,
    migrations: [...pluginsMigrations, ...volunteersMigrations],
    ...options,
  });
  for (const county of [testCounty, otherCounty]) {
    await house.inCounty(
      () => house.get<PluginsService>(PluginsService).change('grove', { version: 0, enabled: true }),
      county,
    );
  }
  if (guest) await house.inCounty(() => house.get<PluginSwitch>(PluginSwitch).enable(guest.id));
  return house;
}

/** Someone with an account, to act as. */
export interface Somebody {
  readonly accountId: string;
  readonly personId: string | undefined;
  /** Runs `work` as this account in its county. */
  act<T>(work: () => Promise<T>): Promise<T>;
}

/** A staff account with roles for the whole county, or with the grants given. */
export async function staff(
  house: TestHouse,
  roles: readonly (string | Grant)[],
  options: { personId?: string; county?: string } = {},
): Promise<Somebody> {
  const { personId, county = testCounty } = options;
  const accountId = uuidv7(new Date());
  await house.inCounty(
    () =>
      house.work.execute(
        `INSERT INTO platform.account (id, kind, login, display_name, status, person_id) VALUES ($1::uuid, 'staff', $1::text, '运营专员', 'active', $2)`,
        [accountId, personId ?? null],
      ),
    county,
  );
  const grants = roles.map((role): Grant => (typeof role === 'string' ? { role, scope: 'county' } : role));
  return { accountId, personId, act: (work) => actAs(accountId, grants, personId, county, work) };
}

/** The account of a volunteer. */
export async function volunteerAccount(
  house: TestHouse,
  personId: string,
  grants: readonly Grant[] = [],
): Promise<Somebody> {
  const row = await house.inCounty(() =>
    house.work.one<{ id: string }>('SELECT id FROM platform.account WHERE person_id = $1', [personId]),
  );
  const accountId = row?.id ?? '';
  const all: Grant[] = [{ role: 'volunteer', scope: 'county' }, ...grants];
  return { accountId, personId, act: (work) => actAs(accountId, all, personId, testCounty, work) };
}

function actAs<T>(
  id: string,
  grants: readonly Grant[],
  personId: string | undefined,
  county: string,
  work: () => Promise<T>,
): Promise<T> {
  const actor = { kind: 'account' as const, id, grants, ...(personId !== undefined && { personId }) };
  return withContext({ county, actor, requestId: 'test', locale: 'zh-CN' }, work);
}

export interface PersonFacts {
  readonly name?: string;
  readonly birthDate?: string | null;
  readonly phone?: string;
  readonly consent?: boolean;
}

/** Phones of invented people: one after the other, so that no two of a database are alike by chance. */
let phones = 3_000_000;

/** An invented person. */
export async function person(house: TestHouse, facts: PersonFacts = {}, county = testCounty): Promise<string> {
  const vault = house.get<Vault>(Vault);
  const { name = '错例', birthDate = '1990-01-01', phone = `1540${++phones}`, consent = true } = facts;
  return house.inCounty(async () => {
    const id = uuidv7(house.clock.now());
    const key = await vault.createKey(id);
    const seals = sealPhone(vault, key, phone);
    await house.work.execute(
      `INSERT INTO volunteers.person (id, name, document_type, sealed_document, document_index, birth_date, sealed_phone, phone_index, phone_last4_index, created_at)
       VALUES ($1, $2, 'passport', $3, $4, $5, $6, $7, $8, $9)`,
      [
        id,
        name,
        vault.sealFor(key, 'document', id),
        vault.blindIndex('document', id),
        birthDate,
        seals.phone,
        seals.phoneIndex,
        seals.phoneLast4Index,
        house.clock.now(),
      ],
    );
    for (const one of consent ? [recruitmentConsent, backgroundConsent] : [])
      await house.work.execute(
        `INSERT INTO volunteers.consent (person_id, purpose, document_version, given_at, evidence) VALUES ($1, $2, $3, $4, 'online')`,
        [id, one.purpose, one.version, house.clock.now()],
      );
    return id;
  }, county);
}

/** An application that stands where `state` says, in a call of its own: on its seat, or waiting behind somebody who has it. */
export async function application(
  house: TestHouse,
  facts: { personId?: string; state?: ApplicationState; type?: string; answers?: Record<string, unknown> } = {},
  county = testCounty,
): Promise<{ id: string; personId: string }> {
  const { state = 'submitted', type = 'grove.watch', answers = { vehicle: true } } = facts;
  const personId = facts.personId ?? (await person(house, {}, county));
  const seated = state === 'waitlisted' ? await person(house, {}, county) : undefined;
  return house.inCounty(async () => {
    const now = house.clock.now();
    const [callId, quotaId, id] = [uuidv7(now), uuidv7(now), uuidv7(now)];
    await house.work.execute(
      `INSERT INTO volunteers.call (id, title, content, risk_notice, opens_at, closes_at, state, published_at, created_by, created_at)
       VALUES ($1, '招募令', '招募', '有落水风险', $2, $2::timestamptz + interval '30 days', 'published', $2, 'test', $2)`,
      [callId, now],
    );
    await house.work.execute(
      `INSERT INTO volunteers.call_team_type (id, call_id, team_type_code, seats, form, form_version, min_age) VALUES ($1, $2, $3, 1, '{}', '1', 0)`,
      [quotaId, callId, type],
    );
    const apply = (applicationId: string, whose: string, stands: ApplicationState) =>
      house.work.execute(
        `INSERT INTO volunteers.application (id, number, call_id, call_team_type_id, team_type_code, person_id, answers, form_version, source, state, waitlist_no, submitted_at)
         VALUES ($1::uuid, $1::text, $2, $3, $4, $5, $6, '1', 'online', $7, CASE WHEN $7 = 'waitlisted' THEN 1 END, $8)`,
        [applicationId, callId, quotaId, type, whose, JSON.stringify(answers), stands, now],
      );
    await apply(id, personId, state);
    const before = seated === undefined ? undefined : uuidv7(now);
    if (before !== undefined && seated !== undefined) await apply(before, seated, 'submitted');
    await house.work.execute('INSERT INTO volunteers.seat (call_team_type_id, no, application_id) VALUES ($1, 1, $2)', [
      quotaId,
      before ?? (state === 'refused' || state === 'withdrawn' ? null : id),
    ]);
    return { id, personId };
  }, county);
}

let teams = 0;

export async function team(house: TestHouse, typeCode = 'grove.watch', county = testCounty): Promise<string> {
  const made = await house.inCounty(
    () => house.get<TeamsService>(TeamsService).create({ name: `队伍 ${++teams}`, typeCode }),
    county,
  );
  return made.id;
}

/** A volunteer, in a team when one is given. */
export async function volunteer(
  house: TestHouse,
  facts: PersonFacts & { teamId?: string; role?: MemberRole; answers?: Record<string, unknown> } = {},
  county = testCounty,
): Promise<{ id: string; personId: string; number: string; membershipId: string }> {
  const personId = await person(house, facts, county);
  return house.inCounty(async () => {
    const { id, number } = await house.get<VolunteerRegister>(VolunteerRegister).enrol(personId);
    const { teamId, role = 'member', answers = {} } = facts;
    if (teamId !== undefined && role === 'leader') await agreeToLead(house, id, teamId);
    const membership =
      teamId === undefined
        ? undefined
        : await house.get<MembershipsService>(MembershipsService).join({ volunteerId: id, teamId, role, answers });
    return { id, personId, number, membershipId: membership?.id ?? '' };
  }, county);
}

/** Two of the office have agreed that somebody is to lead. Inside the county. */
export async function agreeToLead(house: TestHouse, volunteerId: string, teamId: string): Promise<void> {
  const now = house.clock.now();
  await house.work.run(async () => {
    await house.work.execute(
      `INSERT INTO volunteers.leader_proposal (team_id, volunteer_id, former_leader, proposed_by, proposed_at) VALUES ($1, $2, 'member', $3, $4)`,
      [teamId, volunteerId, uuidv7(now), now],
    );
    await house.work.execute(
      `UPDATE volunteers.leader_proposal SET state = 'confirmed', decided_by = $3, decided_at = $4
       WHERE team_id = $1 AND volunteer_id = $2 AND state = 'waiting'`,
      [teamId, volunteerId, uuidv7(now), now],
    );
  });
}

/** Outcomes of promises that raced: the codes of those that were refused, and how many went through. */
export async function race(works: readonly (() => Promise<unknown>)[]): Promise<{ done: number; refused: string[] }> {
  const results = await Promise.allSettled(works.map((work) => work()));
  const refused = results.flatMap((one) =>
    one.status === 'rejected' ? [(one.reason as { code?: string }).code ?? String(one.reason)] : [],
  );
  return { done: results.length - refused.length, refused: refused.sort() };
}
