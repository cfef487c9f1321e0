import { Injectable } from '@nestjs/common';
import { Clock, currentContext, type DomainError, UnitOfWork, translateReason } from '@redmaple/platform';
import type { Blocker, EligibilityVerdict } from '@redmaple/plugins/house';
import { applicationErrors } from '../recruitment.errors.js';
import { judge } from './eligibility.policy.js';
import { type Applicant, FactReader, type Gathered, namesOf } from './fact-reader.js';

/** Somebody who signs up for a team of a type. */
interface SigningUp extends Omit<Applicant, 'known'> {
  readonly teamTypeCode: string;
}

/** A verdict with what a decision keeps of it. */
export interface JudgedApplicant {
  readonly id: string;
  readonly volunteerId: string | undefined;
  readonly verdict: EligibilityVerdict;
  /** The plugins and their versions whose word is in it. */
  readonly pluginVersion: string | null;
  /** What the rules were told: no name, no number, no birth date. */
  readonly inputs: object;
}

/** Asks the engine about applications, whichever way they come: by the recruit, on paper, in a sheet. */
@Injectable()
export class Applying {
  constructor(
    private readonly work: UnitOfWork,
    private readonly reader: FactReader,
    private readonly clock: Clock,
  ) {}

  /** Verdicts of people who sign up for teams of one type, by their ids. */
  judge(applicants: readonly Applicant[], teamTypeCode: string): Promise<ReadonlyMap<string, JudgedApplicant>> {
    return this.work.run(async () => {
      const asked = { action: 'apply', context: { teamTypeCode }, at: this.clock.now() } as const;
      const gathered = await this.reader.gatherApplicants(applicants, asked);
      return new Map([...gathered.people.keys()].map((id) => [id, judgedOf(id, gathered)]));
    });
  }

  /**
   * The verdict about somebody whom the county does not know, for the statement that stores them with it.
   * @throws applications.notEligible with every reason and remedy
   */
  async asNewcomer({ teamTypeCode, ...applicant }: SigningUp): Promise<JudgedApplicant> {
    return this.allowed({ ...applicant, known: false }, teamTypeCode);
  }

  /**
   * Judges somebody who is stored, and keeps the verdict.
   * @param known whether they were stored before this application
   * @throws applications.notEligible with every reason and remedy
   */
  async decide({ teamTypeCode, ...applicant }: SigningUp, known: boolean): Promise<void> {
    await this.keep([await this.allowed({ ...applicant, known }, teamTypeCode)]);
  }

  /** Keeps verdicts about people who are stored, so that they can be replayed. */
  async keep(judged: readonly JudgedApplicant[]): Promise<void> {
    if (judged.length === 0) return;
    await this.work.execute(
      `INSERT INTO volunteers.eligibility_decision
         (person_id, volunteer_id, action, policy_version, plugin_version, allowed, inputs, blockers, warnings, decided_at, decided_by)
       SELECT person, volunteer, 'apply', version, plugin, blockers = '[]', inputs, blockers, warnings, $7, $8
       FROM unnest($1::uuid[], $2::uuid[], $3::integer[], $4::text[], $5::jsonb[], $6::jsonb[], $9::jsonb[])
         AS d(person, volunteer, version, plugin, inputs, blockers, warnings)`,
      [
        judged.map(({ id }) => id),
        judged.map(({ volunteerId }) => volunteerId ?? null),
        judged.map(({ verdict }) => verdict.policyVersion),
        judged.map(({ pluginVersion }) => pluginVersion),
        judged.map(({ inputs }) => JSON.stringify(inputs)),
        judged.map(({ verdict }) => JSON.stringify(verdict.blockers)),
        this.clock.now(),
        currentContext().actor.id,
        judged.map(({ verdict }) => JSON.stringify(verdict.warnings)),
      ],
    );
  }

  private async allowed(applicant: Applicant, teamTypeCode: string): Promise<JudgedApplicant> {
    const judged = (await this.judge([applicant], teamTypeCode)).get(applicant.id);
    if (!judged) throw new Error('The engine answers for everybody it is asked about.');
    const refusal = refusalOf(judged.verdict.blockers);
    if (refusal) throw refusal;
    return judged;
  }
}

function judgedOf(id: string, { question, people, asked }: Gathered): JudgedApplicant {
  const known = people.get(id);
  if (!known) throw new Error('The engine answers for everybody it is asked about.');
  return {
    id,
    volunteerId: known.volunteerId,
    verdict: judge(known.facts, question),
    pluginVersion: namesOf(asked),
    inputs: { question, person: known.facts },
  };
}

/** Everything that speaks against it, each with what would mend it. */
function refusalOf(blockers: readonly Blocker[]): DomainError | undefined {
  if (blockers.length === 0) return undefined;
  const { locale } = currentContext();
  const reasons = blockers.map(({ code, params, label, how }) => {
    const reason = label?.[locale] ?? translateReason(locale, `blockers.${code}`, params);
    if (how === undefined) return reason;
    const remedy = translateReason(locale, `remedies.${how}`);
    return locale === 'en' ? `${reason} (${remedy})` : `${reason}（${remedy}）`;
  });
  return applicationErrors.notEligible({ reasons: reasons.join(locale === 'en' ? '; ' : '；') }, { field: 'teamType' });
}
