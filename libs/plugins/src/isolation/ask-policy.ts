import { currentCounty } from '@redmaple/platform';
import type { DispatchCandidate } from '../define/dispatch.js';
import { qualifiedCode } from '../define/plugin.js';
import type { LoadedPlugin } from '../host/loaded-plugin.js';
import { checkedFindings, type PolicyCalls, type PolicyOutcome, runPolicy } from '../host/run-policy.js';
import { fleet } from './fleet.js';

/** As from `runPolicy`; `away`: an isolated plugin has no process to ask just now, which counts for nobody. */
export type AskedOutcome<T> =
  | PolicyOutcome<T>
  | { readonly ok: false; readonly reason: 'away'; readonly message: string };

/**
 * Runs a policy where its plugin runs: here, or in its closed process for the county of the call. What comes back is checked here in
 * both cases.
 * @returns undefined when the team type has no such policy.
 */
export async function askPolicy<Name extends keyof PolicyCalls>(
  plugin: LoadedPlugin,
  name: Name,
  input: PolicyCalls[Name]['input'],
): Promise<AskedOutcome<PolicyCalls[Name]['output']> | undefined> {
  if (!plugin.isolated) return runPolicy(plugin, name, input);
  const teamType = plugin.definition.teamTypes?.find((one) => qualifiedCode(plugin.id, one.code) === input.teamType);
  if (!teamType?.[name]) return undefined;
  const outcome = await fleet.ask(plugin.isolated, currentCounty(), { what: 'policy', name, input });
  if (!outcome.ok) return outcome;
  if (name === 'rankForDispatch')
    return ranked(outcome.value, (input as PolicyCalls['rankForDispatch']['input']).candidates) as never;
  const { people } = input as PolicyCalls['eligibility']['input'];
  const reasons = (teamType.eligibility?.reasons ?? []).map((one) => one.code);
  return checkedFindings(Array.isArray(outcome.value) ? outcome.value : undefined, people, reasons) as never;
}

function ranked(value: unknown, candidates: readonly DispatchCandidate[]): PolicyOutcome<readonly DispatchCandidate[]> {
  const known = new Map<unknown, DispatchCandidate>(candidates.map((one) => [one.id, one]));
  const ids: readonly unknown[] = Array.isArray(value) ? value : [undefined];
  const order = ids.flatMap((id) => known.get(id) ?? []);
  if (order.length < ids.length || new Set(order).size < order.length)
    return { ok: false, reason: 'invalid', message: 'It answers something else than an order of the candidates.' };
  return { ok: true, value: order };
}
