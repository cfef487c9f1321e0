import { readFileSync } from 'node:fs';

const swcrc = JSON.parse(readFileSync(new URL('./.swcrc', import.meta.url), 'utf8'));

/** The public pages are written in TSX, and rendered by Preact. */
function withPreact({ jsc, ...rest }) {
  const react = { runtime: 'automatic', importSource: 'preact' };
  return { ...rest, jsc: { ...jsc, parser: { ...jsc.parser, tsx: true }, transform: { ...jsc.transform, react } } };
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
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1.js', '$1.ts', '$1.tsx', '$1'] },
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
};
