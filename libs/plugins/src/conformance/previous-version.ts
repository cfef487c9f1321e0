import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FormSchema } from '@redmaple/forms';
import { compileForm } from '@redmaple/forms/validate';
import { compare, valid } from 'semver';
import type { PluginDefinition } from '../define/plugin.js';
import type { TeamType } from '../define/team-type.js';
import { isRecord } from '../validate/problems.js';
import { judgementsOf } from './eligibility-checks.js';
import { rankingsOf } from './ranking-checks.js';
import { sampleAnswers, sampleCandidates, sampleIncidents, samplePeople } from './samples.js';

/**
 * What a released version left behind in counties: kept as `previous/<version>.json` beside the package's `package.json`, so that
 * the next version can be tried on its data.
 * @since 1.4.0
 */
export interface PreviousVersion {
  readonly version: string;
  /** The forms of its team types, by code. */
  readonly forms: Readonly<Record<string, FormSchema>>;
  /** Names of its migrations, oldest first. */
  readonly migrations: readonly string[];
  /** Rows of its tables, where the made-up ones would break a check of yours. */
  readonly rows?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}

/** What the next version will be tried on. @since 1.4.0 */
export function previousVersionOf(plugin: PluginDefinition): PreviousVersion {
  return {
    version: plugin.version,
    forms: Object.fromEntries((plugin.teamTypes ?? []).map((one) => [one.code, one.form])),
    migrations: (plugin.migrations ?? []).map((one) => one.name),
  };
}

/** The earlier versions that a package remembers, oldest first. @throws Error when a file says nothing that can be used. */
export function previousVersionsIn(directory: string): PreviousVersion[] {
  const folder = join(directory, 'previous');
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const found = files.map((file) => read(file, readFileSync(join(folder, file), 'utf8')));
  return found.sort((one, other) => compare(one.version, other.version));
}

function read(file: string, text: string): PreviousVersion {
  const value: unknown = JSON.parse(text);
  if (isRecord(value) && valid(String(value.version)) && isRecord(value.forms) && Array.isArray(value.migrations))
    return value as unknown as PreviousVersion;
  throw new Error(
    `previous/${file} must have { version, forms, migrations }: npm run plugins -- check … --remember writes it.`,
  );
}

/** What this version would do wrong with what people answered to an earlier one, and with its list of migrations. */
export function upgradeProblems(plugin: PluginDefinition, earlier: readonly PreviousVersion[]): string[] {
  return earlier
    .filter((one) => one.version !== plugin.version)
    .flatMap((one) =>
      [
        ...migrationProblems(plugin, one),
        ...(plugin.teamTypes ?? []).flatMap((type) => answerProblems(plugin, type, one)),
      ].map((problem) => `From ${one.version}: ${problem}`),
    );
}

function migrationProblems(plugin: PluginDefinition, { migrations }: PreviousVersion): string[] {
  const names = (plugin.migrations ?? []).map((one) => one.name);
  const kept = migrations.every((name, index) => names[index] === name);
  return kept
    ? []
    : [`its migrations were ${migrations.join(', ')}: keep them first and unchanged, and add new ones after them.`];
}

function answerProblems(plugin: PluginDefinition, teamType: TeamType, earlier: PreviousVersion): string[] {
  const form = earlier.forms[teamType.code];
  if (!form) return [];
  const turns = Math.max(3, ...form.fields.map(({ options = [] }) => options.length));
  const answers = Array.from({ length: turns }, (_, turn) => sampleAnswers(form, turn));
  const refused = new Set(answers.flatMap((one) => refusedFields(teamType.form, one)));
  if (refused.size > 0) {
    const names = [...refused].map((field) => `${teamType.code}.${field}`).join(', ');
    return [
      `${names} would no longer take what people answered: keep the kind, the options and the limits of a field, or give the new one another key.`,
    ];
  }
  const candidates = sampleCandidates(form);
  const people = samplePeople(form, teamType.requires.qualifications);
  return [
    ...rankingsOf(plugin, teamType, candidates, sampleIncidents(form)),
    ...judgementsOf(plugin, teamType, people),
  ].map((problem) => `with the answers of that version, ${problem}`);
}

/** Fields that are in both forms and refuse the earlier answer. One that is new can be missing: members are asked when they sign up. */
function refusedFields(form: FormSchema, answers: Readonly<Record<string, unknown>>): string[] {
  const known = Object.fromEntries(
    Object.entries(answers).filter(([key]) => form.fields.some((field) => field.key === key)),
  );
  const outcome = compileForm(form)(known);
  if (outcome.ok) return [];
  return outcome.errors.filter(({ field, code }) => code !== 'pattern' && field in known).map(({ field }) => field);
}
