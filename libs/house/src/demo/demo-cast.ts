import type { INestApplicationContext } from '@nestjs/common';
import { type Actor, Clock, type CoreRole, currentContext, withContext } from '@redmaple/platform';

/** Demo accounts by login. */
export type DemoAccountIds = Readonly<Record<string, string>>;

const roles = {
  operator: 'operator',
  liaison: 'liaison',
  trainer: 'trainer',
  officer: 'project-officer',
  admin: 'county-admin',
} as const satisfies Readonly<Record<string, CoreRole>>;
export type Colleague = keyof typeof roles;

const hour = 3_600_000;
const day = 24 * hour;
/** The demo county lies in one zone without summer time. */
const chinaOffset = 8 * hour;

/** The house as its colleagues and volunteers use it: each step is done by whoever may do it. */
export class DemoCast {
  readonly now: Date;

  constructor(
    private readonly app: INestApplicationContext,
    readonly accounts: DemoAccountIds,
  ) {
    this.now = app.get(Clock).now();
  }

  get<T>(service: abstract new (...args: never[]) => T): T {
    return this.app.get<T>(service, { strict: false });
  }

  /** @throws Error when the demo has no such account */
  as<T>(colleague: Colleague, work: () => Promise<T>): Promise<T> {
    const id = this.accounts[colleague];
    if (id === undefined) throw new Error(`The demo has no account ${colleague}.`);
    return act({ kind: 'account', id, grants: [{ role: roles[colleague], scope: 'county' }] }, work);
  }

  asVolunteer<T>(personId: string, work: () => Promise<T>): Promise<T> {
    return act({ kind: 'account', id: personId, personId, grants: [{ role: 'volunteer', scope: 'county' }] }, work);
  }

  /** A calendar day in the county, so many days from today: YYYY-MM-DD. */
  day(offset = 0): string {
    return new Date(this.now.getTime() + chinaOffset + offset * day).toISOString().slice(0, 10);
  }

  /** A month in the county, so many months from this one: YYYY-MM. */
  month(offset: number): string {
    const [year = 0, month = 1] = this.day().split('-').map(Number);
    return new Date(Date.UTC(year, month - 1 + offset, 1)).toISOString().slice(0, 7);
  }

  /** The Monday of the week in which a day lies. */
  mondayOf(date: string): string {
    const instant = new Date(`${date}T00:00:00Z`);
    return new Date(instant.getTime() - ((instant.getUTCDay() + 6) % 7) * day).toISOString().slice(0, 10);
  }

  /** Local time on a day, as an instant. */
  at(offset: number, time: string): string {
    return new Date(`${this.day(offset)}T${time}:00+08:00`).toISOString();
  }
}

function act<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
  return withContext({ ...currentContext(), actor }, work);
}
