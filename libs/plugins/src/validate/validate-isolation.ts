import { isRecord, type Problems } from './problems.js';

/** What needs the host's own process, and what to do instead. */
const refused: Readonly<Record<string, string>> = {
  entities: 'it has no database: declare what the core keeps for it, such as forms and site types',
  migrations: 'it has no database: declare what the core keeps for it, such as forms and site types',
  providers: 'nothing is injected into it: write functions',
  controllers: 'it has no routes of its own: leave them out',
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
      "can't be had by an isolated plugin, because its code would run in the browsers of the staff: leave the page out.",
    );
  });
}
