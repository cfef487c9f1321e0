import { setTimeout as sleep } from 'node:timers/promises';
import { INVENTED_ID_PREFIX, INVENTED_PHONE_PREFIX, residentIdCheckCharacter } from '@redmaple/forms';

export type Headers = Readonly<Record<string, string>>;

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly body: unknown;
}

/** Sends a request to `/api/v1/<path>` of the API under test, wherever it runs. */
export type Send = (method: string, path: string, headers: Headers, body?: unknown) => Promise<Answer>;

export interface Person {
  readonly name: string;
  readonly phone: string;
  readonly documentNumber: string;
}

/** An invented adult; everybody has a different `number`. */
export function inventedPerson(name: string, number: number): Person {
  const first17 = `${INVENTED_ID_PREFIX}19880704${String(number % 1000).padStart(3, '0')}`;
  return {
    name,
    phone: `${INVENTED_PHONE_PREFIX}${String(number).padStart(7, '0')}`,
    documentNumber: `${first17}${residentIdCheckCharacter(first17)}`,
  };
}

export interface Actors {
  readonly operator: Headers;
  readonly secondOperator: Headers;
  readonly liaison: Headers;
  readonly admin: Headers;
}

/** What the thread leaves behind: one of each kind, by what it is. */
export interface Remains extends Record<string, string> {
  readonly call: string;
  readonly application: string;
  readonly person: string;
  readonly volunteer: string;
  readonly team: string;
}

export interface ThreadOptions {
  readonly send: Send;
  readonly county: string;
  readonly actors: Actors;
  /** Signs up online with a code, goes through vetting, training and a shift, and answers an incident. */
  readonly recruit: Person;
  /** Comes on paper, and withdraws. */
  readonly second: Person;
  /** Reports the incident. */
  readonly reporterPhone: string;
  /** Makes the codes that were sent so far a minute older: no second one is sent sooner. */
  readonly letMinutePass: () => Promise<void>;
}

const day = 86_400_000;
const teamType = 'maple-grove.red-armband';

/** The main job from the call to the follow-up and the seed project, over HTTP, with a worker running. */
export async function playThread(options: ThreadOptions): Promise<Remains> {
  const thread = new Thread(options);
  await thread.recruit();
  await thread.train();
  await thread.exception();
  await thread.roster();
  await thread.dispatch();
  await thread.project();
  await thread.ownData();
  return thread.remains as Remains;
}

/** A value at a path of an answer's body. */
export function at(body: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>((inside, key) => (inside as Record<string | number, unknown> | undefined)?.[key], body);
}

class Thread {
  readonly remains: Record<string, string> = {};
  private volunteer: Headers = {};

  constructor(private readonly options: ThreadOptions) {}

  async recruit(): Promise<void> {
    const { actors, county, recruit, second } = this.options;
    const call = await this.keep('call', 201, 'POST', 'calls', actors.operator, {
      title: '枫桥镇信息员招募令',
      content: '招募信息员，走访网格。',
      riskNotice: '户外走访有意外受伤的风险。',
      closesAt: this.from(14 * day),
      teamTypes: [{ code: teamType, seats: 3 }],
    });
    await this.ask(200, 'POST', `calls/${call}/publish`, actors.operator);
    const shown = await this.ask(200, 'GET', `public/counties/${county}/calls/${call}`, {});
    await this.ask(
      201,
      'POST',
      `public/counties/${county}/calls/${call}/applications`,
      {},
      {
        ...this.common(recruit),
        consent: { version: at(shown, 'consent', 'version'), accepted: true },
        ...(await this.code(recruit.phone, 'sign-up')),
      },
    );
    const list = await this.ask(200, 'GET', `applications?callId=${call}`, actors.operator);
    const application = this.note('application', at(list, 'items', 0, 'id'));
    this.note('person', at(list, 'items', 0, 'personId'));
    const paper = await this.ask(201, 'POST', 'applications', actors.operator, {
      ...this.common(second),
      callId: call,
      paperConsentOn: this.from(-day).slice(0, 10),
    });
    await this.ask(200, 'POST', `applications/${String(at(paper, 'id'))}/withdraw`, actors.operator, {
      note: '本人来电撤回',
    });
    await this.appeal(call);
    for (const field of ['phone', 'document', 'address'])
      await this.ask(200, 'POST', `applications/${application}/reveal`, actors.operator, { field, reason: 'contact' });
    await this.ask(200, 'POST', 'applications/search', actors.operator, { search: recruit.name });
    await this.importFile(call);
    await this.accept(application);
  }

