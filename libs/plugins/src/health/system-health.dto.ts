export class QueueHealthView {
  kind: 'postgres' | 'redis';
  reachable: boolean;
}

export class OutboxHealthView {
  /** Lines of the county that were not yet handed to the queue, and the age of the oldest. */
  waiting: number;
  oldestSeconds: number;
}

export class MessagesHealthView {
  /** Due for over five minutes and not sent. */
  late: number;
  /** Given up within the last thirty days. */
  failed: number;
}

export class AuditHealthView {
  /** When the latest sealed row was written; absent while nothing is sealed. */
  sealedUntil?: string;
  /** Rows not yet sealed, and the age of the oldest. */
  unsealed: number;
  oldestUnsealedSeconds: number;
}

/** Faults of one plugin in this county. */
export class PluginHealthView {
  pluginId: string;
  /** Within the last 24 hours. */
  faults: number;
  /** It used up its faults and was switched off. */
  stopped: boolean;
}

/** Isolated plugins were stopped in the whole installation. */
export class IsolationStopView {
  since: string;
  reason?: string;
}

/** Whether isolated plugins can run on this machine. */
export class IsolationHealthView {
  ready: boolean;
  /** Why not, and what to do. */
  reason?: string;
  /** Present while they are stopped by command. */
  stopped?: IsolationStopView;
}

/** How the system stands for this county: numbers only. A part that does not answer is absent. */
export class SystemHealthView {
  /** `trouble` when something does not answer or waits for a person. */
  status: 'well' | 'trouble';
  version: string;
  now: string;
  databaseReachable: boolean;
  queue: QueueHealthView;
  outbox?: OutboxHealthView;
  deadJobs?: number;
  messages?: MessagesHealthView;
  audit?: AuditHealthView;
  plugins?: PluginHealthView[];
  /** Absent where no isolated plugin is configured. */
  isolation?: IsolationHealthView;
}
