// What a plugin's author uses. The libs and the apps import `@redmaple/plugins/house`, which has more.
/** @since 1.0.0 */
export * from './contracts/index.js';
export * from './isolated.js';
export { qrSvg } from './drawing/qr-svg.js';
/** @since 1.0.0 */
export { validatePlugin } from './validate/validate-plugin.js';
/** @since 1.0.0 */
export { describeProblem, type PluginProblem } from './validate/problems.js';
/** @since 1.0.0 */
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
/** @since 1.4.0 */
export { type FormRequest, type PictureUpload, readPictureUpload } from '@redmaple/platform';
/** @since 1.0.0 */
export { PluginSettings } from './registry/plugin-settings.js';
/** @since 1.4.0 */
export { Settings } from './registry/plugin-settings.js';
/** @since 1.0.0 */
export { TeamTypes } from './registry/team-types.js';
/** @since 1.0.0 */
export type { QualificationInfo, TeamTypeInfo, VettingStageInfo } from './registry/team-type-info.js';
