/**
 * What @redmaple/plugins offers to authors, as Markdown.
 * @param root absolute path of the repository
 * @returns texts by path, and the exports that lack a text or their `@since`
 */
export function pluginReference(root: string): { pages: Map<string, string>; lacking: string[] };
