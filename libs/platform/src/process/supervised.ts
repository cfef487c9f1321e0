import { placeOf } from '../queue/job-failure.js';

/** A bound socket that the supervisor owns, as `listen({ handle })` takes it. */
export interface GivenSocket {
  readonly handle: object;
}

let given: GivenSocket | undefined;
let draining = false;

/** Whether `npm start` watches over this process. */
function isSupervised(): boolean {
  return process.env.REDMAPLE_SUPERVISED === '1' && typeof process.send === 'function';
}

/**
 * The environment to run with. Under `npm start` it arrives as a message once the database is migrated, so that the
 * modules can load meanwhile; otherwise it is the process's own.
 */
export function startEnvironment(): Promise<Record<string, string | undefined>> {
  if (!isSupervised()) return Promise.resolve({ ...process.env });
  // The supervisor was killed: end as if it had asked for it.
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  return new Promise((resolve) => {
    process.on('message', (message: { type?: string; env?: Record<string, string> }, handle: object | undefined) => {
      if (message.type === 'start') {
        if (handle) given = { handle };
        resolve({ ...process.env, ...message.env });
      }
      if (message.type === 'drain') {
        draining = true;
        process.kill(process.pid, 'SIGTERM');
      }
    });
  });
}

/** The socket to serve instead of binding one: it stays open when this process is replaced by another. */
export function givenSocket(): GivenSocket | undefined {
  return given;
}

/** Whether another process serves in this one's place already, so that connections may be handed over gently. */
export function isReplaced(): boolean {
  return draining;
}

/**
 * Asks the supervisor to replace this process because it runs other packages than are wanted.
 * @param refused is told the reason when the new processes could not be started: this one then goes on.
 * @returns false when nobody watches over this process.
 */
export function askForRenewal(generation: number, refused: (generation: number, reason: string) => void): boolean {
  if (!isSupervised()) return false;
  const hear = (message: { type?: string; generation?: number; reason?: string }): void => {
    if (message.type !== 'renewal-refused' || message.generation !== generation) return;
    process.off('message', hear);
    refused(generation, message.reason ?? '');
  };
  process.on('message', hear);
  process.send?.({ type: 'renew', generation });
  return true;
}

/** Tells the supervisor that the process serves. */
export function reportReady(facts: { url?: string; inboxUrl?: string } = {}): void {
  if (isSupervised()) process.send?.({ type: 'ready', ...facts });
}

/**
 * A rejected promise that nobody waits for must not end the process: one forgotten `await` (in a plugin, say) is no
 * reason to drop everybody else's requests. It is reported by kind and place.
 */
export function surviveForgottenPromises(report: (facts: { error: string; at: string | undefined }) => void): void {
  process.on('unhandledRejection', (reason) => {
    const error = reason instanceof Error ? reason : undefined;
    report({ error: error?.name ?? typeof reason, at: placeOf(error) });
  });
}
