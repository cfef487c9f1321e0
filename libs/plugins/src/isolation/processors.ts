import { readFileSync } from 'node:fs';

/**
 * The processors on which closed processes run, as `taskset` names them: the upper half of those that the host may use, and all where
 * there is one. To come last is not enough for what they do to the machine: memory that is fetched, caches that are emptied. So half of
 * it is never theirs.
 * @param allowed of the host, as the kernel lists them (`0-3,8`)
 */
export function lentProcessors(allowed: string): string | undefined {
  const all = allowed.split(',').flatMap((part) => {
    const [from = 0, to = from] = part.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
  if (all.length < 2 || all.some((one) => !Number.isSafeInteger(one))) return undefined;
  return all.slice(Math.ceil(all.length / 2)).join(',');
}

/** Of this process; undefined where the kernel does not say. */
export function allowedProcessors(): string | undefined {
  try {
    return /^Cpus_allowed_list:\s*(\S+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}
