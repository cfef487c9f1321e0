import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

const swcrc = JSON.parse(readFileSync(new URL('./.swcrc', import.meta.url), 'utf8'));

/** The public pages are written in TSX, and rendered by Preact. */
function withPreact({ jsc, ...rest }) {
  const react = { runtime: 'automatic', importSource: 'preact' };
  return { ...rest, jsc: { ...jsc, parser: { ...jsc.parser, tsx: true }, transform: { ...jsc.transform, react } } };
}

/**
 * `@fastify/static` requires an ES module. Node can do that, Jest cannot: it gets the same source as CommonJS.
 * @returns {string} path of the copy
 */
function asCommonJs(name) {
  const source = readFileSync(createRequire(import.meta.resolve('@fastify/static')).resolve(name), 'utf8');
  const { code } = transformSync(source, { module: { type: 'commonjs' }, jsc: { target: 'es2022' }, swcrc: false });
  const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), '.stamps', 'jest');
  mkdirSync(folder, { recursive: true });
  const copy = path.join(folder, `${name}.cjs`);
  writeFileSync(copy, code);
  return copy;
}

/** Tests run on the sources (the `source` export condition), so no build is needed before them. */
export default {
  testEnvironment: 'node',
  testTimeout: 60_000,
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/plugins', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
  modulePathIgnorePatterns: ['/dist/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { ...swcrc, swcrc: false }],
    '^.+\\.tsx$': ['@swc/jest', { ...withPreact(swcrc), swcrc: false }],
  },
  moduleNameMapper: {
    '^content-disposition$': asCommonJs('content-disposition'),
    '^(\\.{1,2}/.*)\\.js$': ['$1.js', '$1.ts', '$1.tsx', '$1'],
  },
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
};
