export { type ConformanceCheck, conformanceChecks } from './conformance.js';
export { describePlugin } from './describe-plugin.js';
