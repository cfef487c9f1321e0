import type { FormSchema } from '@redmaple/forms';
import { compileForm, type FormValidator } from '@redmaple/forms/validate';
import { Injectable } from '@nestjs/common';
import { currentCounty, UnitOfWork } from '@redmaple/platform';
import { CallForms } from './forms/call-forms.js';
import type { AboutQuestion } from './forms/form-design.js';

/** What one version of a call's form asks of one team type's recruits. */
export interface CallQuota {
  /** Id of the call_team_type row. */
  readonly id: string;
  readonly callId: string;
  /** Number of the call's form. */
  readonly formNo: number;
  /** Questions of the core that the call asks. */
  readonly about: readonly AboutQuestion[];
  readonly teamTypeCode: string;
  readonly form: FormSchema;
  readonly formVersion: string;
  readonly minAge: number;
  readonly maxAge: number | undefined;
  readonly validate: FormValidator<object>;
}

/** How many versions are remembered; the oldest makes room. */
const remembered = 500;

/**
 * Forms and age limits of published calls. A version never changes, so each is read once per process; which one is in
 * force, and whether the call is open, is asked of the database each time.
 */
@Injectable()
export class PublishedCalls {
  private readonly known = new Map<string, readonly CallQuota[]>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly forms: CallForms,
  ) {}

  /**
   * The quotas of a call that was published; empty when there is no such call or version.
   * @param formNo number of the form; the one in force when left out
   */
  async quotasOf(callId: string, formNo?: number): Promise<readonly CallQuota[]> {
    const no = formNo ?? (await this.inForce(callId));
    if (no === undefined) return [];
    const key = `${currentCounty()}/${callId}/${no}`;
    const found = this.known.get(key);
    if (found) return found;
    const quotas = await this.read(callId, no);
    if (quotas.length > 0) this.remember(key, quotas);
    return quotas;
  }

  private async inForce(callId: string): Promise<number | undefined> {
    const call = await this.work.run(() =>
      this.work.one<{ form_no: number | null }>('SELECT form_no FROM volunteers.call WHERE id = $1', [callId]),
    );
    return call?.form_no ?? undefined;
  }

  private remember(key: string, quotas: readonly CallQuota[]): void {
    this.known.set(key, quotas);
    if (this.known.size <= remembered) return;
    const [oldest] = this.known.keys();
    if (oldest !== undefined) this.known.delete(oldest);
  }

  private async read(callId: string, no: number): Promise<CallQuota[]> {
    const found = await this.forms.version(callId, no);
    return (found?.teams ?? []).map(({ quotaId, code, form, minAge, maxAge }) => ({
      id: quotaId,
      callId,
      formNo: no,
      about: found?.about ?? [],
      teamTypeCode: code,
      form,
      formVersion: form.version,
      minAge,
      maxAge,
      validate: compileForm(form),
    }));
  }
}
