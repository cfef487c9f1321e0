export * from './health.controller.js';
export * from './metrics.js';
