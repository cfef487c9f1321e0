export * from './csv-writer.js';
export * from './sheet.js';
export * from './xlsx-writer.js';
