/** What a policy may know about an incident: no names, no phone numbers, no free text. @since 1.0.0 */
export interface DispatchIncident {
  readonly id: string;
  /** Code of the incident's category. */
  readonly category: string;
  /** Code of the area in which it lies. */
  readonly areaCode?: string;
  /** When it was taken in, ISO 8601 in UTC. */
  readonly reportedAt: string;
  /** What the intake form of the category asked. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Someone who passed every safety rule of the core and may be asked. @since 1.0.0 */
export interface DispatchCandidate<Answers = Readonly<Record<string, unknown>>> {
  readonly id: string;
  /** Distance in metres from the place of the incident, where it is known. */
  readonly distanceMetres?: number;
  /** When this candidate was last asked to go somewhere, ISO 8601 in UTC; undefined = never. */
  readonly lastAskedAt?: string;
  readonly onDuty: boolean;
  /** Codes of the qualifications that are valid now. */
  readonly qualifications: readonly string[];
  /** Answers to the team type's form. */
  readonly answers: Answers;
}

/** Orders the candidates, and may leave some out; it can't add one. @since 1.0.0 */
export type RankForDispatch<Answers> = (
  incident: DispatchIncident,
  candidates: readonly DispatchCandidate<Answers>[],
) => readonly DispatchCandidate<Answers>[];

type Comparison = (one: DispatchCandidate<unknown>, other: DispatchCandidate<unknown>) => number;

const byDistance: Comparison = (one, other) =>
  compare(one.distanceMetres ?? Number.POSITIVE_INFINITY, other.distanceMetres ?? Number.POSITIVE_INFINITY);
const byLastAsked: Comparison = (one, other) => compare(instant(one.lastAskedAt), instant(other.lastAskedAt));
// The last word in every order, so that the same input always gives the same answer.
const byId: Comparison = (one, other) => compare(one.id, other.id);

/** The nearest first; at equal distance the one who was asked longest ago; unknown distances last. @since 1.0.0 */
export function nearest<C extends DispatchCandidate<unknown>>(candidates: readonly C[]): readonly C[] {
  return ordered(candidates, byDistance, byLastAsked, byId);
}

/** Whoever was never asked first, then whoever was asked longest ago; then the nearest. @since 1.0.0 */
export function leastRecentlyAsked<C extends DispatchCandidate<unknown>>(candidates: readonly C[]): readonly C[] {
  return ordered(candidates, byLastAsked, byDistance, byId);
}

function ordered<C extends DispatchCandidate<unknown>>(
  candidates: readonly C[],
  ...comparisons: Comparison[]
): readonly C[] {
  return [...candidates].sort((one, other) => {
    for (const comparison of comparisons) {
      const result = comparison(one, other);
      if (result !== 0) return result;
    }
    return 0;
  });
}

function compare<T extends number | string>(one: T, other: T): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function instant(iso: string | undefined): number {
  return iso === undefined ? Number.NEGATIVE_INFINITY : Date.parse(iso);
}
