import { test } from '@playwright/test';

/** Prints a measured value beside the test, and keeps it in the report. */
export function measured(what: string, value: string): void {
  test.info().annotations.push({ type: 'measured', description: `${what}: ${value}` });
  process.stdout.write(`      ${what}: ${value}\n`);
}

export function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}

/** The middle one. */
export function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
