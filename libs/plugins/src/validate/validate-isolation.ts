import { isRecord, type Problems } from './problems.js';

/** What needs the host's own process, and what to do instead. */
const refused: Readonly<Record<string, string>> = {
  entities: 'it has no database: keep values with the effect kept.put',
  migrations: 'it has no database: keep values with the effect kept.put',
  providers: 'nothing is injected into it: write functions',
  controllers: 'it has no routes of its own: declare requests',
};

/** Checks that an isolated plugin declares nothing that would run outside of its process. */
export function checkIsolation(problems: Problems, plugin: Record<string, unknown>): void {
  if (plugin.isolation === undefined) return;
  problems.oneOf('isolation', plugin.isolation, ['process']);
  for (const [key, instead] of Object.entries(refused)) {
    if (plugin[key] === undefined) continue;
    problems.add(key, `can't be had by an isolated plugin, because ${instead}; or leave out isolation.`);
  }
  const pages = Array.isArray(plugin.pages) ? plugin.pages.filter(isRecord) : [];
  pages.forEach((page, index) => {
    if (!isRecord(page.view) || page.view.kind !== 'module') return;
    problems.add(
      `pages[${index}].view`,
      "can't be had by an isolated plugin, because its code would run in the browsers of the staff: describe the page with blocks.",
    );
  });
}
