export interface Violation {
  /** Relative to the repository. */
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly message: string;
  readonly fix: string;
}

/** Every breach of docs/architecture.md §3 and §4 below the root, sorted by file and line. */
export function checkBoundaries(root: string): Violation[];
export function describeViolation(violation: Violation): string;
