export * from './personal.events.js';
export * from './personal-records.js';
