import { accessErrors, type Actor, type CoreRole, currentContext, withContext } from '@redmaple/platform';

/**
 * Runs `work` with the plugin as who acts, with the one right that it needs, and never more than whoever asked has.
 * @param role undefined where it concerns the plugin alone
 * @param asker nobody, when the plugin heard of an event or a job runs
 * @throws access.denied
 */
export function asPlugin<T>(pluginId: string, role: CoreRole | undefined, asker: Actor | undefined, work: () => T): T {
  if (role !== undefined && asker && !asker.grants.some((one) => one.role === role && one.scope === 'county'))
    throw accessErrors.denied();
  const grants = role === undefined ? [] : [{ role, scope: 'county' as const }];
  const actor: Actor = { kind: 'system', id: `plugin:${pluginId}`, grants };
  return withContext({ ...currentContext(), actor }, work);
}
