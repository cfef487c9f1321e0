export * from './dispatch.js';
export * from './labels.js';
export * from './plugin.js';
export * from './qualifications.js';
export * from './screens.js';
export * from './sdk-version.js';
export * from './shift-pattern.js';
export * from './team-type.js';
