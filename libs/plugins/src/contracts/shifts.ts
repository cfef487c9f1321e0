/** A shift as a plugin sees one: seats are counted, nobody is named. @since 1.4.0 */
export interface ShiftView {
  readonly id: string;
  readonly teamId: string;
  readonly from: Date;
  readonly to: Date;
  /** `planned` is not published yet: the volunteers do not see it. */
  readonly state: 'planned' | 'published' | 'cancelled';
  /** Seats in all. */
  readonly needed: number;
  /** Seats that somebody holds or held to the end. */
  readonly taken: number;
  readonly siteId: string | undefined;
}

/** Reads shifts of the current county. Provided by libs/shifts. @since 1.4.0 */
export abstract class Shifts {
  /**
   * Shifts of these teams that touch the time from `from` until `to`, the first first. A team that is not the county's has none.
   * @throws plugins.asksTooMuch for more than 31 days, more than 500 teams or more than 500 shifts, or when `to` is before `from`
   */
  abstract of(teamIds: readonly string[], from: Date, to: Date): Promise<ShiftView[]>;
}
