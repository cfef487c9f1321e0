/** What browsers need of people's data: small, and without the schemas and hashes that older phones do not understand. */
export * from './age.js';
export * from './identity-document.js';
export * from './phone.js';
export { isCalendarDate } from '../text/calendar.js';
