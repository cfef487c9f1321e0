import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Every package that a source file reaches, through the files it imports. */
function packagesReachedFrom(file: URL, seen = new Set<string>()): Set<string> {
  const packages = new Set<string>();
  if (seen.has(file.href)) return packages;
  seen.add(file.href);
  const source = readFileSync(fileURLToPath(file), 'utf8');
  for (const [, specifier] of source.matchAll(/(?:from|import)\s+'([^']+)'/g)) {
    if (specifier === undefined) continue;
    if (!specifier.startsWith('.')) packages.add(specifier);
    else
      for (const reached of packagesReachedFrom(new URL(specifier.replace(/\.js$/, '.ts'), file), seen))
        packages.add(reached);
  }
  return packages;
}

it('the main entry runs in a browser: it reaches neither Ajv, which needs eval, nor Node', () => {
  expect([...packagesReachedFrom(new URL('./index.ts', import.meta.url))]).toEqual(['typebox']);
  expect([...packagesReachedFrom(new URL('./validate.ts', import.meta.url))]).toContain('ajv/dist/2020.js');
});
