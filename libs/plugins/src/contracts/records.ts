/** Minutes of service done, to be written to the ledger. */
export interface NewServiceRecord {
  readonly volunteerId: string;
  readonly teamId: string | undefined;
  /** What it is for, e.g. `{ type: 'mission', id }`; one record per source and volunteer. */
  readonly source: { readonly type: string; readonly id: string };
  readonly occurredAt: Date;
  /** The time that is credited, since nobody is credited twice for the same; left out, it begins with `occurredAt`. */
  readonly during?: { readonly from: Date; readonly to: Date };
  readonly plannedMinutes: number;
  readonly actualMinutes: number;
  readonly creditedMinutes: number;
  /**
   * Strength of the evidence: A rotating code or geofence and leader, B leader's roster, C self-report. What is entered
   * later (D) is decided by two people of the office and comes from nowhere else.
   */
  readonly grade: 'A' | 'B' | 'C';
}

/** The append-only ledger of service. Provided by libs/volunteers. */
export abstract class ServiceRecords {
  /**
   * Credits minutes; a second call with the same source and volunteer changes nothing.
   * @returns the minutes credited: fewer than asked for where part of the time was credited for something else.
   */
  abstract credit(record: NewServiceRecord): Promise<number>;
}

/** Reads the ledger of service of the current county. Provided by libs/volunteers. @since 1.4.0 */
export abstract class Records {
  /**
   * Credited minutes of each of these volunteers for what happened from `from` on and before `to`; what was reversed is taken off,
   * what the office entered is in. Everybody asked for is in the answer: 0 for who has nothing, and for who is not the county's.
   * @throws plugins.asksTooMuch for more than 500 volunteers or 366 days, or when `to` is before `from`
   */
  abstract minutesOf(volunteerIds: readonly string[], from: Date, to: Date): Promise<ReadonlyMap<string, number>>;
}
