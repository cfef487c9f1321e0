import type { CommandEnvironment } from '../house/command.js';

/** One thing that `npm run plugins --` can do. */
export interface PluginVerb {
  /** As it is typed. */
  readonly name: string;
  /** What follows the name, for the list of verbs: `<id> --county <code>`. */
  readonly usage?: string;
  /** One line in Chinese and English for the list of verbs. */
  readonly what: string;
  /** @returns the exit code, 0 when left out. @throws CommandError with what the caller can put right. */
  run(environment: CommandEnvironment, args: readonly string[]): Promise<number | undefined>;
}
