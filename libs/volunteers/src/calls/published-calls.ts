import type { FormSchema } from '@redmaple/forms';
import { compileForm, type FormValidator } from '@redmaple/forms/validate';
import { Injectable } from '@nestjs/common';
import { currentCounty, UnitOfWork } from '@redmaple/platform';

/** What a published call asks of one team type's recruits. Fixed at publication. */
export interface CallQuota {
  /** Id of the call_team_type row. */
  readonly id: string;
  readonly callId: string;
  readonly teamTypeCode: string;
  readonly form: FormSchema;
  readonly formVersion: string;
  readonly minAge: number;
  readonly maxAge: number | undefined;
  readonly validate: FormValidator<object>;
}

/** How many calls are remembered; the oldest makes room. */
const remembered = 500;

/**
 * Forms and age limits of published calls. They are frozen when a call is published, so they are read once per
 * process; whether a call is open is asked of the database each time.
 */
@Injectable()
export class PublishedCalls {
  private readonly known = new Map<string, readonly CallQuota[]>();

  constructor(private readonly work: UnitOfWork) {}

  /** The quotas of a call that was published; empty when there is no such call. */
  async quotasOf(callId: string): Promise<readonly CallQuota[]> {
    const key = `${currentCounty()}/${callId}`;
    const found = this.known.get(key);
    if (found) return found;
    const quotas = await this.work.run(() => this.read(callId));
    if (quotas.length > 0) this.remember(key, quotas);
    return quotas;
  }

  async quota(callId: string, teamTypeCode: string): Promise<CallQuota | undefined> {
    return (await this.quotasOf(callId)).find((one) => one.teamTypeCode === teamTypeCode);
  }

  private remember(key: string, quotas: readonly CallQuota[]): void {
    this.known.set(key, quotas);
    if (this.known.size <= remembered) return;
    const [oldest] = this.known.keys();
    if (oldest !== undefined) this.known.delete(oldest);
  }

  private async read(callId: string): Promise<CallQuota[]> {
    const rows = await this.work.query<QuotaRow>(
      `SELECT q.id, q.team_type_code, q.form, q.form_version, q.min_age, q.max_age
       FROM volunteers.call_team_type q JOIN volunteers.call c ON c.id = q.call_id
       WHERE q.call_id = $1 AND c.state <> 'draft' ORDER BY q.id`,
      [callId],
    );
    return rows.map((row) => ({
      id: row.id,
      callId,
      teamTypeCode: row.team_type_code,
      form: row.form,
      formVersion: row.form_version,
      minAge: row.min_age,
      maxAge: row.max_age ?? undefined,
      validate: compileForm(row.form),
    }));
  }
}

interface QuotaRow {
  id: string;
  team_type_code: string;
  form: FormSchema;
  form_version: string;
  min_age: number;
  max_age: number | null;
}
