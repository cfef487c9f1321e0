/** A line of one of a volunteer's three lists (三张清单). */
export interface ListLine {
  /** Duties 职责: what somebody answers for. Tasks 任务: what lies ahead. Achievements 成绩: what was done. */
  readonly list: 'duties' | 'tasks' | 'achievements';
  /** `<noun>.<what>`; the screens have its text. */
  readonly key: string;
  /** What it is called where it comes from: a team, a shift, a course. */
  readonly title: string;
  readonly startsAt?: Date;
  readonly endsAt?: Date;
  /** How many times, in a line that adds up. */
  readonly count?: number;
  /** Credited minutes, in a line that adds up. */
  readonly minutes?: number;
}

/**
 * What one lib knows of a volunteer's three lists. Whoever knows something extends it, is listed in its module's providers, and
 * is found by the lists. They are derived each time they are read and stored nowhere, so nobody types an achievement.
 */
export abstract class ListsContributor {
  /** Inside the caller's transaction. Who may see them has been checked. */
  abstract linesOf(volunteerId: string): Promise<readonly ListLine[]>;
}
