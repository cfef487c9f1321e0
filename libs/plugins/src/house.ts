// What the libs and the apps use: all that an author has, and the host.
export * from './index.js';
export { type CheckedPromise, checkPackage } from './conformance/check-package.js';
export { migrationWarnings } from './conformance/migration-warnings.js';
export { previousVersionOf, previousVersionsIn } from './conformance/previous-version.js';
export { sampleAnswers } from './conformance/samples.js';
export { tableProblems } from './conformance/table-checks.js';
export { importPackage } from './host/import-package.js';
export { resolvePackage, workspaceRoot } from './host/resolve-package.js';
export * from './host/loaded-plugin.js';
export { type LoadOptions, loadPlugins } from './host/load-plugins.js';
export { type PolicyFailure, type PolicyOutcome, policyLimit, runPolicy } from './host/run-policy.js';
export { asPlugin } from './effects/as-plugin.js';
export { EffectContributor, type EffectOrigin } from './effects/effect-contributor.js';
export { KeptJobs } from './effects/kept.jobs.js';
export { ParkedJobs } from './registry/parked/parked-jobs.js';
export { type EffectCause, EffectRefused, PluginEffects } from './effects/plugin-effects.js';
export { Decisions, type Decided } from './hooks/decisions.js';
export { EventTeller } from './hooks/event-teller.js';
export { Filters } from './hooks/filters.js';
export { deprecationsIn, type HookCatalogue, hookCatalogue, type HookKind, hookLines } from './hooks/hook-list.js';
export { type HookAnswerer, HookAnswerers } from './hooks/hook-answerer.js';
export { LoopFaults } from './looping/loop-faults.js';
export { watchForLoops } from './looping/loop-watch.js';
export * from './migrations/index.js';
export { type Installation, loadInstallation, onThisMachine, packageIn } from './packages/load-installation.js';
export {
  factsOf,
  isNewer,
  type PackageFacts,
  type PackageFile,
  packageLimits,
  PackageProblem,
} from './packages/package-files.js';
export { linkProvided, unpack } from './packages/package-folder.js';
export { readArchive } from './packages/read-archive.js';
export { type RunSql, type WantedPackages, wantedPackages } from './packages/wanted-packages.js';
export { watchInstallation } from './packages/watch-installation.js';
export { actAs, actAsHost } from './mounting/acting.js';
export { BoundService } from './mounting/bound-service.js';
export { InstalledPlugins } from './mounting/installed-plugins.js';
export {
  type PluginMigrationReport,
  revertPluginMigrations,
  runPluginMigrations,
} from './mounting/plugin-migrations.js';
export { pluginEntities, PluginsModule } from './mounting/plugins.module.js';
export { allowQuestion, rowsRead, wholeAnswer } from './registry/answer-limits.js';
export { type AnswerInWords, answersInWords, checkedAnswers } from './registry/declared-answers.js';
export { teamTypesOf } from './registry/team-type-info.js';
export { type DeclaredLine, declaredLines } from './registry/declared-lines.js';
export { CountyParts, type DeclaredPart } from './registry/declared-parts.js';
export { PluginManifest } from './registry/consent/manifest.js';
export { PluginProposals } from './registry/consent/proposals.service.js';
export { CountyPlugins } from './registry/county-plugins.js';
export { EligibilityRules, type RuledPeople } from './registry/eligibility-rules.js';
export { DispatchPolicies, type DispatchRanking } from './registry/dispatch-policies.js';
export { reasonsTogether } from './registry/reasons-together.js';
export { crashBudget, type PluginFault, PluginFaults } from './registry/plugin-faults.js';
export { PluginDemos } from './registry/plugin-demos.js';
export { PluginSwitch } from './registry/plugin-switch.js';
export type { PluginScreens, ScreensManifest } from './screens/manifest.dto.js';
export { filesOf } from './screens/plugin-files.js';
export { ChangePlugin, PluginFaultView, type PluginStatus, PluginView } from './registry/plugins.dto.js';
export { pluginErrors } from './registry/plugins.errors.js';
export { PluginsService } from './registry/plugins.service.js';
export { pluginsEntities } from './plugins.entities.js';
export { pluginsTexts } from './registry/plugins.texts.js';
export { askPolicy } from './isolation/ask-policy.js';
export { carefulParse } from './isolation/careful-parse.js';
export { Fleet, fleet } from './isolation/fleet.js';
export { IsolationSwitch } from './isolation/isolation-switch.js';
export { frame } from './isolation/frames.js';
export { type IsolatedOutcome, IsolatedProcess } from './isolation/isolated-process.js';
export { probeIsolation } from './isolation/probe.js';
