export * from './event-reader.js';
export * from '../clock/fake-clock.js';
export * from './codes.js';
export * from './test-database.js';
export * from './test-env.js';
export * from './test-module.js';
export * from './pictures.js';
