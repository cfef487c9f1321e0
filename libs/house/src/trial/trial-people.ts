import { Counties, UnitOfWork } from '@redmaple/platform';
import { type LoadedPlugin, PluginSwitch, sampleAnswers, type TeamTypeInfo } from '@redmaple/plugins/house';
import type { TrialLocale } from './trial.js';
import { asTrial, trialAccount, trialBegins, trialMonth, type TrialSite } from './trial-house.js';

/** How many are invented, whatever the plugin. */
const crowd = 120;
/** At least so many of each team type. */
const leastOfType = 12;
const teamsOfType = 2;
const joined = '2025-09-01T00:00:00Z';

const stems = '甲乙丙丁戊己庚辛壬癸';
const branches = '子丑寅卯辰巳午未申酉戌亥';
/** Where the teams start from: two villages of nowhere in particular, and how far apart, in degrees. */
const bases = [
  { name: { 'zh-CN': '一队', en: ' 1' }, latitude: 35.02, longitude: 111.0 },
  { name: { 'zh-CN': '二队', en: ' 2' }, latitude: 35.06, longitude: 111.03 },
] as const;

export interface TrialMember {
  readonly volunteerId: string;
  readonly number: string;
  readonly teamId: string;
  readonly teamName: string;
  readonly type: TeamTypeInfo;
  /** Its place among all, from 0 on: what is invented about it follows from this. */
  readonly index: number;
}

/** Registers the county, switches the plugins on and fills the teams of the tried one. */
export async function fillTrialCounty(
  site: TrialSite,
  plugins: readonly LoadedPlugin[],
  types: readonly TeamTypeInfo[],
): Promise<TrialMember[]> {
  const { house, county } = site;
  await asTrial(site, async () => {
    const counties = house.get(Counties);
    await counties.register({ code: county, name: `试用 ${county}`, kind: 'rehearsal', timezone: 'Asia/Shanghai' });
  });
  await asTrial(site, () =>
    house.get(UnitOfWork).run(async () => {
      // Whoever does something in the trial: rules and rosters name who made them.
      await house
        .get(UnitOfWork)
        .execute(
          `INSERT INTO platform.account (id, kind, login, display_name, status) VALUES ($1, 'staff', 'trial', '试用', 'active')`,
          [trialAccount],
        );
      for (const { id, definition } of plugins)
        await house.get(PluginSwitch).enable(id, definition.settings && sampleAnswers(definition.settings, 0));
    }),
  );
  const members = invent(types, site.locale);
  await asTrial(site, () => house.get(UnitOfWork).run(() => write(house.get(UnitOfWork), types, members, site.locale)));
  return members;
}

function invent(types: readonly TeamTypeInfo[], locale: TrialLocale): TrialMember[] {
  const each = Math.max(leastOfType, Math.floor(crowd / Math.max(1, types.length)));
  return types.flatMap((type, at) =>
    Array.from({ length: each }, (_, turn): TrialMember => {
      const index = at * each + turn;
      const team = turn % teamsOfType;
      return {
        volunteerId: idOf('b', index),
        number: `V${String(index + 1).padStart(8, '0')}`,
        teamId: idOf('a', at * teamsOfType + team),
        teamName: nameOfTeam(type, team, locale),
        type,
        index,
      };
    }),
  );
}

