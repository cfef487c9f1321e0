import type { FormSchema } from '@redmaple/forms';
import { Injectable } from '@nestjs/common';
import { Clock, currentContext, requestErrors, UnitOfWork } from '@redmaple/platform';
import { TeamTypes } from '@redmaple/plugins/house';
import { recruitmentConsent } from '../../people/consent.policy.js';
import {
  type AboutQuestion,
  changesOf,
  designAbout,
  designForm,
  type FormChange,
  type FormContent,
  type FormDesign,
  type QuestionDesign,
  type TeamForm,
} from './form-design.js';

/** One numbered version of a call's form. */
export interface CallForm extends FormContent {
  readonly callId: string;
  readonly no: number;
  readonly madeAt: Date;
  readonly madeBy: string;
  /** What is other than in the version before. */
  readonly changes: readonly FormChange[];
}

/** A version in the list of them, with how many applications were made with it. */
export interface CallFormStanding extends Pick<CallForm, 'no' | 'madeAt' | 'changes'> {
  readonly applications: number;
}

/** The form as plugins have it, and what the call changes about it. */
export interface FormBasis {
  readonly design: FormDesign;
  readonly teams: readonly TeamForm[];
}

const columns =
  'call_id, no, about, teams, risk_notice, insurance_statement, consent_version, changes, made_at, made_by';

/**
 * Forms of calls: composed of the core's questions and those of the plugins' team types, frozen as a numbered version
 * when a call is published, and again whenever something about it is changed later. Versions are never changed.
 */
@Injectable()
export class CallForms {
  constructor(
    private readonly work: UnitOfWork,
    private readonly teamTypes: TeamTypes,
    private readonly clock: Clock,
  ) {}

  /** The version in force; undefined for drafts. */
  current(callId: string): Promise<CallForm | undefined> {
    return this.work.run(async () => {
      const row = await this.work.one<FormRow>(
        `SELECT ${columns} FROM volunteers.call_form WHERE call_id = $1 ORDER BY no DESC LIMIT 1`,
        [callId],
      );
      return row && toForm(row);
    });
  }

  version(callId: string, no: number): Promise<CallForm | undefined> {
    return this.work.run(async () => {
      const row = await this.work.one<FormRow>(
        `SELECT ${columns} FROM volunteers.call_form WHERE call_id = $1 AND no = $2`,
        [callId, no],
      );
      return row && toForm(row);
    });
  }

  /** All versions, the newest first. */
  async versions(callId: string): Promise<CallFormStanding[]> {
    const rows = await this.work.query<{ no: number; made_at: Date; changes: FormChange[]; applications: number }>(
      `SELECT f.no, f.made_at, f.changes,
         (SELECT count(*) FROM volunteers.application a WHERE a.call_id = f.call_id AND a.form_no = f.no)::int AS applications
       FROM volunteers.call_form f WHERE f.call_id = $1 ORDER BY f.no DESC`,
      [callId],
    );
    return rows.map(({ no, made_at: madeAt, changes, applications }) => ({ no, madeAt, changes, applications }));
  }

  /** What the form of a call is made of now. */
  async basis(callId: string): Promise<FormBasis> {
    const [{ design }, quotas] = [await this.call(callId), await this.quotas(callId)];
    const teams: TeamForm[] = [];
    for (const quota of quotas) teams.push(await this.baseOf(quota));
    return { design, teams };
  }

  /** The form as it would be frozen now. */
  async compose(callId: string): Promise<FormContent> {
    const call = await this.call(callId);
    const { design, teams } = await this.basis(callId);
    return {
      about: designAbout(design.about),
      teams: teams.map((team) => ({ ...team, form: designForm(team.form, questionsOf(design, team.code)) })),
      riskNotice: call.risk_notice,
      insuranceStatement: call.insurance_statement ?? undefined,
      consentVersion: recruitmentConsent.version,
    };
  }

