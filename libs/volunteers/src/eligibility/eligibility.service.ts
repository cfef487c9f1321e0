import { Injectable } from '@nestjs/common';
import { Clock, currentContext, requestErrors, UnitOfWork } from '@redmaple/platform';
import {
  Eligibility,
  type EligibilityDecision,
  type EligibilityQuestion,
  type EligibilityVerdict,
  type PersonQuestion,
} from '@redmaple/plugins/house';
import type { PersonFacts, QuestionFacts } from './eligibility.facts.js';
import { judge, unknownPerson } from './eligibility.policy.js';
import { FactReader, namesOf } from './fact-reader.js';

/** What a decision was made from. */
interface Inputs {
  readonly question: QuestionFacts;
  /** Absent for who was unknown. */
  readonly person?: PersonFacts;
}

/** The one engine that says who may do what, and why not: {@link FactReader} reads, {@link judge} judges. */
@Injectable()
export class EligibilityService extends Eligibility {
  constructor(
    private readonly work: UnitOfWork,
    private readonly reader: FactReader,
    private readonly clock: Clock,
  ) {
    super();
  }

  evaluateMany(
    people: readonly string[],
    question: EligibilityQuestion,
  ): Promise<ReadonlyMap<string, EligibilityVerdict>> {
    return this.work.run(async () => {
      const gathered = await this.reader.gather(people, question);
      return new Map(
        people.map((id) => {
          const known = gathered.people.get(id);
          return [id, known ? judge(known.facts, gathered.question) : unknownPerson];
        }),
      );
    });
  }

  decide({ person, ...asked }: PersonQuestion): Promise<EligibilityDecision> {
    return this.work.run(async () => {
      const { question, people, asked: plugins } = await this.reader.gather([person], asked);
      const known = people.get(person);
      const verdict = known ? judge(known.facts, question) : unknownPerson;
      const inputs: Inputs = { question, ...(known && { person: known.facts }) };
      const row = await this.work.one<{ id: string }>(
        `INSERT INTO volunteers.eligibility_decision
           (person_id, volunteer_id, action, policy_version, plugin_version, allowed, inputs, blockers, warnings, decided_at, decided_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`,
        [
          known?.personId ?? null,
          known?.volunteerId ?? null,
          asked.action,
          verdict.policyVersion,
          namesOf(plugins),
          verdict.allowed,
          JSON.stringify(inputs),
          JSON.stringify(verdict.blockers),
          JSON.stringify(verdict.warnings),
          this.clock.now(),
          currentContext().actor.id,
        ],
      );
      return { ...verdict, decisionId: row?.id ?? '' };
    });
  }

  /**
   * Judges what was kept of a decision once more, under the version of the rules that judged then: what became of the
   * person since makes no difference. @throws request.notFound
   */
  replay(decisionId: string): Promise<EligibilityVerdict> {
    return this.work.run(async () => {
      const row = await this.work.one<{ policy_version: number; inputs: Inputs }>(
        'SELECT policy_version, inputs FROM volunteers.eligibility_decision WHERE id = $1',
        [decisionId],
      );
      if (!row) throw requestErrors.notFound();
      const { question, person } = row.inputs;
      return person ? judge(person, question, row.policy_version) : unknownPerson;
    });
  }
}
