import type { StaffToken, TestApi } from '@redmaple/api/testing';
import { residentIdCheckCharacter } from '@redmaple/forms';
import { Sessions, UnitOfWork, uuidv7 } from '@redmaple/platform';
import type { Response, Test } from 'supertest';
import { until } from '../../support/child.js';

const hour = 3_600_000;
const teamType = 'maple-grove.red-armband';
let people = 0;

/** A volunteer with a session of their own. */
export interface Volunteer extends StaffToken {
  readonly id: string;
  readonly personId: string;
}

/** Requests of one caller. */
export class Caller {
  constructor(
    private readonly api: TestApi,
    private readonly headers: Readonly<Record<string, string>>,
  ) {}

  get(path: string): Test {
    return this.api
      .http()
      .get(`/api/v1/${path}`)
      .set({ ...this.headers });
  }

  /** @param key sent as Idempotency-Key */
  post(path: string, body: object = {}, key?: string): Test {
    const asked = this.api
      .http()
      .post(`/api/v1/${path}`)
      .set({ ...this.headers });
    return (key === undefined ? asked : asked.set('idempotency-key', key)).send(body);
  }

  /** Sends a file as a form does. */
  upload(path: string, bytes: Buffer, sent: { clientId: string; name?: string; type?: string }): Test {
    const { clientId, name = 'photo.png', type = 'image/png' } = sent;
    return this.api
      .http()
      .post(`/api/v1/${path}`)
      .set({ ...this.headers })
      .field('clientId', clientId)
      .attach('file', bytes, { filename: name, contentType: type });
  }
}

/** Team, shift and volunteers of a county, as their office makes them. */
export class Office {
  private constructor(
    private readonly api: TestApi,
    readonly operator: Caller,
    private readonly liaison: Caller,
    private readonly callId: string,
  ) {}

  static async open(api: TestApi): Promise<Office> {
    const operator = new Caller(api, (await api.staff('operator')).headers);
    const liaison = new Caller(api, (await api.staff('liaison')).headers);
    const call = await operator
      .post('calls', {
        title: '枫桥镇招募令',
        content: '招募信息员。',
        riskNotice: '户外活动有意外受伤的风险。',
        closesAt: new Date(Date.now() + 24 * hour).toISOString(),
        teamTypes: [{ code: teamType, seats: 20 }],
      })
      .expect(201);
    await operator.post(`calls/${call.body.id}/publish`, { version: call.body.version }).expect(200);
    return new Office(api, operator, liaison, call.body.id);
  }

  async team(name: string): Promise<string> {
    return (await this.operator.post('teams', { name, typeCode: teamType }).expect(201)).body.id as string;
  }

  /** A published shift of two open seats that begins within the hour; nobody is in the team yet. */
  async shift(teamId: string): Promise<void> {
    const begins = inChina(Date.now() + hour / 2);
    const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
    const clock = (instant: Date): string => instant.toISOString().slice(11, 16);
    const template = {
      teamId,
      title: '傍晚巡查',
      days: [days[begins.getUTCDay()]],
      from: clock(begins),
      to: clock(new Date(begins.getTime() + hour)),
      seats: [{ qualifications: [] }, { qualifications: [] }],
    };
    await this.operator.post('shift-templates', template).expect(201);
    const monday = new Date(begins.getTime() - ((begins.getUTCDay() + 6) % 7) * 24 * hour);
    const roster = await this.operator
      .post('rosters', { teamId, weekStart: monday.toISOString().slice(0, 10) })
      .expect(201);
    const path = `rosters/${roster.body.id}`;
    let read: Response | undefined;
    await until(async () => {
      read = await this.operator.get(path).expect(200);
      return read.body.state === 'drafted';
    }, 'the draft of the roster');
    await this.operator.post(`${path}/publish`, { version: read?.body.version }).expect(200);
  }

  /** Somebody who signed up on paper, was vetted and accepted into the team. */
  async volunteer(teamId: string): Promise<Volunteer> {
    const number = ++people;
    const body = `99999919900102${String(number).padStart(3, '0')}`;
    const { id } = (
      await this.operator
        .post('applications', {
          callId: this.callId,
          teamType,
          name: '错例',
          documentType: 'resident-id',
          documentNumber: body + residentIdCheckCharacter(body),
          phone: `1540002${String(number).padStart(4, '0')}`,
          answers: { hoursPerWeek: 3 },
          paperConsentOn: '2026-01-01',
        })
        .expect(201)
    ).body as { id: string };
    await this.operator.post(`applications/${id}/screening`, { outcome: 'pass' }).expect(200);
    await this.operator.post(`applications/${id}/background-consent`, {}).expect(200);
    await this.liaison.post(`applications/${id}/background-review`, { outcome: 'pass' }).expect(200);
    const accepted = await this.operator.post(`applications/${id}/acceptance`, { teamId }).expect(200);
    return this.signIn(accepted.body.volunteerId as string);
  }

  private async signIn(id: string): Promise<Volunteer> {
    const work = this.api.get<UnitOfWork>(UnitOfWork);
    return this.api.inCounty(async () => {
      const row = await work.one<{ id: string; person_id: string }>(
        'SELECT a.id, a.person_id FROM platform.account a JOIN volunteers.volunteer v ON v.person_id = a.person_id WHERE v.id = $1',
        [id],
      );
      if (!row) throw new Error(`The volunteer ${id} has no account.`);
      const holder = { accountId: row.id, personId: row.person_id };
      const { token } = await this.api.get<Sessions>(Sessions).open('volunteer', holder);
      return { id, ...holder, token, headers: { authorization: `Bearer ${token}` } };
    });
  }
}

/** A key as a phone chooses it. */
export function newKey(): string {
  return uuidv7(new Date());
}

/** Calendar and clock of the county as the UTC fields of a date. */
function inChina(instant: number): Date {
  return new Date(instant + 8 * hour);
}
