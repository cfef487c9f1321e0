import { DomainError, startEnvironment, translate } from '@redmaple/platform';

/** The settings a command was given: see scripts/lib/with-database.mjs. */
export type CommandEnvironment = Record<string, string | undefined>;

/** What the operator can put right; shown without a stack. */
export class CommandError extends Error {}

/** One line on standard output. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** One line on standard error: progress and hints, so that standard output stays readable by programs. */
export function hint(line: string): void {
  process.stderr.write(`${line}\n`);
}

/**
 * Runs a command's body and ends the process: 0, the code it returns, or 1 with the reason.
 * @param body gets the environment and the arguments.
 */
export async function runCommand(
  body: (environment: CommandEnvironment, args: readonly string[]) => Promise<number | undefined>,
): Promise<never> {
  try {
    const code = await body(await startEnvironment(), process.argv.slice(2));
    process.exit(code ?? 0);
  } catch (error) {
    hint(`\n${reasonOf(error)}\n`);
    process.exit(1);
  }
}

/** The environment variable, or a message that says where it comes from. @throws CommandError */
export function required(environment: CommandEnvironment, name: string): string {
  const value = environment[name];
  if (!value) throw new CommandError(`${name} is not set: run this command through npm run (docs/operations.md).`);
  return value;
}

function reasonOf(error: unknown): string {
  if (error instanceof DomainError) {
    const texts = (['zh-CN', 'en'] as const).map((locale) =>
      translate(locale, `errors.${error.code}`, error.details.params ?? {}),
    );
    return texts.join('\n');
  }
  return error instanceof Error ? error.message : String(error);
}
