import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { repository } from './support/child.js';

interface LockedPackage {
  optionalDependencies?: Record<string, string>;
}

const { packages } = JSON.parse(readFileSync(path.join(repository, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, LockedPackage>;
};

/** Where Node would look for a package from another one's directory, nearest first. */
function placesOf(name: string, from: string): string[] {
  const parts = from.split('/node_modules/');
  const nested = parts.map(
    (_, index) => `${parts.slice(0, parts.length - index).join('/node_modules/')}/node_modules/${name}`,
  );
  return [...nested, `node_modules/${name}`];
}

describe('the lock file', () => {
  it('holds the packages of every platform, without which npm ci stops at "Missing … from lock file"', () => {
    const missing = Object.entries(packages).flatMap(([from, one]) =>
      Object.keys(one.optionalDependencies ?? {}).filter(
        (name) => !placesOf(name, from).some((place) => place in packages),
      ),
    );
    // Put right by pinning a version whose platform packages are all published: npm run relock.
    expect(missing).toEqual([]);
  });
});
