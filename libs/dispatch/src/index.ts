export { dispatchEntities } from './dispatch.entities.js';
export { dispatchMigrations } from './dispatch.migrations.js';
export { DispatchApiModule, DispatchModule } from './dispatch.module.js';
export { DispatchParameters } from './dispatch-parameters.js';
export { dispatchTexts } from './dispatch.texts.js';
