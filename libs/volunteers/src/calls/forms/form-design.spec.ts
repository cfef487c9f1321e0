import { choices, form, optional, text, time, whole, yesNo } from '@redmaple/forms';
import { compileForm } from '@redmaple/forms/validate';
import fc from 'fast-check';
import {
  aboutProblems,
  changesOf,
  designAbout,
  designForm,
  designProblems,
  type FormContent,
  type QuestionDesign,
} from './form-design.js';

const patrol = form({
  swims: yesNo(),
  metres: optional(whole({ min: 0, max: 10_000 })),
  from: time('19:00'),
  days: optional(choices('monday', 'friday')),
  note: optional(text()),
});
const wish = (key: string, asked = true, required = false): QuestionDesign => ({ key, asked, required });
const keys = (design: readonly QuestionDesign[]): string[] => designForm(patrol, design).fields.map(({ key }) => key);

describe("a team type's form as a call asks it", () => {
  it('leaves out what may be left out, asks in the order of the call, and makes an answer needed', () => {
    const design = [wish('note', true, true), wish('metres', false), wish('days', true, true)];
    expect(keys(design)).toEqual(['note', 'days', 'swims', 'from']);
    const validate = compileForm(designForm(patrol, design));
    expect(validate({ swims: true, note: '有', days: ['monday'] })).toMatchObject({ ok: true });
    expect(validate({ swims: true, days: [], metres: 3 })).toMatchObject({
      ok: false,
      errors: [
        { field: 'note', code: 'required' },
        { field: 'days', code: 'required' },
        { field: 'metres', code: 'unknownField' },
      ],
    });
  });

  it('never loosens what the plugin needs, whatever is wished', () => {
    const designs = fc.array(
      fc.record({
        key: fc.constantFrom('swims', 'metres', 'from', 'days', 'note', 'stranger'),
        asked: fc.boolean(),
        required: fc.boolean(),
      }),
      { maxLength: 8 },
    );
    const answers = fc.record(
      {
        swims: fc.boolean(),
        metres: fc.integer({ min: -1, max: 10_001 }),
        from: fc.constantFrom('08:00', '25:00'),
        days: fc.subarray(['monday', 'friday', 'sunday']),
        note: fc.string({ maxLength: 5 }),
      },
      { requiredKeys: [] },
    );
    const base = compileForm(patrol);
    fc.assert(
      fc.property(designs, answers, (design, given) => {
        const asked = designForm(patrol, design);
        expect(asked.schema.required).toEqual(expect.arrayContaining(['swims']));
        expect(asked.fields.map(({ key }) => key)).toEqual(expect.arrayContaining(['swims', 'from']));
        // Whatever a call's form takes, the plugin's own form takes as well.
        if (compileForm(asked)(given).ok) expect(base(given).ok).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('says which wishes cannot be', () => {
    const design = [wish('swims', false), wish('from', true, true), wish('stranger'), wish('note'), wish('note')];
    expect(designProblems('form', patrol, design).map(({ field, code }) => [field, code])).toEqual([
      ['form', 'arrayUnique'],
      ['form.0.asked', 'questionNeeded'],
      ['form.1.required', 'questionHasDefault'],
      ['form.2.key', 'unknownQuestion'],
    ]);
    expect(designProblems('form', patrol, [wish('swims', true, true), wish('metres', false)])).toEqual([]);
    expect(aboutProblems('form.about', [wish('name')])).toEqual([
      { field: 'form.about.0.key', code: 'unknownQuestion' },
    ]);
  });

  it('asks for address and skill unless the call leaves them out', () => {
    expect(designAbout()).toEqual([
      { key: 'address', required: false },
      { key: 'specialty', required: false },
    ]);
    expect(designAbout([wish('specialty', true, true), wish('address', false)])).toEqual([
      { key: 'specialty', required: true },
    ]);
  });
});

describe('what is other between two versions', () => {
  const content = (design: readonly QuestionDesign[], more: Partial<FormContent> = {}): FormContent => ({
    about: designAbout(),
    teams: [{ quotaId: 'q', code: 'grove.watch', form: designForm(patrol, design), minAge: 18 }],
    riskNotice: '有落水风险',
    insuranceStatement: undefined,
    consentVersion: '1',
    ...more,
  });
  /** As it comes back from the database, which keeps no order of keys. */
  const stored = (form: FormContent): FormContent =>
    JSON.parse(
      JSON.stringify(form, (_, value: unknown) =>
        typeof value === 'object' && value !== null && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).reverse())
          : value,
      ),
    ) as FormContent;

  it('is nothing between a form and itself, out of the database too', () => {
    expect(changesOf(content([]), content([]))).toEqual([]);
    expect(changesOf(stored(content([wish('note')])), content([wish('note')]))).toEqual([]);
  });

  it('names each question, notice and team that changed', () => {
    const hint = { 'zh-CN': '会多少写多少', en: 'As far as you can' };
    const now = content([{ ...wish('note', true, true), hint }, wish('metres', false)], {
      about: designAbout([wish('address', false)]),
      riskNotice: '夜间有滑倒风险',
      insuranceStatement: '服务中心投保',
    });
    const team = 'grove.watch';
    expect(changesOf(content([]), now)).toEqual([
      { kind: 'question-removed', key: 'address' },
      { kind: 'question-required', team, key: 'note' },
      { kind: 'help-changed', team, key: 'note' },
      { kind: 'question-removed', team, key: 'metres' },
      { kind: 'questions-moved', team },
      { kind: 'risk-notice' },
      { kind: 'insurance' },
    ]);
    expect(changesOf(content([]), content([], { teams: [] }))).toEqual([{ kind: 'team-removed', team }]);
  });
});
