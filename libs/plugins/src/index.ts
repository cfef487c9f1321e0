// What a plugin's author uses. The libs and the apps import `@redmaple/plugins/house`, which has more.
export * from './contracts/index.js';
export * from './define/index.js';
export { qrSvg } from './drawing/qr-svg.js';
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
