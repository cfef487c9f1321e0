import { SetMetadata } from '@nestjs/common';

export const allowKey = 'redmaple:allow';

/** Who may call a route. */
export type AllowRule =
  | { readonly kind: 'public' }
  | { readonly kind: 'recruit' }
  | { readonly kind: 'session' }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'roles'; readonly roles: readonly string[] };

/** Roles of the core (domain.md §2, trust.md §7). Plugins may add namespaced ones. */
export const coreRoles = [
  'volunteer',
  'team-leader',
  'org-manager',
  'operator',
  'project-officer',
  'trainer',
  'liaison',
  'county-admin',
  'security-admin',
  'auditor',
  'system-admin',
] as const;
export type CoreRole = (typeof coreRoles)[number];

/** Opens a route to accounts that hold one of these roles. A route without a rule is closed to everybody. */
export const Allow = (...roles: [CoreRole, ...CoreRole[]]) =>
  SetMetadata(allowKey, { kind: 'roles', roles } satisfies AllowRule);

/** Opens a route to everybody, without an account; with `:county` in its path it acts inside that county. */
export const AllowPublic = () => SetMetadata(allowKey, { kind: 'public' } satisfies AllowRule);

/** Opens a route to any account that is signed in. */
export const AllowSignedIn = () => SetMetadata(allowKey, { kind: 'signed-in' } satisfies AllowRule);

/** Opens a route to recruits who proved their phone number (a short session without an account). */
export const AllowRecruit = () => SetMetadata(allowKey, { kind: 'recruit' } satisfies AllowRule);

/** Opens a route to whoever has a session: staff, volunteers and recruits. */
export const AllowSession = () => SetMetadata(allowKey, { kind: 'session' } satisfies AllowRule);

export const asleepKey = 'redmaple:even-asleep';
export const freshFactorKey = 'redmaple:fresh-factor';
export const watchesKey = 'redmaple:watches';
export const readsKey = 'redmaple:reads';

/** A changing route that works without the second factor after a long idle time: what gives it, and what only ends sessions. */
export const EvenAsleep = () => SetMetadata(asleepKey, true);

/** A changing route for which staff show the second factor again when they last did so over five minutes ago (trust.md §9). */
export const WithFreshFactor = () => SetMetadata(freshFactorKey, true);

/** A route that a page asks by itself, for as long as it is open: it does not tell that a person is there. */
export const Watches = () => SetMetadata(watchesKey, true);

/** A POST that changes nothing: what is asked for may be a name or a number, and those do not belong into an address. */
export const Reads = () => SetMetadata(readsKey, true);
