import { satisfies, valid, validRange } from 'semver';
import { coreVettingStages } from '../define/plugin.js';
import { SDK_VERSION } from '../define/sdk-version.js';
import { checkCode } from './validate-code.js';
import { checkEffects } from './validate-effects.js';
import { checkForm } from './validate-form.js';
import { checkHooks } from './validate-hooks.js';
import { partsOfContract } from './parts/index.js';
import { checkIsolation } from './validate-isolation.js';
import { checkLabels } from './validate-labels.js';
import { checkParts } from './validate-parts.js';
import { checkMetadata } from './validate-metadata.js';
import { checkRequests, checkScreenPaths } from './validate-requests.js';
import { checkScreens } from './validate-screens.js';
import { checkTeamType } from './validate-team-type.js';
import { isRecord, type PluginProblem, Problems, show } from './problems.js';

const pluginKeys: readonly string[] = [
  ...partsOfContract.map((one) => one.key),
  'id',
  'version',
  'requires',
  'counties',
  'isolation',
  'owner',
  'licence',
  'permissions',
  'keeps',
  'requests',
  'effects',
  'teamTypes',
  'qualifications',
  'vettingStages',
  'settings',
  'entities',
  'migrations',
  'providers',
  'controllers',
  'panels',
  'pages',
  'mapLayers',
  'on',
  'decide',
  'filter',
  'limits',
  'labels',
];

/** Names the core uses for its own queues, schemas, routes and labels; a plugin would shadow them. */
const coreNames: ReadonlySet<string> = new Set([
  'access',
  'api',
  'audit',
  'bullmq',
  'core',
  'counties',
  'county',
  'dispatch',
  'eligibility',
  'errors',
  'faults',
  'forms',
  'health',
  'host',
  'i18n',
  'messages',
  'outbox',
  'platform',
  'plugin',
  'plugins',
  'projects',
  'public',
  'recruitment',
  'settings',
  'shifts',
  'system',
  'training',
  'volunteers',
  'web',
  'worker',
]);

/**
 * Checks a plugin against the contract, everything at once.
 * @param sdk version of the contract; this installation's when left out.
 * @returns what is wrong and how to put it right; empty when the plugin can be used.
 * @since 1.0.0
 */
export function validatePlugin(plugin: unknown, sdk = SDK_VERSION): PluginProblem[] {
  const problems = new Problems();
  if (!isRecord(plugin)) {
    problems.add('', `The package's default export is ${show(plugin)}: write "export default definePlugin({ … })".`);
    return problems.list;
  }
  problems.unknownKeys('', plugin, pluginKeys);
  const id = checkIdentity(problems, plugin, sdk);
  const catalogue = checkQualifications(problems, plugin.qualifications);
  checkTeamTypes(problems, plugin.teamTypes, catalogue);
  checkVettingStages(problems, plugin);
  if (plugin.settings !== undefined) checkForm(problems, 'settings', plugin.settings);
  checkParts(problems, plugin);
  checkHooks(problems, plugin);
  checkLimits(problems, plugin.limits);
  checkScreens(problems, plugin);
  checkIsolation(problems, plugin);
  checkMetadata(problems, plugin);
  checkEffects(problems, plugin);
  checkRequests(problems, plugin);
  checkScreenPaths(problems, plugin);
  checkCode(problems, plugin, id ?? '<id>');
  checkLabels(problems, plugin);
  if (!Object.isFrozen(plugin)) problems.add('', 'The plugin is not frozen: export what definePlugin({ … }) returns.');
  return problems.list;
}

function checkIdentity(problems: Problems, plugin: Record<string, unknown>, sdk: string): string | undefined {
  const id = problems.kebab('id', plugin.id);
  if (id !== undefined && coreNames.has(id))
    problems.add('id', `is "${id}", a name of the core: choose the name of a place or a team.`);
  if (typeof plugin.version !== 'string' || valid(plugin.version) !== plugin.version) {
    problems.add('version', `is ${show(plugin.version)}: use a semantic version such as "1.0.0".`);
  }
  checkRequires(problems, plugin.requires, sdk);
  checkCounties(problems, plugin.counties);
  return id;
}

