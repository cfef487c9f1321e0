/** Options of {@link startPostgres}. */
export interface PostgresOptions {
  /** Directory of the cluster; created when missing. Beside it: `<dataDir>.log`, `.sock/`, `.owner.json`. */
  dataDir: string;
  /** Password of the superuser `postgres`; used when the cluster is created, and in `superuserUrl`. */
  password: string;
  /** Off only for tests: faster, and a power cut may cost the data. Default true. */
  fsync?: boolean;
  /** Exactly this TCP port, waited for up to 5 s, or an error. Default: the directory's own between 20000 and 29999, or the next free one. */
  port?: number;
  /** Server settings by name, over the defaults. */
  extraSettings?: Record<string, string>;
}

export interface PostgresExit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface RunningPostgres {
  readonly host: '127.0.0.1';
  readonly port: number;
  /** Superuser's connection to the database `postgres`. Secret. */
  readonly superuserUrl: string;
  /** Directory of the unix socket; undefined where there is none. */
  readonly socketDir: string | undefined;
  readonly pid: number;
  /** True when a server was running on the directory already. */
  readonly adopted: boolean;
  /** Resolves when the server has ended, for whatever reason. */
  readonly whenExited: Promise<PostgresExit>;
  /** Stops the server and waits. A server of another living owner is left running. Default mode: `fast`. */
  stop(mode?: 'smart' | 'fast' | 'immediate'): Promise<void>;
}

/**
 * Starts PostgreSQL on a data directory, creating it first where needed, or joins the server that runs there already.
 * Recovers from kill -9 of the server or its owner and from stale pid files. The server ends cleanly when this process
 * is killed (Linux).
 * @throws Error with the server's own log when it cannot start
 */
export function startPostgres(options: PostgresOptions): Promise<RunningPostgres>;
