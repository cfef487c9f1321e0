import { AsyncLocalStorage } from 'node:async_hooks';
import type { Locale } from '@redmaple/i18n';

/** A role held in a scope. `scopeId` is the organisation's or team's id; a county grant has none. */
export interface Grant {
  readonly role: string;
  readonly scope: 'county' | 'organisation' | 'team';
  readonly scopeId?: string;
}

/** Who acts. `anonymous` is a visitor, `recruit` someone who proved a phone number, `system` a job. */
export interface Actor {
  readonly kind: 'anonymous' | 'recruit' | 'account' | 'system';
  /** Account id, person id of a recruit, or the job's name. */
  readonly id: string;
  readonly personId?: string;
  readonly sessionId?: string;
  readonly grants: readonly Grant[];
  /** When the second factor was last shown (staff). */
  readonly secondFactorAt?: Date;
  readonly sessionKind?: 'staff' | 'volunteer' | 'recruit';
}

/** What every request and every job carries with it. */
export interface Context {
  /** Six-digit GB/T 2260 code of the county whose data may be touched; undefined until it is known. */
  county: string | undefined;
  actor: Actor;
  requestId: string;
  locale: Locale;
  /** What the caller's browser calls itself; only its coarse label is ever kept. */
  readonly userAgent?: string;
}

export const anonymous: Actor = { kind: 'anonymous', id: 'anonymous', grants: [] };

const storage = new AsyncLocalStorage<Context>();

/** Runs `work` with `context` around it. */
export function withContext<T>(context: Context, work: () => T): T {
  return storage.run(context, work);
}

/** The surrounding context, if there is one (log lines, error bodies). */
export function contextIfAny(): Context | undefined {
  return storage.getStore();
}

/** The surrounding context. Throws where code runs outside a request, job or `asSystem` call. */
export function currentContext(): Context {
  const context = storage.getStore();
  if (!context) throw new Error('No context: wrap the call in withContext() or asSystem().');
  return context;
}

/** The county of the surrounding context. Throws if none was chosen. */
export function currentCounty(): string {
  const { county } = currentContext();
  if (county === undefined) throw new Error('No county chosen in this context.');
  return county;
}

/** Runs `work` as the system inside one county: jobs, seeds, commands. */
export function asSystem<T>(county: string | undefined, name: string, work: () => T, requestId = name): T {
  return storage.run({ county, actor: { kind: 'system', id: name, grants: [] }, requestId, locale: 'zh-CN' }, work);
}
