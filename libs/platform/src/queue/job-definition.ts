/** When a periodic job runs: every so many milliseconds, or by cron pattern in a zone. */
export type Schedule = { readonly every: number } | { readonly pattern: string; readonly timezone: string };

/** Work that is done later, by the worker, with what it is given. */
export interface JobDefinition<Payload extends object> {
  /** `<owner>.<verb-noun>`; the owner's queue carries it. */
  readonly name: string;
  /** Runs before the job counts as dead. */
  readonly attempts: number;
  /** First delay between attempts, in milliseconds; doubles each time. */
  readonly backoff: number;
  readonly schedule?: Schedule;
  /** A periodic job runs once for the whole system, or once per active county. */
  readonly scope: 'system' | 'county';
  /** Carries the payload type; never set. */
  readonly payload?: Payload;
}

/** Something that happens and is told after the commit, with what it carries. */
export interface EventDefinition<Payload extends object> {
  /** Past tense: `application.submitted`. */
  readonly name: string;
  readonly payload?: Payload;
}

const names = /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/;
const declaredJobs = new Map<string, JobDefinition<object>>();

/**
 * Declares a job. Payloads hold ids only: they are stored in clear text.
 * @throws Error on a badly formed or already taken name.
 */
export function defineJob<Payload extends object>(
  name: string,
  options: Partial<Pick<JobDefinition<Payload>, 'attempts' | 'backoff' | 'schedule' | 'scope'>> = {},
): JobDefinition<Payload> {
  if (!names.test(name)) throw new Error(`Job name "${name}": write <owner>.<verb-noun> in lower case.`);
  if (declaredJobs.has(name)) throw new Error(`Job name "${name}" is taken: choose another verb or noun.`);
  const definition: JobDefinition<Payload> = Object.freeze({
    name,
    attempts: options.attempts ?? 5,
    backoff: options.backoff ?? 1_000,
    scope: options.scope ?? 'county',
    ...(options.schedule && { schedule: options.schedule }),
  });
  declaredJobs.set(name, definition as JobDefinition<object>);
  return definition;
}

/** Declares an event: something that happened, told after commit, at least once, to each subscriber. */
export function defineEvent<Payload extends object>(name: string): EventDefinition<Payload> {
  if (!names.test(name)) throw new Error(`Event name "${name}": write <noun>.<past-tense> in lower case.`);
  return Object.freeze({ name });
}

export function allDeclaredJobs(): ReadonlyMap<string, JobDefinition<object>> {
  return declaredJobs;
}

/** The queue of a job: the part of its name before the first dot. */
export function ownerOf(jobName: string): string {
  return jobName.slice(0, jobName.indexOf('.'));
}
