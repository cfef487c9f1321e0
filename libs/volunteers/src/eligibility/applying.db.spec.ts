import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DomainError } from '@redmaple/platform';
import { queryAsOwner, type TestHouse } from '@redmaple/platform/testing';
import { definePlugin, type SignUpInput } from '@redmaple/plugins/house';
import { SignUp } from '../applications/sign-up.js';
import type { OnlineSignUp } from '../applications/sign-up.input.js';
import { CallsService } from '../calls/calls.service.js';
import { CommitImport } from '../import/commit-import.js';
import { ImportFiles } from '../import/import-files.service.js';
import { ImportsService } from '../import/imports.service.js';
import { parseSpreadsheet } from '../import/parse/index.js';
import { openMembershipHouse, type Somebody, staff } from '../testing/membership-house.js';
import { documentBorn, newPhone, newSignUp } from '../testing/recruitment-house.js';
import { VolunteerRegister } from '../volunteers/volunteer-register.js';
import { EligibilityService } from './eligibility.service.js';

interface Kept {
  readonly id: string;
  readonly person_id: string;
  readonly allowed: boolean;
  readonly plugin_version: string | null;
  readonly inputs: { readonly person: object; readonly question: object };
}

/** What the county's other plugin says. */
const curfew: { check: (input: SignUpInput) => readonly string[] } = { check: () => [] };
const curfewPlugin = definePlugin({
  id: 'curfew',
  version: '2.1.0',
  requires: '^1.4',
  counties: 'all',
  decide: {
    'sign-up': {
      reasons: [{ code: 'no-more', fixableBy: 'operator' }],
      check: (input) => curfew.check(input),
    },
  },
  labels: { 'zh-CN': { 'no-more': '本县暂不招有车的人' }, en: { 'no-more': 'No more people with a car' } },
});

