// What a plugin author uses.
export * from './contracts/index.js';
export * from './define/index.js';
export { validatePlugin } from './validate/validate-plugin.js';
export { describeProblem, type PluginProblem } from './validate/problems.js';
export {
  type AnswersOf,
  choice,
  choices,
  date,
  decimal,
  type FormSchema,
  form,
  longText,
  optional,
  text,
  time,
  whole,
  yesNo,
} from '@redmaple/forms';
export {
  Allow,
  AllowPublic,
  AllowRecruit,
  AllowSignedIn,
  Clock,
  currentCounty,
  countyColumn,
  defineErrors,
  defineEvent,
  defineJob,
  type EventDefinition,
  Handles,
  type JobDefinition,
  type JobRun,
  On,
  Outbox,
  UnitOfWork,
} from '@redmaple/platform';
export { PluginSettings } from './registry/plugin-settings.js';
export { TeamTypes } from './registry/team-types.js';
export type { QualificationInfo, TeamTypeInfo, VettingStageInfo } from './registry/team-type-info.js';

// What the host uses.
export * from './host/loaded-plugin.js';
export { type LoadOptions, loadPlugins } from './host/load-plugins.js';
export { type PolicyFailure, type PolicyOutcome, policyLimit, runPolicy } from './host/run-policy.js';
export * from './migrations/index.js';
export { InstalledPlugins } from './mounting/installed-plugins.js';
export {
  type PluginMigrationReport,
  revertPluginMigrations,
  runPluginMigrations,
} from './mounting/plugin-migrations.js';
export { pluginEntities, PluginsModule } from './mounting/plugins.module.js';
export { CountyPlugins } from './registry/county-plugins.js';
export { EligibilityRules, type RuledPeople } from './registry/eligibility-rules.js';
export { DispatchPolicies, type DispatchRanking } from './registry/dispatch-policies.js';
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
