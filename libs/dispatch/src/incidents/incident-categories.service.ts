import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@redmaple/platform';
import { checkedAnswers, CountyParts } from '@redmaple/plugins/house';
import { DispatchAccess } from '../access/dispatch-access.js';
import { maskNumbers } from '../privacy/mask-numbers.js';
import { type CategoryTerms, termsOf } from './category-terms.js';
import type { IncidentCategoryView } from './incident-category.dto.js';
import { incidentErrors } from './incidents.errors.js';

/** A category as an incident keeps it. */
export interface ChosenCategory {
  readonly categoryTerms: CategoryTerms | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** The kinds of requests that the plugins of the county add to the core's. */
@Injectable()
export class IncidentCategories {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: DispatchAccess,
    private readonly parts: CountyParts,
  ) {}

  /** In the order of the configuration. */
  list(): Promise<IncidentCategoryView[]> {
    this.access.requireReader();
    return this.work.run(async () =>
      (await this.parts.of('incidentCategories')).map((one) => {
        const { form, ...terms } = termsOf(one);
        return { code: one.code, ...terms, ...(form && { form }) } as IncidentCategoryView;
      }),
    );
  }

  /**
   * What an incident keeps of its category. A code without a dot is the core's: nothing to keep, and nothing more to ask.
   * @throws incidents.unknownCategory for one that no plugin of the county declares; request.invalid naming the answers that do not fit
   */
  async choose(code: string | undefined, answers: Readonly<Record<string, unknown>> = {}): Promise<ChosenCategory> {
    const part = code?.includes('.') ? await this.parts.find('incidentCategories', code) : undefined;
    if (code?.includes('.') && !part) throw incidentErrors.unknownCategory({}, { field: 'category' });
    const categoryTerms = part ? termsOf(part) : null;
    return { categoryTerms, facts: masked(checkedAnswers(categoryTerms?.form, answers, 'facts')) };
  }
}

/** Words of one's own are masked as the summary is: a fact is about a place or an event. */
function masked(answers: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(answers).map(([key, value]) => [key, typeof value === 'string' ? maskNumbers(value).text : value]),
  );
}
