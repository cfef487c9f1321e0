export class ServiceRecordDetail {
  id: string;
  teamId?: string;
  /** What it is for: `shift`, `mission`, `training` … */
  sourceType: string;
  sourceId: string;
  occurredAt: string;
  plannedMinutes: number;
  actualMinutes: number;
  /** Below zero in a line that undoes another. */
  creditedMinutes: number;
  /** A rotating code or geofence and leader, B leader's roster, C self-report, D entered later. */
  grade: 'A' | 'B' | 'C' | 'D';
  recordedAt: string;
  /** The line this one undoes. */
  reverses?: string;
  /** What was done, where the office entered it later. */
  content?: string;
}

/** Credited minutes, reversals subtracted. */
export class ServiceTotals {
  creditedMinutes: number;
  byGrade: ServiceTotalsByGrade;
}

export class ServiceTotalsByGrade {
  A: number;
  B: number;
  C: number;
  D: number;
}

export class ServiceRecordPage {
  items: ServiceRecordDetail[];
  next?: string;
  totals: ServiceTotals;
}
