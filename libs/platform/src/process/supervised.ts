import { placeOf } from '../queue/job-failure.js';

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
    process.on('message', (message: { type?: string; env?: Record<string, string> }) => {
      if (message.type === 'start') resolve({ ...process.env, ...message.env });
    });
  });
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