describe('applying', () => {
  let house: TestHouse;
  let operator: Somebody;
  let callId: string;

  beforeAll(async () => {
    house = await openMembershipHouse({ guest: curfewPlugin });
    house.clock.set('2026-03-10T02:00:00Z');
    operator = await staff(house, ['operator']);
    callId = await boatsCall();
  });
  afterAll(() => house.close());

  const boatsCall = () =>
    house.inCounty(async () => {
      const calls = house.get<CallsService>(CallsService);
      const { id } = await calls.create({
        title: '招募令',
        content: '招募划船的人。',
        riskNotice: '有落水风险。',
        closesAt: '2026-03-30T02:00:00Z',
        teamTypes: [
          { code: 'grove.boats', seats: 50 },
          { code: 'grove.juniors', seats: 1 },
        ],
      });
      await calls.publish(id);
      return id;
    });
  const online = async (change: Partial<OnlineSignUp> = {}) => {
    const input = await newSignUp(house, callId, { teamType: 'grove.boats', answers: { vehicle: true }, ...change });
    return { input, result: await house.inCounty(() => house.get<SignUp>(SignUp).online(input)) };
  };
  const decisionsOf = (applicationId: string) =>
    queryAsOwner<Kept>(
      house.database,
      `SELECT d.id, d.person_id, d.allowed, d.plugin_version, d.inputs FROM volunteers.eligibility_decision d
       JOIN volunteers.application a ON a.person_id = d.person_id WHERE a.id = $1 AND d.action = 'apply'`,
      [applicationId],
    );
  const refusal = async (work: Promise<unknown>): Promise<DomainError> =>
    work.then(
      () => Promise.reject(new Error('Nothing was refused.')),
      (error: unknown) => error as DomainError,
    );

  it('keeps with a newcomer what the engine said, without a birth date, and judges the same again', async () => {
    const { input, result } = await online({ documentNumber: documentBorn('1990-05-06') });
    const [kept, ...more] = await decisionsOf(result.id);
    expect(more).toEqual([]);
    expect(kept).toMatchObject({
      allowed: true,
      plugin_version: 'grove 1.0.0',
      inputs: { person: { age: 35, status: 'none', consent: true }, question: { action: 'apply' } },
    });
    expect(JSON.stringify(kept)).not.toMatch(/1990|0506/);
    expect(JSON.stringify(kept)).not.toContain(input.phone);
    const again = await house.inCounty(() => house.get<EligibilityService>(EligibilityService).replay(kept?.id ?? ''));
    expect(again).toMatchObject({ allowed: true, blockers: [] });
  });

  it('refuses with every reason and what would mend it, and writes nothing', async () => {
    const documentNumber = documentBorn('1950-05-06');
    const phone = newPhone();
    const input = await newSignUp(house, callId, {
      teamType: 'grove.boats',
      answers: { vehicle: false },
      documentNumber,
      phone,
    });
    const error = await refusal(operator.act(() => house.get<SignUp>(SignUp).online(input)));
    expect(error).toMatchObject({ code: 'applications.notEligible', details: { field: 'teamType' } });
    expect(error.details.params?.reasons).toMatch(/没有自备船只.*；.*划船须不超过 70 周岁/);
    const [row] = await queryAsOwner<{ used: Date | null; people: number }>(
      house.database,
      `SELECT (SELECT used_at FROM platform.phone_code WHERE id = $1) AS used,
         (SELECT count(*)::int FROM volunteers.application a WHERE a.call_id = $2 AND a.answers->>'vehicle' = 'false') AS people`,
      [input.flowId, callId],
    );
    expect(row).toEqual({ used: null, people: 0 });
    const paper = {
      callId,
      teamType: 'grove.boats',
      name: '错例',
      documentType: 'resident-id' as const,
      documentNumber,
      phone,
    };
    const onPaper = operator.act(() =>
      house.get<SignUp>(SignUp).fromPaper({ ...paper, answers: { vehicle: false }, paperConsentOn: '2026-03-01' }),
    );
    expect(await refusal(onPaper)).toMatchObject({ code: 'applications.notEligible' });
  });

  it('asks every plugin of the county, whatever the team type, and adds what it says', async () => {
    const asked: SignUpInput[] = [];
    curfew.check = (input) => {
      asked.push(input);
      return input.person.answers.vehicle === true ? ['no-more'] : [];
    };
    try {
      const error = await refusal(online({ documentNumber: documentBorn('1990-05-06') }));
      expect(error).toMatchObject({ code: 'applications.notEligible' });
      expect(error.details.params?.reasons).toMatch(/^本县暂不招有车的人（/);
      expect(asked).toEqual([
        {
          teamType: 'grove.boats',
          day: '2026-03-10',
          person: { id: expect.any(String), age: 35, qualifications: [], answers: { vehicle: true } },
        },
      ]);
      const both = await refusal(online({ documentNumber: documentBorn('1950-05-06') }));
      expect(both.details.params?.reasons).toMatch(/划船须不超过 70 周岁.*；本县暂不招有车的人/);
      curfew.check = () => {
        throw new Error('out of order');
      };
      const { result } = await online({ documentNumber: documentBorn('1990-05-06') });
      const [kept] = await decisionsOf(result.id);
      expect(kept).toMatchObject({
        allowed: true,
        plugin_version: 'grove 1.0.0',
        inputs: { person: { failedRule: 'curfew' } },
      });
    } finally {
      curfew.check = () => [];
    }
  });

  it('knows who comes back: a suspended volunteer cannot apply, whichever way', async () => {
    const earlier = await online({ documentNumber: documentBorn('1985-03-04') });
    const { documentNumber, phone } = earlier.input;
    const personId = (await decisionsOf(earlier.result.id))[0]?.person_id ?? '';
    await house.inCounty(async () => {
      const { id } = await house.get<VolunteerRegister>(VolunteerRegister).enrol(personId);
      await house.work.execute(`UPDATE volunteers.volunteer SET status = 'suspended' WHERE id = $1`, [id]);
    });
    const suspended = online({ documentNumber, phone });
    expect((await refusal(suspended)).details.params?.reasons).toContain('目前不是在册志愿者（由运营专员恢复在册');
    const sheet = await operator.act(() =>
      house.get<ImportsService>(ImportsService).preview(callId, {
        file: Buffer.from(
          [
            '姓名,证件号码,手机号码,报名队伍,自备车辆,纸质同意书日期',
            `错例,${documentNumber},${phone},船队,是,2026-03-01`,
            `错二,${documentBorn('1940-01-01')},${newPhone()},船队,否,2026-03-01`,
            `错三,${documentBorn('1980-01-01')},${newPhone()},船队,是,2026-03-01`,
          ].join('\n'),
        ),
        filename: 'a.csv',
        paperConsentOn: undefined,
      }),
    );
    expect(sheet).toMatchObject({ totalRows: 3, wrongRows: 2 });
    expect(sheet.errors.map(({ line, field, column, message }) => [line, field, column, message])).toEqual([
      [2, 'teamType', '报名队伍', '目前不是在册志愿者'],
      [3, 'teamType', '报名队伍', '没有自备船只'],
      [3, 'teamType', '报名队伍', '划船须不超过 70 周岁'],
    ]);
  });

  it('refuses a sheet whose people changed since it was looked through: each by name, with the reasons, to be corrected', async () => {
    const imports = house.get<ImportsService>(ImportsService);
    const earlier = await online({ documentNumber: documentBorn('1985-04-05') });
    const { documentNumber, phone } = earlier.input;
    const personId = (await decisionsOf(earlier.result.id))[0]?.person_id ?? '';
    const other = await boatsCall();
    const sheet = [
      '姓名,证件号码,手机号码,报名队伍,自备车辆,血型,纸质同意书日期',
      `错一,${documentBorn('1980-02-01')},${newPhone()},船队,是,A,2026-03-01`,
      `错二,${documentNumber},${phone},船队,是,B,2026-03-01`,
    ];
    const upload = { file: Buffer.from(sheet.join('\n')), filename: 'a.csv', paperConsentOn: undefined };
    const { id, wrongRows } = await operator.act(() => imports.preview(other, upload));
    expect(wrongRows).toBe(0);
    await house.inCounty(async () => {
      const { id: volunteerId } = await house.get<VolunteerRegister>(VolunteerRegister).enrol(personId);
      await house.work.execute(`UPDATE volunteers.volunteer SET status = 'suspended' WHERE id = $1`, [volunteerId]);
    });
    await operator.act(() => imports.commit(id));
    await operator.act(() => house.get<CommitImport>(CommitImport).run(id, async () => {}));
    expect(await operator.act(() => imports.get(id))).toMatchObject({
      state: 'failed',
      failure: 'imports.notEligible',
      wrongRows: 1,
      addedRows: 0,
      errors: [{ line: 3, name: '错二', column: '报名队伍', message: '目前不是在册志愿者' }],
    });
    expect(
      await queryAsOwner(house.database, 'SELECT 1 FROM volunteers.application WHERE call_id = $1', [other]),
    ).toEqual([]);
    await expect(operator.act(() => imports.commit(id))).rejects.toMatchObject({ code: 'imports.hasErrors' });
    const chunks: Buffer[] = [];
    const file = await operator.act(() => house.get<ImportFiles>(ImportFiles).corrections(id, 'wrong'));
    for await (const chunk of file) chunks.push(chunk);
    const { columns, rows } = await parseSpreadsheet(Buffer.concat(chunks), 'a.xlsx');
    expect(columns).not.toContain('血型');
    expect(rows.map(({ cells }) => [cells.姓名, cells.证件号码, cells.需要改正, cells.原表行号])).toEqual([
      ['错二', documentNumber, '报名队伍：目前不是在册志愿者', '3'],
    ]);
    // Names stand sealed alone.
    const [kept] = await queryAsOwner<{ row: string }>(
      house.database,
      'SELECT to_jsonb(i)::text AS row FROM volunteers.import i WHERE id = $1',
      [id],
    );
    expect(kept?.row).not.toContain('错二');
  });
});
