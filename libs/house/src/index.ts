export * from './house.js';
export * from './migrate-house.js';
export * from './demo/fill-demo-county.js';
export * from './trial/run-trial.js';
export * from './trial/trial.js';
export { TrialClock, trialWeek } from './trial/trial-house.js';
