import { type Actor, asSystem, Clock, type CoreRole, currentContext, withContext } from '@redmaple/platform';
import type { LoadedPlugin } from '@redmaple/plugins/house';
import type { TrialLocale } from './trial.js';

/** A clock that stands still until the trial moves it: the same trial twice shows the same. */
export class TrialClock extends Clock {
  private instant = new Date(0);

  set(instant: Date): void {
    this.instant = instant;
  }

  override now(): Date {
    return new Date(this.instant);
  }
}

/** The services of a house that was opened on a database of its own, with the clock of the trial. */
export interface TrialServices {
  get<T>(token: abstract new (...args: never[]) => T): T;
}

/** Where a trial takes place, and what is tried. */
export interface TrialSite {
  readonly house: TrialServices;
  readonly clock: TrialClock;
  readonly county: string;
  readonly locale: TrialLocale;
  readonly plugin: LoadedPlugin;
}

/** A Monday morning at eight, in the county. */
export const trialBegins = new Date('2026-03-02T00:00:00Z');
/** The Monday of the week that is rostered. */
export const trialWeek = '2026-03-09';
/** The month that is assessed: over when the trial begins. */
export const trialMonth = '2026-02';
/** The county lies in one zone without summer time. */
const offset = 8 * 3_600_000;

/** An instant in the county's calendar. */
export function atCounty(day: string, minute: number): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - offset + minute * 60_000);
}

/** `HH:MM` in the county. */
export function clockOf(instant: Date): string {
  return new Date(instant.getTime() + offset).toISOString().slice(11, 16);
}

/** The one account of a trial; it does the work of every colleague. */
export const trialAccount = '00000000-0000-7000-8000-000000000001';

/** Work of a colleague of the centre. */
export function as<T>({ county, locale }: TrialSite, role: CoreRole, work: () => Promise<T>): Promise<T> {
  const actor: Actor = {
    kind: 'account',
    id: trialAccount,
    grants: [{ role, scope: 'county' }],
  };
  return withContext({ county, actor, requestId: 'trial', locale }, work);
}

/** What nobody in particular does. */
export function asTrial<T>({ county, locale }: TrialSite, work: () => Promise<T>): Promise<T> {
  return asSystem(county, 'trial', () => withContext({ ...currentContext(), locale }, work));
}
