import { Injectable } from '@nestjs/common';
import { Clock, requestErrors, UnitOfWork } from '@redmaple/platform';
import { TeamTypes } from '@redmaple/plugins/house';
import type { CallFormsView, CallFormView, FormDesignInput } from './call-form.dto.js';
import { toFormsView, toFormView, wordsOf } from './call-form.views.js';
import { CallForms } from './call-forms.js';
import { aboutProblems, designProblems, type FormDesign, type QuestionDesign, type TeamForm } from './form-design.js';

/** Highest number a version can have in the database. */
const highestNo = 2_147_483_647;

/** Forms of calls as the office looks at them and changes them. */
@Injectable()
export class CallFormsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly forms: CallForms,
    private readonly teamTypes: TeamTypes,
    private readonly clock: Clock,
  ) {}

  /** @throws request.notFound */
  overview(callId: string): Promise<CallFormsView> {
    return this.work.run(async () => {
      const basis = await this.forms.basis(callId);
      const versions = await this.forms.versions(callId);
      const teams = await this.work.query<{ teams: TeamForm[] }>(
        'SELECT teams FROM volunteers.call_form WHERE call_id = $1 ORDER BY no',
        [callId],
      );
      const told = await this.named([...teams.map((one) => one.teams), basis.teams]);
      return toFormsView(basis, versions, wordsOf(told));
    });
  }

  /**
   * @param no number of the version; 0 for what would be frozen now
   * @throws request.notFound
   */
  version(callId: string, no: number): Promise<CallFormView> {
    return this.work.run(async () => {
      if (no < 0 || no > highestNo) throw requestErrors.notFound();
      const form =
        no === 0
          ? {
              ...(await this.forms.compose(callId)),
              callId,
              no,
              madeAt: this.clock.now(),
              madeBy: '',
              changes: [],
            }
          : await this.forms.version(callId, no);
      if (!form) throw requestErrors.notFound();
      return toFormView(form, wordsOf(await this.named([form.teams])));
    });
  }

  /**
   * Keeps what a call changes about its form. The caller then writes the next version.
   * @throws request.invalid naming what core or plugins need otherwise
   */
  async keepDesign(callId: string, wished: FormDesignInput): Promise<void> {
    const { teams } = await this.forms.basis(callId);
    const problems = [
      ...aboutProblems('form.about', wished.about),
      ...wished.teams.flatMap(({ code, questions }, index) => {
        const team = teams.find((one) => one.code === code);
        if (!team) return [{ field: `form.teams.${index}.code`, code: 'notAnOption' }];
        return designProblems(`form.teams.${index}.questions`, team.form, questions);
      }),
    ];
    if (problems.length > 0) throw requestErrors.invalid({}, { fields: problems });
    const design: FormDesign = {
      about: wished.about.map(plain),
      teams: Object.fromEntries(wished.teams.map(({ code, questions }) => [code, questions.map(plain)])),
    };
    await this.work.execute('UPDATE volunteers.call SET form_design = $2 WHERE id = $1', [
      callId,
      JSON.stringify(design),
    ]);
  }

  /** The labels of an application's answers: those of the version it was made with. */
  fieldsOf(callId: string, no: number | undefined, code: string): Promise<TeamForm['form']['fields']> {
    return this.work.run(async () => {
      const form = no === undefined ? undefined : await this.forms.version(callId, no);
      return form?.teams.find((team) => team.code === code)?.form.fields ?? [];
    });
  }

  private async named(forms: readonly (readonly TeamForm[])[]): Promise<TeamForm[][]> {
    const named: TeamForm[][] = [];
    for (const teams of forms) {
      const list: TeamForm[] = [];
      for (const team of teams) {
        const label = team.label ?? (await this.teamTypes.labelOf(team.code));
        list.push({ ...team, label: { 'zh-CN': label['zh-CN'], en: label.en } });
      }
      named.push(list);
    }
    return named;
  }
}

/** Without the class that it was read as. */
function plain({ key, asked, required, hint }: QuestionDesign): QuestionDesign {
  return { key, asked, required, ...(hint && { hint: { 'zh-CN': hint['zh-CN'], en: hint.en } }) };
}
