/**
 * A mission as a plugin sees one: no volunteer, nobody who called, no word of the report, no point on the map. @since 1.4.0
 */
export interface MissionView {
  readonly id: string;
  readonly teamId: string;
  /** Code of what was called for; undefined for an emergency that was handed over. */
  readonly category: string | undefined;
  /** Where, no closer than this. */
  readonly areaId: string | undefined;
  readonly state:
    | 'offered'
    | 'accepted'
    | 'en-route'
    | 'on-scene'
    | 'done'
    | 'declined'
    | 'expired'
    | 'stood-down'
    | 'cancelled';
  readonly offeredAt: Date;
  readonly answeredAt: Date | undefined;
  readonly enRouteAt: Date | undefined;
  readonly arrivedAt: Date | undefined;
  readonly endedAt: Date | undefined;
}

/** Reads missions of the current county. Provided by libs/dispatch. @since 1.4.0 */
export abstract class Missions {
  /**
   * Missions offered to members of these teams since then, the first first. A team that is not the county's has none.
   * @throws plugins.asksTooMuch for more than 500 teams or more than 500 missions: ask for a later `since`
   */
  abstract of(teamIds: readonly string[], since: Date): Promise<MissionView[]>;
}
