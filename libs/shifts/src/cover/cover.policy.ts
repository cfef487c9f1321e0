import { createHash } from 'node:crypto';

/** So many people are asked at a time. */
export const waveSize = 3;
/** The next are asked when nobody has taken the seat after this long, in minutes. */
export const waveMinutes = 30;

export interface CoverCandidate {
  readonly volunteerId: string;
  /** When the person was last asked to cover for anybody; undefined: never. */
  readonly lastAskedAt: Date | undefined;
}

/** Who is asked first: least recently asked, never asked before all; ties by a hash so that no name is always first. */
export function inOrderOfAsking(candidates: readonly CoverCandidate[], requestId: string): CoverCandidate[] {
  const hash = (id: string) => createHash('sha256').update(`${requestId}/${id}`).digest('hex');
  return [...candidates].sort(
    (a, b) =>
      (a.lastAskedAt?.getTime() ?? 0) - (b.lastAskedAt?.getTime() ?? 0) ||
      (hash(a.volunteerId) < hash(b.volunteerId) ? -1 : 1),
  );
}