  /** A week's course: enrolled, moved, with the reminders that go with it; and a certificate from paper. */
  async train(): Promise<void> {
    const { operator } = this.options.actors;
    const course = await this.keep('course', 201, 'POST', 'training/courses', operator, {
      title: '走访安全',
      content: '两小时',
    });
    const session = await this.keep('session', 201, 'POST', 'training/sessions', operator, {
      courseId: course,
      place: '枫林书院',
      startsAt: this.from(8 * day),
      endsAt: this.from(8 * day + 7_200_000),
      capacity: 10,
    });
    await this.keep('enrolment', 201, 'POST', `training/sessions/${session}/enrol`, this.volunteer);
    const { version } = (await this.ask(200, 'GET', `training/sessions/${session}`, operator)) as { version: number };
    await this.ask(200, 'POST', `training/sessions/${session}/move`, operator, {
      startsAt: this.from(9 * day),
      endsAt: this.from(9 * day + 7_200_000),
      version,
    });
    await this.keep('qualification', 201, 'POST', 'qualifications', operator, {
      volunteerId: this.remains.volunteer,
      code: 'maple-grove.first-aid',
      issuer: '红十字会',
      validFrom: this.from(-day).slice(0, 10),
      evidence: { type: 'paper', id: 'CN-1' },
    });
    await this.keep('insurance', 201, 'POST', 'insurance', operator, {
      volunteerId: this.remains.volunteer,
      policyNumber: 'P-1',
      insurer: '人保财险',
      validFrom: this.from(-day).slice(0, 10),
      validTo: this.from(300 * day).slice(0, 10),
      coversDanger: true,
    });
  }

  /** Next week, drafted by the worker, published; and the volunteer cannot come. */
  async roster(): Promise<void> {
    const { operator } = this.options.actors;
    const site = await this.keep('site', 201, 'POST', 'sites', operator, {
      name: '枫溪江坝',
      kind: 'river-dam',
      latitude: 29.8,
      longitude: 120.4,
    });
    await this.keep('template', 201, 'POST', 'shift-templates', operator, {
      teamId: this.remains.team,
      siteId: site,
      title: '网格走访',
      days: ['mon', 'wed'],
      from: '09:00',
      to: '11:00',
      seats: [{ qualifications: [] }],
    });
    const roster = await this.keep('roster', 201, 'POST', 'rosters', operator, {
      teamId: this.remains.team,
      weekStart: nextMonday(),
    });
    const drafted = await this.until(`rosters/${roster}`, operator, (body) => at(body, 'state') === 'drafted');
    this.note('shift', at(drafted, 'shifts', 0, 'id'));
    this.note('seat', at(drafted, 'shifts', 0, 'seats', 0, 'id'));
    const assignment = this.note('assignment', at(drafted, 'shifts', 0, 'seats', 0, 'assignment', 'id'));
    await this.ask(200, 'POST', `rosters/${roster}/publish`, operator, { version: at(drafted, 'version') });
    await this.ask(200, 'POST', `assignments/${assignment}/cannot-come`, this.volunteer, { reason: 'health' });
    const cover = await this.ask(200, 'GET', 'cover-requests', operator);
    this.note('cover', at(cover, 0, 'id'));
  }

  /** An incident that the volunteer answers, closed, and followed up by somebody else. */
  async dispatch(): Promise<void> {
    const { liaison, operator } = this.options.actors;
    const incident = await this.keep('incident', 201, 'POST', 'incidents', liaison, {
      emergency: false,
      source: 'card',
      category: 'street-light',
      summary: '路灯不亮',
      place: '枫桥镇老街口',
      latitude: 29.8,
      longitude: 120.4,
      reporterPhone: this.options.reporterPhone,
    });
    await this.ask(200, 'GET', `incidents/${incident}/candidates`, liaison);
    await this.ask(201, 'POST', `incidents/${incident}/offers`, liaison, { volunteerId: this.remains.volunteer });
    const mine = await this.ask(200, 'GET', 'missions/mine', this.volunteer);
    const mission = this.note('mission', at(mine, 0, 'id'));
    await this.ask(200, 'POST', `missions/${mission}/accept`, this.volunteer);
    await this.ask(200, 'POST', `incidents/${incident}/reveal-phone`, this.volunteer, { reason: 'find-place' });
    await this.ask(200, 'POST', `missions/${mission}/en-route`, this.volunteer);
    await this.ask(200, 'POST', `missions/${mission}/arrive`, this.volunteer);
    await this.ask(200, 'POST', `missions/${mission}/done`, liaison, { outcome: 'handled' });
    const followUps = await this.until('follow-ups', operator, (body) => at(body, 'items', 0, 'id') !== undefined);
    const followUp = this.note('followUp', at(followUps, 'items', 0, 'id'));
    await this.ask(200, 'POST', `follow-ups/${followUp}/take`, operator);
    await this.ask(200, 'POST', `follow-ups/${followUp}/done`, operator, { satisfaction: 5, note: '很满意' });
  }

