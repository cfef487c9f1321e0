export { columnsOf, listed, wholeList } from './export-columns.js';
export { type ExportReader, ExportLists } from './export-list.js';
export { ExportWriter } from './export-writer.js';
export { Exports } from './exports.service.js';
export * from './exports.errors.js';
