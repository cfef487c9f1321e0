import { isDeepStrictEqual } from 'node:util';
import { compileForm } from '@redmaple/forms/validate';
import { MetadataScanner } from '@nestjs/core';
import { type HandlerMark, handlerMark } from '@redmaple/platform';
import { type PluginDefinition, qualifiedCode } from '../define/plugin.js';
import type { TeamType } from '../define/team-type.js';
import type { LoadedPlugin } from '../host/loaded-plugin.js';
import { probeMount } from '../host/probe-mount.js';
import { runPolicy } from '../host/run-policy.js';
import { describeProblem } from '../validate/problems.js';
import { validatePlugin } from '../validate/validate-plugin.js';
import { sampleAnswers, sampleCandidates, sampleIncidents } from './samples.js';

/** One promise a plugin makes, and how to find out whether it keeps it. @since 1.0.0 */
export interface ConformanceCheck {
  /** A sentence about the plugin: "has a text for everything a person sees". */
  readonly title: string;
  /** What is wrong; empty when the promise is kept. */
  readonly problems: (plugin: PluginDefinition) => string[] | Promise<string[]>;
}

const ofLabels = (problem: { path: string }): boolean => problem.path.startsWith('labels');
const ofShifts = (problem: { path: string }): boolean => problem.path.includes('.shifts');

/** Every promise, in the order of the contract. They need no database. @since 1.0.0 */
export const conformanceChecks: readonly ConformanceCheck[] = [
  {
    title: 'keeps to the contract',
    problems: (plugin) =>
      validatePlugin(plugin)
        .filter((one) => !ofLabels(one) && !ofShifts(one))
        .map(describeProblem),
  },
  {
    title: 'has a text for everything a person sees',
    problems: (plugin) => validatePlugin(plugin).filter(ofLabels).map(describeProblem),
  },
  {
    title: 'covers the hours its shifts promise',
    problems: (plugin) => validatePlugin(plugin).filter(ofShifts).map(describeProblem),
  },
  { title: 'has forms that compile and accept answers', problems: formProblems },
  { title: 'ranks purely: frozen input, the same answer twice, nobody added', problems: policyProblems },
  { title: 'handles each of its jobs once', problems: jobProblems },
  { title: 'can be mounted with what the SDK offers', problems: mountProblems },
];

function formProblems(plugin: PluginDefinition): string[] {
  const forms = [
    ...(plugin.teamTypes ?? []).map((one) => [one.code, one.form] as const),
    ...(plugin.settings ? [['settings', plugin.settings] as const] : []),
  ];
  return forms.flatMap(([name, form]) => {
    const validate = compileForm(form);
    const outcomes = [0, 1, 2].map((turn) => validate(sampleAnswers(form, turn)));
    // A pattern can't be guessed; any other refusal of a fitting sample is a fault of the form.
    return outcomes.flatMap((one) =>
      one.ok
        ? []
        : one.errors.filter(({ code }) => code !== 'pattern').map(({ field, code }) => `${name}.${field}: ${code}`),
    );
  });
}

function policyProblems(plugin: PluginDefinition): string[] {
  const loaded = standingFor(plugin);
  return (plugin.teamTypes ?? []).flatMap((teamType) => rankingProblems(loaded, teamType));
}

function rankingProblems(plugin: LoadedPlugin, teamType: TeamType): string[] {
  const candidates = sampleCandidates(teamType.form);
  return sampleIncidents(teamType.form).flatMap((incident) => {
    const input = { teamType: qualifiedCode(plugin.id, teamType.code), incident, candidates };
    // The first call of a function compiles it; a time limit is for the ones after.
    runPolicy(plugin, 'rankForDispatch', input, 1_000);
    const first = runPolicy(plugin, 'rankForDispatch', input);
    if (!first) return [];
    if (!first.ok) return [`${teamType.code}.rankForDispatch ${first.reason}: ${first.message}`];
    const second = runPolicy(plugin, 'rankForDispatch', input);
    const same = second?.ok === true && isDeepStrictEqual(first.value, second.value);
    return same
      ? []
      : [`${teamType.code}.rankForDispatch answers differently the second time: leave out chance, clocks and memory.`];
  });
}

function jobProblems(plugin: PluginDefinition): string[] {
  const scanner = new MetadataScanner();
  const names = (plugin.providers ?? []).flatMap((provider) => {
    const prototype = provider.prototype as Record<string, unknown>;
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const mark = Reflect.getMetadata(handlerMark, prototype[name] as object) as HandlerMark | undefined;
      return mark ? [mark.job.name] : [];
    });
  });
  return names
    .filter((name, index) => names.indexOf(name) < index)
    .map((name) => `The job ${name} has two handlers: remove one of the @Handles.`);
}

async function mountProblems(plugin: PluginDefinition): Promise<string[]> {
  try {
    await probeMount(plugin);
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** A plugin as if a package had brought it. */
export function standingFor(plugin: PluginDefinition): LoadedPlugin {
  return {
    id: plugin.id,
    definition: plugin,
    package: { name: plugin.id, directory: '.', entry: '.', version: plugin.version },
  };
}
