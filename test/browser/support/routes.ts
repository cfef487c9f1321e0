import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../../support/child.js';

/** Pages of the web among the routes of the house, as test/system/routes.snapshot.md lists them. */
export function pageRoutes(): string[] {
  const table = readFileSync(path.join(repository, 'test', 'system', 'routes.snapshot.md'), 'utf8');
  return [...table.matchAll(/^\| GET \| (\S+) \| public page or file \|$/gm)]
    .map(([, route = '']) => route)
    .filter((route) => !/\.[a-z0-9]+$/.test(route) && !route.includes('*') && !route.startsWith('/api/'));
}
