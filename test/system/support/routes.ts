import type { AllowRule } from '@redmaple/platform';
import type { TestApi } from '@redmaple/api/testing';
import { type Route, routesOf } from '../../../apps/api/src/edge/route-table.js';

export { type Route, routesOf };

/** What the server really answers to, as `METHOD /path`: Fastify's own tree, read back. */
export function servedRoutes(api: TestApi): string[] {
  const tree: string = api.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
  const above: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', part = '', methods = ''] = /^([│ ]*)[├└]── (\S*)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
    if (part === '') return [];
    const depth = indent.length / 4;
    const path = (depth === 0 ? '' : (above[depth - 1] ?? '')) + part;
    above.length = depth;
    above[depth] = path;
    // Fastify answers HEAD by itself wherever there is a GET.
    const known = methods.split(', ').filter((method) => method !== '' && method !== 'HEAD');
    return known.map((method) => `${method} ${path}`);
  });
}

/** Who may call, in the words of the snapshot. */
export function ruleText(rule: AllowRule | undefined): string {
  if (!rule) return 'NOBODY';
  return rule.kind === 'roles' ? [...rule.roles].sort().join(', ') : rule.kind;
}
