/** What the author can put right; shown without a stack. */
export class NewPluginError extends Error {}

/**
 * Writes a plugin with one team type that keeps the whole contract as it stands, for an author to change.
 * @param args what follows the command
 * @param places root: of the repository; cwd: what `--in` is relative to
 * @throws NewPluginError
 */
export function newPlugin(
  args: readonly string[],
  places: { root: string; cwd: string },
): { directory: string; inside: boolean; files: string[]; definition: string };