  /**
   * Writes the next version of a published call's form, when recruits would be asked or told something else than in the
   * one in force. Under the lock of the call's row.
   * @returns the number in force
   */
  async renew(callId: string): Promise<number> {
    const before = await this.current(callId);
    const content = await this.compose(callId);
    const changes = before ? changesOf(before, content) : [];
    if (before && changes.length === 0) return before.no;
    const no = (before?.no ?? 0) + 1;
    await this.work.execute(
      `INSERT INTO volunteers.call_form (call_id, no, about, teams, risk_notice, insurance_statement, consent_version, changes, made_at, made_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        callId,
        no,
        JSON.stringify(content.about),
        JSON.stringify(content.teams),
        content.riskNotice,
        content.insuranceStatement ?? null,
        content.consentVersion,
        JSON.stringify(changes),
        this.clock.now(),
        currentContext().actor.id,
      ],
    );
    await this.work.execute('UPDATE volunteers.call SET form_no = $2 WHERE id = $1', [callId, no]);
    await this.spread(content.teams);
    return no;
  }

  /** Lets a draft's team types show the form as the call changes it. */
  async sketch(callId: string): Promise<void> {
    await this.spread((await this.compose(callId)).teams);
  }

  private async spread(teams: readonly TeamForm[]): Promise<void> {
    for (const { quotaId, form, minAge, maxAge } of teams)
      await this.work.execute(
        'UPDATE volunteers.call_team_type SET form = $2, form_version = $3, min_age = $4, max_age = $5 WHERE id = $1',
        [quotaId, JSON.stringify(form), form.version, minAge, maxAge ?? null],
      );
  }

  private async call(callId: string): Promise<CallRow> {
    const row = await this.work.one<CallRow>(
      'SELECT form_design AS design, risk_notice, insurance_statement FROM volunteers.call WHERE id = $1',
      [callId],
    );
    if (!row) throw requestErrors.notFound();
    return row;
  }

  private quotas(callId: string): Promise<QuotaRow[]> {
    return this.work.query<QuotaRow>(
      'SELECT id, team_type_code AS code, form, min_age, max_age FROM volunteers.call_team_type WHERE call_id = $1 AND offered ORDER BY id',
      [callId],
    );
  }

  /** A team type as its plugin has it; of one that is switched off, as it was asked last. */
  private async baseOf(quota: QuotaRow): Promise<TeamForm> {
    const enabled = await this.teamTypes.enabled(quota.code);
    const label = enabled?.label ?? (await this.teamTypes.labelOf(quota.code));
    const maxAge = enabled ? enabled.requires.maxAge : (quota.max_age ?? undefined);
    return {
      quotaId: quota.id,
      code: quota.code,
      label: { 'zh-CN': label['zh-CN'], en: label.en },
      form: enabled?.form ?? quota.form,
      minAge: enabled?.requires.minAge ?? quota.min_age,
      ...(maxAge !== undefined && { maxAge }),
    };
  }
}

/** What a call changes about one team type's questions. */
export function questionsOf(design: FormDesign, code: string): readonly QuestionDesign[] {
  const { teams = {} } = design;
  return Object.hasOwn(teams, code) ? (teams[code] ?? []) : [];
}

interface CallRow {
  design: FormDesign;
  risk_notice: string;
  insurance_statement: string | null;
}

interface QuotaRow {
  id: string;
  code: string;
  form: FormSchema;
  min_age: number;
  max_age: number | null;
}

interface FormRow {
  call_id: string;
  no: number;
  about: AboutQuestion[];
  teams: TeamForm[];
  risk_notice: string;
  insurance_statement: string | null;
  consent_version: string;
  changes: FormChange[];
  made_at: Date;
  made_by: string;
}

function toForm(row: FormRow): CallForm {
  return {
    callId: row.call_id,
    no: row.no,
    about: row.about,
    teams: row.teams,
    riskNotice: row.risk_notice,
    insuranceStatement: row.insurance_statement ?? undefined,
    consentVersion: row.consent_version,
    changes: row.changes,
    madeAt: row.made_at,
    madeBy: row.made_by,
  };
}
