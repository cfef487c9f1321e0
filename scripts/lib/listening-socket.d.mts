/** A bound socket that this process owns and never takes connections from: whoever it is handed to does. */
export interface ListeningSocket {
  readonly handle: object;
  close(): void;
}

/** @throws EADDRINUSE and the like */
export function bindSocket(port: number, host?: string): Promise<ListeningSocket>;
