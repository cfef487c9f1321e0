export { LIMITS as SPREADSHEET_LIMITS } from './limits.js';
export * from './sign-up-columns.js';
export * from './parse-spreadsheet.js';
export * from './spreadsheet-error.js';
