export { type ConformanceCheck, conformanceChecks } from '../conformance/checks.js';
export {
  type PreviousVersion,
  previousVersionOf,
  previousVersionsIn,
  upgradeProblems,
} from '../conformance/previous-version.js';
export { type DescribeOptions, describePlugin, type TestRunner } from './describe-plugin.js';
