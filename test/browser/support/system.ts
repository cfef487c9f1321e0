/** The running system as scripts/test-browser.mjs describes it. */
export interface System {
  readonly baseUrl: string;
  readonly county: string;
  /** Demo accounts of the staff, by login. */
  readonly accounts: Readonly<Record<string, { readonly password: string; readonly secret: string }>>;
  /** Data directory of the system, when it is on this machine. */
  readonly dataDir?: string;
  /** Where sign-ins are kept between tests. */
  readonly directory: string;
}

export const system = readSystem();

function readSystem(): System {
  const text = process.env.BROWSER_SYSTEM;
  if (!text) throw new Error('Start the browser tests with `npm run test:browser`: they need a running system.');
  return JSON.parse(text) as System;
}
