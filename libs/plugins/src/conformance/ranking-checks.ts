import { isDeepStrictEqual } from 'node:util';
import type { DispatchCandidate, DispatchIncident } from '../define/dispatch.js';
import { type PluginDefinition, qualifiedCode } from '../define/plugin.js';
import type { TeamType } from '../define/team-type.js';
import { type PolicyOutcome, runPolicy } from '../host/run-policy.js';
import { permutations, sampleCandidates, sampleIncidents } from './samples.js';
import { standingFor } from './standing.js';

/** What is wrong with the orders in which the plugin's team types ask. */
export function rankingProblems(plugin: PluginDefinition): string[] {
  return (plugin.teamTypes ?? []).flatMap((teamType) =>
    rankingsOf(plugin, teamType, sampleCandidates(teamType.form), sampleIncidents(teamType.form)),
  );
}

/** The first thing that is wrong with the ranking of one team type, of these candidates, for one of these incidents. */
export function rankingsOf(
  plugin: PluginDefinition,
  teamType: TeamType,
  candidates: readonly DispatchCandidate[],
  incidents: readonly DispatchIncident[],
): string[] {
  if (!teamType.rankForDispatch) return [];
  const name = `${teamType.code}.rankForDispatch`;
  for (const incident of incidents) {
    const rank = rankingOf(plugin, teamType, incident);
    // The first call of a function compiles it; a time limit is for the ones after.
    rank(candidates, 1_000);
    const first = rank(candidates);
    if (!first.ok) return [`${name} ${first.reason}: ${first.message}`];
    const second = rank(candidates);
    if (!second.ok || !isDeepStrictEqual(first.value, second.value))
      return [`${name} answers differently the second time: leave out chance, clocks and memory.`];
    for (const order of permutations(candidates)) {
      const other = rank(order);
      if (!other.ok) return [`${name} ${other.reason}: ${other.message}`];
      if (sameWhateverTheOrder(first.value, other.value, candidates, order)) continue;
      return [
        `${name} depends on the order in which it is given the candidates: let the last comparison be that of their ids, as nearest() and leastRecentlyAsked() do.`,
      ];
    }
  }
  return [];
}

function rankingOf(
  plugin: PluginDefinition,
  teamType: TeamType,
  incident: DispatchIncident,
): (candidates: readonly DispatchCandidate[], limit?: number) => PolicyOutcome<readonly DispatchCandidate[]> {
  const loaded = standingFor(plugin);
  const code = qualifiedCode(plugin.id, teamType.code);
  return (candidates, limit) =>
    runPolicy(loaded, 'rankForDispatch', { teamType: code, incident, candidates }, limit) ?? {
      ok: true,
      value: candidates,
    };
}

/** The same order; or the same people, where a policy leaves some out and keeps the order it was given. */
function sameWhateverTheOrder(
  one: readonly DispatchCandidate[],
  other: readonly DispatchCandidate[],
  givenOne: readonly DispatchCandidate[],
  givenOther: readonly DispatchCandidate[],
): boolean {
  const [first, second] = [idsOf(one), idsOf(other)];
  if (first.join() === second.join()) return true;
  const keeps = (ids: readonly string[], given: readonly DispatchCandidate[]): boolean =>
    ids.join() ===
    idsOf(given)
      .filter((id) => ids.includes(id))
      .join();
  return [...first].sort().join() === [...second].sort().join() && keeps(first, givenOne) && keeps(second, givenOther);
}

function idsOf(candidates: readonly DispatchCandidate[]): string[] {
  return candidates.map((one) => one.id);
}
