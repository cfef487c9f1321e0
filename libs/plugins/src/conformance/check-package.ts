import { collectErrors, exitReason, startChecker } from '../host/check-packages.js';
import type { PluginPackage } from '../host/loaded-plugin.js';

/** What became of one promise of the contract. */
export interface CheckedPromise {
  readonly title: string;
  readonly chinese: string;
  /** What is wrong, each with its fix; empty when the promise is kept. */
  readonly problems: readonly string[];
}

/** What the conformance suite finds in a package. */
export interface PackageReport {
  /** Where the package names them. */
  readonly id?: string;
  readonly version?: string;
  /** In the order of the contract, as far as the check came. */
  readonly promises: readonly CheckedPromise[];
}

/** What the process that runs the suite is asked. */
export interface SuiteRequest {
  readonly entry: string;
  readonly directory: string;
}

/** What it tells. */
export type SuiteMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'plugin'; readonly id: string; readonly version: string }
  | { readonly kind: 'at'; readonly title: string; readonly chinese: string }
  | { readonly kind: 'promise'; readonly promise: CheckedPromise }
  | { readonly kind: 'end' };

/** How long one promise may take to be checked, in milliseconds: a ranking is stopped long before. */
const promiseLimit = 30_000;
/** How long the process may take to load the SDK. */
const startLimit = 120_000;

/** Runs the conformance suite on a package in a process of its own, so that whatever it does costs nothing but itself. */
export function checkPackage({ entry, directory }: PluginPackage, limit = promiseLimit): Promise<PackageReport> {
  const child = startChecker('../conformance/suite-child');
  const errors = collectErrors(child);
  return new Promise<PackageReport>((resolve) => {
    const promises: CheckedPromise[] = [];
    let about: { id?: string; version?: string } = {};
    let at = { title: 'can be loaded', chinese: '可以载入' };
    let ready = false;
    const end = (problem?: string): void => {
      clearTimeout(timer);
      resolve({ ...about, promises: problem === undefined ? promises : [...promises, { ...at, problems: [problem] }] });
    };
    const tooLong = (): void =>
      end(`It did not come to an end within ${limit / 1000} s: look for a loop or an await that never ends.`);
    let timer = setTimeout(tooLong, startLimit);
    child.on('message', (message: SuiteMessage) => {
      clearTimeout(timer);
      timer = setTimeout(tooLong, limit);
      if (message.kind === 'ready') ready = true;
      if (message.kind === 'plugin') about = { id: message.id, version: message.version };
      if (message.kind === 'at') at = message;
      if (message.kind === 'promise') promises.push(message.promise);
      if (message.kind === 'end') end();
    });
    child.once('error', (error) => end(`The check could not start: ${error.message}.`));
    child.once('close', (code, signal) => end(exitReason(ready, code, signal, errors())));
    child.send({ entry, directory } satisfies SuiteRequest);
  }).finally(() => child.kill('SIGKILL'));
}
