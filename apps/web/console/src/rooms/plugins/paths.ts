/** A plugin asked for something outside its own routes, or its screens name no address at all. */
export class UnfitPath extends Error {}

/** An encoded slash, backslash, dot or NUL could mean another place to whoever decodes it on the way. */
const encodedTrick = /%(?:2f|5c|2e|00)/i;
/** Only its path counts. */
const anywhere = 'http://console.invalid';

/**
 * Address of a route of this plugin. Whatever the path says, the address lies below `/api/v1/plugins/<id>/`.
 *
 * @param path below the plugin's routes, with or without a query of its own
 * @throws UnfitPath
 */
export function pluginAddress(plugin: string, path: string, query: Readonly<Record<string, string>> = {}): string {
  const root = `/api/v1/plugins/${encodeURIComponent(plugin)}/`;
  if (plugin === '' || /^[/\\]/.test(path) || encodedTrick.test(path)) throw new UnfitPath(path);
  const url = new URL(`${anywhere}${root}${path}`);
  const inside = url.origin === anywhere && url.pathname.startsWith(root) && url.pathname !== root;
  if (!inside || url.pathname.includes('//') || path.includes('..')) throw new UnfitPath(path);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return `${url.pathname}${url.search}`;
}

/**
 * Puts values in the place of `:name`.
 *
 * @returns undefined where a value is missing: there is nothing to ask then
 */
export function fillPath(path: string, values: Readonly<Record<string, unknown>>): string | undefined {
  let complete = true;
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    const usable = (typeof value === 'string' && value !== '') || typeof value === 'number';
    complete &&= usable;
    return usable ? encodeURIComponent(String(value)) : '';
  });
  return complete ? filled : undefined;
}
