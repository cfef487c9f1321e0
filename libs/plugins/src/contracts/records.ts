/** Minutes of service done, to be written to the ledger. */
export interface NewServiceRecord {
  readonly volunteerId: string;
  readonly teamId: string | undefined;
  /** What it is for, e.g. `{ type: 'mission', id }`; one record per source and volunteer. */
  readonly source: { readonly type: string; readonly id: string };
  readonly occurredAt: Date;
  readonly plannedMinutes: number;
  readonly actualMinutes: number;
  readonly creditedMinutes: number;
  /** domain.md §6: A rotating code or geofence and leader, B leader's roster, C self-report, D entered later. */
  readonly grade: 'A' | 'B' | 'C' | 'D';
}

/** The append-only ledger of service. Provided by libs/volunteers. */
export abstract class ServiceRecords {
  /** Credits minutes; a second call with the same source and volunteer changes nothing. */
  abstract credit(record: NewServiceRecord): Promise<void>;
}
