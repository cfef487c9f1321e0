import { expect } from '@playwright/test';
import { type Api, answer, staffApi, volunteerApi } from './api.js';
import { guardian, newRecruit, newRecruitOf, type Recruit } from './recruit.js';

const hour = 3_600_000;
/** A type of team that asks for no certificate. */
const teamType = 'maple-grove.red-armband';
let teams = 0;

/** A team of this test's own. */
export interface Team {
  readonly id: string;
  readonly name: string;
}

/** A volunteer of this test's own. */
export interface OwnVolunteer {
  readonly id: string;
  readonly applicationId: string;
  readonly name: string;
  readonly phone: string;
  /** The API as this volunteer calls it. */
  readonly api: Api;
}

/** A team that nobody is in yet. */
export async function emptyTeam(): Promise<Team> {
  const name = `信息员${Date.now() % 1_000_000}${teams++}队`;
  return answer((await staffApi('operator')).POST('/api/v1/teams', { body: { name, typeCode: teamType } }));
}

/** A team that nobody is in yet, with a published shift of open seats that begins within the hour. */
export async function teamWithShift(title = '傍晚巡查', seats = 2): Promise<Team> {
  const operator = await staffApi('operator');
  const team = await emptyTeam();
  const begins = inCounty(Date.now() + hour / 2);
  const day = (['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const)[begins.getUTCDay()] ?? 'mon';
  const clock = (instant: Date): string => instant.toISOString().slice(11, 16);
  const times = { from: clock(begins), to: clock(new Date(begins.getTime() + hour)) };
  const open = Array.from({ length: seats }, () => ({ qualifications: [] }));
  await answer(
    operator.POST('/api/v1/shift-templates', { body: { teamId: team.id, title, days: [day], ...times, seats: open } }),
  );
  const monday = new Date(begins.getTime() - ((begins.getUTCDay() + 6) % 7) * 24 * hour);
  const week = { teamId: team.id, weekStart: monday.toISOString().slice(0, 10) };
  const { id } = await answer(operator.POST('/api/v1/rosters', { body: week }));
  const params = { path: { id } };
  const read = () => answer(operator.GET('/api/v1/rosters/{id}', { params }));
  await expect.poll(async () => (await read()).state, { timeout: 60_000 }).toBe('drafted');
  const { version } = await read();
  await answer(operator.POST('/api/v1/rosters/{id}/publish', { params, body: { version } }));
  return team;
}

/** Somebody whom no other test has met: signed up on paper, vetted, accepted into the team. */
export function volunteerOf(team: Team): Promise<OwnVolunteer> {
  return accepted(team, newRecruit());
}

/** The same of somebody who is sixteen, with a guardian who signed the paper too. */
export function minorOf(team: Team): Promise<OwnVolunteer> {
  return accepted(team, newRecruitOf(16.5), guardian);
}

/** An application that nobody has decided about, alone in its call. */
export interface OwnApplication {
  readonly id: string;
  readonly callId: string;
  readonly name: string;
}

/** Somebody signs up on paper for a call of their own. */
export async function signedUp(
  { name, phone, documentNumber }: Recruit = newRecruit(),
  by?: typeof guardian,
): Promise<OwnApplication> {
  const operator = await staffApi('operator');
  const call = await answer(
    operator.POST('/api/v1/calls', {
      body: {
        title: `信息员招募 ${phone.slice(-5)}`,
        content: '在自己的网格里看一看、报一报。',
        riskNotice: '夜间行走，注意来往车辆。',
        closesAt: new Date(Date.now() + 240 * hour).toISOString(),
        teamTypes: [{ code: teamType, seats: 1 }],
      },
    }),
  );
  await answer(operator.POST('/api/v1/calls/{id}/publish', { params: { path: { id: call.id } } }));
  const { id } = await answer(
    operator.POST('/api/v1/applications', {
      body: {
        callId: call.id,
        teamType,
        name,
        documentType: 'resident-id',
        documentNumber,
        phone,
        answers: { hoursPerWeek: 3 },
        paperConsentOn: '2026-01-01',
        ...(by && { guardian: by }),
      },
    }),
  );
  // The call would stand on the public pages of other tests.
  await answer(operator.POST('/api/v1/calls/{id}/close', { params: { path: { id: call.id } } }));
  return { id, callId: call.id, name };
}

async function accepted(team: Team, recruit: Recruit, by?: typeof guardian): Promise<OwnVolunteer> {
  const [operator, liaison] = [await staffApi('operator'), await staffApi('liaison')];
  const { id } = await signedUp(recruit, by);
  const params = { path: { id } };
  await answer(operator.POST('/api/v1/applications/{id}/screening', { params, body: { outcome: 'pass' } }));
  await answer(operator.POST('/api/v1/applications/{id}/background-consent', { params, body: {} }));
  await answer(liaison.POST('/api/v1/applications/{id}/background-review', { params, body: { outcome: 'pass' } }));
  const volunteer = await answer(
    operator.POST('/api/v1/applications/{id}/acceptance', { params, body: { teamId: team.id } }),
  );
  const { name, phone } = recruit;
  return { id: volunteer.volunteerId, applicationId: id, name, phone, api: await volunteerApi(phone) };
}

/** The liaison asks this volunteer to go. @returns the incident */
export async function askToGo(volunteer: OwnVolunteer, team: Team, summary: string): Promise<string> {
  const liaison = await staffApi('liaison');
  const { id } = await answer(
    liaison.POST('/api/v1/incidents', {
      body: { source: 'hotline', emergency: false, category: 'other', summary, place: '枫桥老街口' },
    }),
  );
  const body = { volunteerId: volunteer.id, teamId: team.id, otherwise: 'nobody' as const };
  await answer(liaison.POST('/api/v1/incidents/{id}/offers', { params: { path: { id } }, body }));
  return id;
}

/** Takes the incident off the board, where other tests work. */
export async function callOff(incident: string): Promise<void> {
  const liaison = await staffApi('liaison');
  await answer(liaison.POST('/api/v1/incidents/{id}/cancel', { params: { path: { id: incident } } }));
}

/** Calendar and clock of the county as the UTC fields of a date. */
function inCounty(instant: number): Date {
  return new Date(instant + 8 * hour);
}
