import { phoneStore } from '../outbox/phone-store.js';
import { get, post, Problem, remove, settings, type Shape } from './client.js';
import { createStore } from './store.js';

/** Whose phone this is. Kept on the phone so that the pages open without a network. */
export interface Holder {
  readonly accountId: string;
  readonly county: string;
  readonly countyName: string;
  readonly timezone: string;
  readonly kind: Shape<'WhoView'>['kind'];
}

/**
 * `expired`: the server forgot the session while the pages are open; what is being typed stays, and a code is asked
 * for on top of it. `away`: started without a network, so the server could not be asked.
 */
export type Session =
  | { readonly state: 'starting' | 'signed-out' }
  | { readonly state: 'signed-in' | 'expired' | 'away'; readonly holder: Holder; readonly name?: string };

export const session = createStore<Session>({ state: 'starting' });

const holderName = 'holder';

settings.onSignedOut = () => {
  const now = session.get();
  if (now.state === 'signed-in' || now.state === 'away') session.set({ ...now, state: 'expired' });
};

/** Asks the server who is signed in; without a network the holder of last time is believed. */
export async function startSession(): Promise<void> {
  try {
    await learnWho();
  } catch (error) {
    const holder = await phoneStore.kept<Holder>(holderName).catch(() => undefined);
    const refused = error instanceof Problem && error.status === 401;
    if (holder && refused) session.set({ state: 'expired', holder });
    else if (holder) session.set({ state: 'away', holder });
    else session.set({ state: 'signed-out' });
  }
}

/** Tries again where the first question found no network. */
export async function resumeSession(): Promise<void> {
  if (session.get().state === 'away') await startSession();
}

/** After the code was accepted. Whoever signs in as somebody else finds nothing of the one before. */
export async function signedIn(csrfToken: string): Promise<void> {
  settings.csrfToken = csrfToken;
  await learnWho();
  dispatchEvent(new Event('redmaple:signed-in'));
}

async function learnWho(): Promise<void> {
  const who = await get('/api/v1/session');
  if (who.csrfToken !== undefined) settings.csrfToken = who.csrfToken;
  const { accountId, county, countyName, timezone, kind } = who;
  const holder: Holder = { accountId, county, countyName, timezone, kind };
  const before = await phoneStore.kept<Holder>(holderName).catch(() => undefined);
  if (before && before.accountId !== accountId) await phoneStore.forgetKept().catch(() => undefined);
  await phoneStore.keep(holderName, holder).catch(() => undefined);
  session.set({ state: 'signed-in', holder, ...(who.displayName !== undefined && { name: who.displayName }) });
}

/** Ends this session, or all of mine, and empties the phone. @throws Problem when the server could not be told */
export async function signOut(everywhere: boolean): Promise<void> {
  try {
    await remove(everywhere ? '/api/v1/sessions' : '/api/v1/session');
  } catch (error) {
    // A session that is over already is what was wanted.
    if (!(error instanceof Problem && error.status === 401)) throw error;
  }
  settings.csrfToken = undefined;
  await phoneStore.clear().catch(() => undefined);
  session.set({ state: 'signed-out' });
}

/** Sends a code to the phone. @throws Problem */
export function askForCode(county: string, phone: string): Promise<Shape<'PhoneCodeFlowView'>> {
  return post('/api/v1/session/phone-codes', { county, phone });
}

/** Signs in with the code. @throws Problem */
export async function signInWithCode(proof: {
  county: string;
  phone: string;
  flowId: string;
  code: string;
}): Promise<void> {
  const { csrfToken } = await post('/api/v1/session/phone', { ...proof, transport: 'cookie' });
  await signedIn(csrfToken);
}