/** Written as years of sign-ups would leave it; its guards hold here as well. */
async function write(
  work: UnitOfWork,
  types: readonly TeamTypeInfo[],
  members: readonly TrialMember[],
  locale: TrialLocale,
): Promise<void> {
  const insert = (sql: string, rows: readonly object[]): Promise<number> => work.execute(sql, [JSON.stringify(rows)]);
  await insert(
    `INSERT INTO volunteers.person (id, name, document_type, sealed_document, document_index, birth_date, created_at)
     SELECT id, name, 'resident-id', '\\x00', decode(mark, 'hex'), born, '${joined}'
     FROM jsonb_to_recordset($1) AS r (id uuid, name text, mark text, born date)`,
    members.map(({ index }) => ({
      id: idOf('c', index),
      name: `演示${stems[index % 10] ?? ''}${branches[Math.floor(index / 10) % 12] ?? ''}`,
      mark: index.toString(16).padStart(8, '0'),
      born: bornOf(index),
    })),
  );
  await insert(
    `INSERT INTO volunteers.consent (person_id, purpose, document_version, given_at, evidence)
     SELECT person, purpose, '1', '${joined}', 'online' FROM jsonb_to_recordset($1) AS r (person uuid, purpose text)`,
    members.flatMap(({ index }) =>
      ['recruitment', ...(index % 2 === 0 ? ['guardian'] : [])].map((purpose) => ({
        person: idOf('c', index),
        purpose,
      })),
    ),
  );
  await insert(
    `INSERT INTO volunteers.volunteer (id, person_id, number, joined_at)
     SELECT id, person, number, '${joined}' FROM jsonb_to_recordset($1) AS r (id uuid, person uuid, number text)`,
    members.map(({ volunteerId, number, index }) => ({ id: volunteerId, person: idOf('c', index), number })),
  );
  await insert(
    `INSERT INTO volunteers.team (id, name, type_code, base_latitude, base_longitude, created_at)
     SELECT id, name, type, latitude, longitude, '${joined}'
     FROM jsonb_to_recordset($1) AS r (id uuid, name text, type text, latitude float8, longitude float8)`,
    types.flatMap((type, at) =>
      bases.map(({ latitude, longitude }, team) => ({
        id: idOf('a', at * teamsOfType + team),
        name: nameOfTeam(type, team, locale),
        type: type.code,
        latitude,
        longitude,
      })),
    ),
  );
  await insert(
    `INSERT INTO volunteers.membership (volunteer_id, team_id, role, answers, joined_at, valid_from)
     SELECT volunteer, team, 'member', answers, '${joined}', '${joined}'
     FROM jsonb_to_recordset($1) AS r (volunteer uuid, team uuid, answers jsonb)`,
    members.map(({ volunteerId, teamId, type, index }) => ({
      volunteer: volunteerId,
      team: teamId,
      answers: sampleAnswers(type.form, index),
    })),
  );
  await insert(
    `INSERT INTO volunteers.insurance (volunteer_id, policy_number, insurer, valid_from, valid_to, covers_danger, entered_at, kind)
     SELECT volunteer, 'TRIAL-1', '演示保险公司', '2025-09-01', '2026-08-31', true, '${joined}', 'group'
     FROM jsonb_to_recordset($1) AS r (volunteer uuid)`,
    members.filter(({ index }) => index % 9 !== 4).map(({ volunteerId }) => ({ volunteer: volunteerId })),
  );
  await insert(
    `INSERT INTO volunteers.qualification (volunteer_id, code, issuer, valid_from, valid_to, evidence_type, evidence_id, issued_at)
     SELECT volunteer, code, '演示培训机构', '2025-09-01', '2026-08-31', 'paper', code || ' ' || volunteer, '${joined}'
     FROM jsonb_to_recordset($1) AS r (volunteer uuid, code text)`,
    members.flatMap(({ volunteerId, type, index }) =>
      certificatesOf(type)
        .filter((_, at) => (index + at) % 6 !== 5)
        .map((code) => ({ volunteer: volunteerId, code })),
    ),
  );
}

/** What the type asks of everybody and of its seats. */
function certificatesOf({ requires, shifts }: TeamTypeInfo): string[] {
  const ofSeats = (shifts?.slots ?? []).flatMap(({ seats = [] }) => seats.flatMap((one) => one.qualifications));
  return [...new Set([...requires.qualifications, ...ofSeats])];
}

/** From sixteen to seventy-three. */
function bornOf(index: number): string {
  const age = 16 + ((index * 37) % 58);
  const born = new Date(Date.UTC(trialBegins.getUTCFullYear() - age, index % 2, 1 + (index % 28)));
  return born.toISOString().slice(0, 10);
}

function nameOfTeam({ label }: TeamTypeInfo, team: number, locale: TrialLocale): string {
  return `${label[locale]}${bases[team]?.name[locale] ?? ''}`;
}

/** An id that is the same in every trial; those of people follow their numbers. */
function idOf(kind: string, index: number): string {
  return `00000000-0000-7000-8000-${kind}${index.toString(16).padStart(11, '0')}`;
}

/** The month before the trial, as days. */
export function dayOfMonth(day: number): string {
  return `${trialMonth}-${String(day).padStart(2, '0')}`;
}
