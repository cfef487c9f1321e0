/** A line of a list: derived, never typed. */
export class ListLineView {
  /** `<noun>.<what>`: `membership.leader`, `shift.confirmed`, `service.team` … */
  key: string;
  /** What it is called where it comes from; empty where there is nothing to name. */
  title: string;
  startsAt?: string;
  endsAt?: string;
  /** How many times, in a line that adds up. */
  count?: number;
  /** Credited minutes, in a line that adds up. */
  minutes?: number;
}

/** A volunteer's three lists (三张清单). */
export class ThreeListsView {
  /** 职责: what somebody answers for. */
  duties: ListLineView[];
  /** 任务: what lies ahead, the nearest first. */
  tasks: ListLineView[];
  /** 成绩: what was done. */
  achievements: ListLineView[];
}
