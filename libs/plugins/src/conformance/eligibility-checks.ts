import type { RuleFinding, RulePerson, RuleQuestion } from '../define/eligibility-rule.js';
import { type PluginDefinition, qualifiedCode } from '../define/plugin.js';
import type { TeamType } from '../define/team-type.js';
import { type PolicyOutcome, runPolicy } from '../host/run-policy.js';
import { permutations, samplePeople, sampleQuestions } from './samples.js';
import { standingFor } from './standing.js';

/** What is wrong with the rules of the plugin's team types. */
export function eligibilityProblems(plugin: PluginDefinition): string[] {
  return (plugin.teamTypes ?? []).flatMap((teamType) =>
    judgementsOf(plugin, teamType, samplePeople(teamType.form, teamType.requires.qualifications)),
  );
}

/** The first thing that is wrong with what the rule of one team type says about these people. */
export function judgementsOf(plugin: PluginDefinition, teamType: TeamType, people: readonly RulePerson[]): string[] {
  if (!teamType.eligibility) return [];
  const name = `${teamType.code}.eligibility.check`;
  for (const question of sampleQuestions) {
    const judge = judgeOf(plugin, teamType, question);
    // The first call of a function compiles it; a time limit is for the ones after.
    judge(people, 1_000);
    const first = judge(people);
    if (!first.ok) return [`${name} ${first.reason}: ${first.message}`];
    const second = judge(people);
    if (!second.ok || listed(first.value) !== listed(second.value))
      return [`${name} answers differently the second time: leave out chance, clocks and memory.`];
    for (const order of permutations(people)) {
      const other = judge(order);
      if (!other.ok) return [`${name} ${other.reason}: ${other.message}`];
      if (listed(other.value) !== listed(first.value))
        return [
          `${name} says something else when it is given the people in another order: judge each by what it knows of that one alone.`,
        ];
    }
    // A large county is asked about in pieces: what is said of somebody must not hang on who is beside them.
    const alone = people.flatMap((one) => {
      const outcome = judge([one]);
      return outcome.ok ? [...outcome.value] : [];
    });
    if (listed(alone) !== listed(first.value))
      return [`${name} says something else of a person alone than among others: judge each by itself.`];
  }
  return [];
}

function judgeOf(
  plugin: PluginDefinition,
  teamType: TeamType,
  question: RuleQuestion,
): (people: readonly RulePerson[], limit?: number) => PolicyOutcome<readonly RuleFinding[]> {
  const loaded = standingFor(plugin);
  const code = qualifiedCode(plugin.id, teamType.code);
  return (people, limit) =>
    runPolicy(loaded, 'eligibility', { teamType: code, question, people }, limit) ?? { ok: true, value: [] };
}

function listed(findings: readonly RuleFinding[]): string {
  return findings
    .map(({ person, reason }) => `${person} ${reason}`)
    .sort()
    .join();
}