function checkLimits(problems: Problems, limits: unknown): void {
  if (limits === undefined) return;
  if (!isRecord(limits)) {
    problems.add('limits', `is ${show(limits)}: write { jobSeconds: 60 }.`);
    return;
  }
  problems.unknownKeys('limits', limits, ['jobSeconds', 'jobsAtOnce']);
  if (limits.jobSeconds !== undefined) problems.whole('limits.jobSeconds', limits.jobSeconds, 1, 600);
  if (limits.jobsAtOnce !== undefined) problems.whole('limits.jobsAtOnce', limits.jobsAtOnce, 1, 10);
}

function checkRequires(problems: Problems, requires: unknown, sdk: string): void {
  if (typeof requires !== 'string' || requires === '' || validRange(requires) === null) {
    problems.add('requires', `is ${show(requires)}: use a semver range of the SDK such as "^1.0".`);
  } else if (!satisfies(sdk, requires)) {
    problems.add(
      'requires',
      `asks for SDK ${requires}, this is ${sdk}: install a version of the plugin made for ${sdk}, or another release of Red Maple.`,
    );
  }
}

function checkCounties(problems: Problems, counties: unknown): void {
  if (counties === 'all') return;
  if (!Array.isArray(counties) || counties.length === 0) {
    problems.add(
      'counties',
      `is ${show(counties)}: list six-digit county codes (GB/T 2260), such as ['330681'], or write 'all'.`,
    );
    return;
  }
  counties.forEach((code: unknown, index) => {
    if (typeof code === 'string' && /^[1-9]\d{5}$/.test(code)) return;
    problems.add(`counties[${index}]`, `is ${show(code)}: use the six digits of GB/T 2260, such as '330681'.`);
  });
  problems.unique('counties', counties.map(String), 'the county');
}

function checkQualifications(problems: Problems, value: unknown): string[] {
  const codes: string[] = [];
  for (const [path, item] of problems.records('qualifications', value)) {
    problems.unknownKeys(path, item, ['code', 'validMonths', 'renewalDays', 'graceDays']);
    problems.whole(`${path}.validMonths`, item.validMonths, 1, 600);
    if (item.renewalDays !== undefined) problems.whole(`${path}.renewalDays`, item.renewalDays, 7, 366);
    if (item.graceDays !== undefined) problems.whole(`${path}.graceDays`, item.graceDays, 0, 366);
    const code = problems.kebab(`${path}.code`, item.code);
    if (code !== undefined) codes.push(code);
  }
  problems.unique('qualifications', codes, 'the code');
  return codes;
}

function checkTeamTypes(problems: Problems, value: unknown, catalogue: readonly string[]): void {
  const teamTypes = problems.records('teamTypes', value);
  for (const [path, teamType] of teamTypes) checkTeamType(problems, path, teamType, catalogue);
  problems.unique(
    'teamTypes',
    teamTypes.map(([, one]) => String(one.code)),
    'the code',
  );
}

function checkVettingStages(problems: Problems, plugin: Record<string, unknown>): void {
  const teamTypes = Array.isArray(plugin.teamTypes)
    ? plugin.teamTypes.filter(isRecord).map((one) => String(one.code))
    : [];
  const stages = problems.records('vettingStages', plugin.vettingStages);
  for (const [path, stage] of stages) {
    problems.unknownKeys(path, stage, ['code', 'after', 'decidedBy', 'withinDays', 'teamTypes']);
    problems.kebab(`${path}.code`, stage.code);
    problems.oneOf(`${path}.after`, stage.after, coreVettingStages);
    problems.oneOf(`${path}.decidedBy`, stage.decidedBy, ['operator', 'liaison', 'team-leader', 'trainer']);
    problems.whole(`${path}.withinDays`, stage.withinDays, 1, 365);
    problems.items(`${path}.teamTypes`, stage.teamTypes).forEach((code, index) => {
      problems.oneOf(`${path}.teamTypes[${index}]`, code, teamTypes);
    });
    if ((coreVettingStages as readonly unknown[]).includes(stage.code)) {
      problems.add(`${path}.code`, `is "${String(stage.code)}", a stage of the core: choose another name.`);
    }
  }
  problems.unique(
    'vettingStages',
    stages.map(([, one]) => String(one.code)),
    'the code',
  );
}
