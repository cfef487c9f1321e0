/**
 * How a post of a team is staffed, as 一岗 "1+2+N": who leads, members, and helpers who may come besides. Leaders and members are
 * what a post lacks while their seats are empty; helpers are welcome and not missed.
 * @since 1.3.0
 */
export interface PostPattern {
  /** Kebab case; its text is the pattern's name. */
  readonly code: string;
  readonly leaders: number;
  readonly members: number;
  /** The N: most helpers at a time. */
  readonly helpers: number;
}

/** "1+2+N": one who leads, two members, up to `helpers` more. @since 1.3.0 */
export function onePlusTwoPlus(helpers: number, code = 'one-two-more'): PostPattern {
  return Object.freeze({ code, leaders: 1, members: 2, helpers });
}

/**
 * The first time in a team, accompanied by a mentor: how many shifts somebody serves before a decision makes them a full member.
 * @since 1.3.0
 */
export interface ProbationTerms {
  readonly shifts: number;
}
