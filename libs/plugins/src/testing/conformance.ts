export { standingFor } from '../conformance/standing.js';
