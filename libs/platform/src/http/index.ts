export * from './idempotency.interceptor.js';
export * from './idempotency.jobs.js';
export * from './page.js';
export * from './problem.filter.js';
export * from './problem.js';
export * from './request-hooks.js';
export * from './texts.js';
export * from './validation.pipe.js';
