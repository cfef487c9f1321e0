export * from './handles.js';
export * from './job-definition.js';
export * from './job-failure.js';
export * from './job-registry.js';
export * from './queue-backend.js';
export * from './worker-host.js';
