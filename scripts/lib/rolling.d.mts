import type { ListeningSocket } from './listening-socket.mjs';

export interface RollingProcesses {
  /** Begins with this environment. @returns what each said when it was ready, in order */
  start(env: Record<string, string>): Promise<Record<string, unknown>[]>;
  /** Whether no process is being replaced. */
  isSettled(): boolean;
  /** Ends all of them, whatever they are in the middle of. */
  stop(): Promise<void>;
}

export function rollingProcesses(
  programs: readonly { name: string; file: string; socket?: ListeningSocket }[],
  events: { onEnd: (end: { name: string; code: number | null; signal: string | null }) => void },
): RollingProcesses;
