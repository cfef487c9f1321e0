export * from './keyring.js';
export * from './sealed-box.js';
export * from './vault.js';
export * from './identifiers.js';