  async project(): Promise<void> {
    const { operator } = this.options.actors;
    const organisation = await this.keep('organisation', 201, 'POST', 'organisations', operator, {
      name: '先枫社工中心',
      kind: '青少年服务',
      state: 'resident',
    });
    const project = await this.keep('project', 201, 'POST', 'projects', operator, {
      organisationId: organisation,
      title: '先枫护苗',
      summary: '护送学生过马路',
    });
    await this.keep('milestone', 201, 'POST', `projects/${project}/milestones`, operator, {
      title: '签约',
      dueOn: this.from(30 * day).slice(0, 10),
    });
    const indicator = await this.keep('indicator', 201, 'POST', `projects/${project}/indicators`, operator, {
      name: '护送人次',
      unit: '人次',
      direction: 'up',
      baseline: 0,
      target: 100,
    });
    await this.ask(200, 'PUT', `indicators/${indicator}/actuals/${this.from(0).slice(0, 7)}`, operator, { value: 12 });
  }

  /** The second one comes again, is refused in the county's words and appeals. */
  private async appeal(call: string): Promise<void> {
    const { actors, second } = this.options;
    const reason = { code: 'own-nights', canonical: 'other', labelZh: '夜间不便', labelEn: 'Not at night' };
    await this.keep('reason', 201, 'POST', 'vetting/reasons', actors.admin, reason);
    await this.keep('view', 201, 'POST', 'vetting/views', actors.operator, {
      name: '逾期初审',
      filters: { stage: 'screening', overdue: true },
      shared: false,
    });
    const again = await this.ask(201, 'POST', 'applications', actors.operator, {
      ...this.common(second),
      callId: call,
      paperConsentOn: this.from(-day).slice(0, 10),
    });
    const id = String(at(again, 'id'));
    await this.ask(200, 'POST', `applications/${id}/screening`, actors.operator, {
      outcome: 'fail',
      reasonCode: reason.code,
    });
    await this.keep('appeal', 201, 'POST', `applications/${id}/appeal`, actors.operator, { statement: '白天可以' });
  }

  private async accept(application: string): Promise<void> {
    const { actors, county, recruit } = this.options;
    await this.ask(200, 'POST', `applications/${application}/screening`, actors.operator, { outcome: 'pass' });
    await this.ask(200, 'POST', `applications/${application}/background-consent`, actors.operator, {});
    await this.ask(200, 'POST', `applications/${application}/background-review`, actors.liaison, { outcome: 'pass' });
    const area = await this.keep('area', 201, 'POST', 'areas', actors.admin, {
      level: 'county',
      name: '县域',
      code: `${county}000000`,
    });
    const team = await this.keep('team', 201, 'POST', 'teams', actors.operator, {
      name: '枫桥信息员',
      typeCode: teamType,
      areaId: area,
    });
    const accepted = await this.ask(200, 'POST', `applications/${application}/acceptance`, actors.operator, {
      teamId: team,
    });
    this.note('volunteer', at(accepted, 'volunteerId'));
    this.note('membership', at(accepted, 'membershipId'));
    const opened = await this.ask(
      201,
      'POST',
      'session/phone',
      {},
      { county, phone: recruit.phone, ...(await this.code(recruit.phone, 'sign-in')) },
    );
    this.volunteer = { authorization: `Bearer ${String(at(opened, 'token'))}` };
    await this.ask(200, 'GET', 'me/volunteer', this.volunteer);
  }

  /** A sheet with one right row and one wrong one: previewed, not committed. */
  private async importFile(call: string): Promise<void> {
    const { actors, second } = this.options;
    const lines = [
      '姓名,证件类型,证件号码,手机号码,报名队伍,每周可服务的小时数,纸质同意书日期',
      `${second.name},居民身份证,${second.documentNumber},${second.phone},信息员,2,2026-01-02`,
      `${second.name},居民身份证,123,${second.phone},信息员,2,2026-01-02`,
    ];
    const form = new FormData();
    form.set('file', new Blob([lines.join('\n')], { type: 'text/csv' }), `${second.name}.csv`);
    const preview = await this.ask(201, 'POST', `calls/${call}/imports`, actors.operator, form);
    const id = this.note('import', at(preview, 'id'));
    await this.ask(200, 'GET', `imports/${id}/rows`, actors.operator);
  }

  /** Why somebody could or could not, and a reason that the office forces aside. */
  async exception(): Promise<void> {
    const { operator } = this.options.actors;
    const { volunteer: volunteerId, team: teamId } = this.remains;
    await this.ask(200, 'POST', 'eligibility/explain', operator, { volunteerId, teamId, action: 'be-rostered' });
    await this.keep('exception', 201, 'POST', 'eligibility/exceptions', operator, {
      volunteerId,
      teamId,
      code: 'eligibility.restTooShort',
      reason: '汛期人手不足',
      expiresAt: this.from(day),
    });
    await this.ask(200, 'GET', `volunteers/${volunteerId}/eligibility-exceptions`, operator);
  }

