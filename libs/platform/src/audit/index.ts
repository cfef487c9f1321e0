export * from './audit.js';
export * from './audit.jobs.js';
export * from './audit-reader.js';
export * from './audit.controller.js';
