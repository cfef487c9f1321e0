export * from './structured-logger.js';
