export * from './health.controller.js';
export * from './house-health.js';
export * from './metrics.js';