  /** What the volunteer does with their own data; and somebody who is known twice, made one and two again. */
  async ownData(): Promise<void> {
    const { actors, second } = this.options;
    await this.keep('correction', 201, 'POST', 'me/corrections', this.volunteer, {
      field: 'address',
      value: '枫桥镇 2 号',
    });
    await this.keep('data-export', 201, 'POST', 'me/exports', this.volunteer);
    const again = await this.ask(201, 'POST', 'applications', actors.operator, {
      ...this.common(second),
      callId: this.remains.call,
      documentType: 'passport',
      documentNumber: `P${second.phone}`,
      birthDate: '1988-07-04',
      paperConsentOn: this.from(-day).slice(0, 10),
    });
    const { personId } = (await this.ask(200, 'GET', `applications/${String(at(again, 'id'))}`, actors.operator)) as {
      personId: string;
    };
    await this.ask(200, 'POST', 'duplicates/compare', actors.operator);
    const found = await this.ask(200, 'GET', 'duplicates', actors.operator);
    const pairs = (at(found, 'items') ?? []) as {
      id: string;
      first: { personId: string };
      second: { personId: string };
    }[];
    const pair = pairs.find((one) => one.first.personId === personId || one.second.personId === personId);
    this.note('duplicate', pair?.id);
    const merge = await this.keep('merge', 201, 'POST', 'merges', actors.operator, {
      keptPersonId: pair?.first.personId,
      gonePersonId: pair?.second.personId,
      reason: '同一个人报名两次',
    });
    await this.ask(200, 'POST', `merges/${merge}/undo`, actors.secondOperator);
  }

  private common(person: Person) {
    return {
      teamType,
      name: person.name,
      documentType: 'resident-id',
      documentNumber: person.documentNumber,
      phone: person.phone,
      address: `枫桥镇枫源村 ${person.name}宅`,
      answers: { hoursPerWeek: 3 },
    };
  }

  /** Asks for a one-time code and reads it in the development inbox, as the worker delivers it there. */
  private async code(phone: string, purpose: 'sign-up' | 'sign-in'): Promise<{ flowId: string; code: string }> {
    const { county } = this.options;
    await this.options.letMinutePass();
    const inbox = `dev/counties/${county}/inbox?phone=${phone}`;
    const codes = (body: unknown) =>
      (body as { template: string; text: string }[]).filter((one) => one.template === 'messages.phoneCode');
    const known = codes(await this.ask(200, 'GET', inbox, {})).length;
    const flow =
      purpose === 'sign-in'
        ? await this.ask(201, 'POST', 'session/phone-codes', {}, { county, phone })
        : await this.ask(201, 'POST', `public/counties/${county}/phone-codes`, {}, { phone, purpose });
    const messages = await this.until(inbox, {}, (body) => codes(body).length > known);
    const code = /\d{6}/.exec(codes(messages)[0]?.text ?? '')?.[0] ?? '';
    return { flowId: String(at(flow, 'flowId')), code };
  }

  private async until(path: string, headers: Headers, done: (body: unknown) => boolean): Promise<unknown> {
    for (const end = Date.now() + 20_000; ; await sleep(50)) {
      const body = await this.ask(200, 'GET', path, headers);
      if (done(body)) return body;
      if (Date.now() > end)
        throw new Error(`GET ${path} did not come to what was waited for: ${JSON.stringify(body).slice(0, 500)}`);
    }
  }

  private async ask(status: number, method: string, path: string, headers: Headers, body?: unknown): Promise<unknown> {
    const answer = await this.options.send(method, path, headers, body);
    if (answer.status !== status)
      throw new Error(`${method} ${path}: ${answer.status} instead of ${status}: ${answer.text.slice(0, 600)}`);
    return answer.body;
  }

  private async keep(
    kind: string,
    status: number,
    method: string,
    path: string,
    headers: Headers,
    body?: unknown,
  ): Promise<string> {
    return this.note(kind, at(await this.ask(status, method, path, headers, body), 'id'));
  }

  private note(kind: string, id: unknown): string {
    if (typeof id !== 'string') throw new Error(`The thread found no ${kind}.`);
    this.remains[kind] = id;
    return id;
  }

  /** An instant so many milliseconds from now. */
  private from(milliseconds: number): string {
    return new Date(Date.now() + milliseconds).toISOString();
  }
}

/** The Monday after next, so that nothing of it lies in the past. */
function nextMonday(): string {
  const monday = new Date(Date.now() + 7 * day);
  while (monday.getUTCDay() !== 1) monday.setTime(monday.getTime() + day);
  return monday.toISOString().slice(0, 10);
}
