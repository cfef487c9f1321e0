export * from './domain-error.js';
export * from './platform-errors.js';
