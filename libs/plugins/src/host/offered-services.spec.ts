import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { offeredServices } from './offered-services.js';
import { workspaceRoot } from './resolve-package.js';

describe('services that plugins are offered', () => {
  it('are those that the documents describe, and no other contract between libs', () => {
    const page = readFileSync(join(workspaceRoot(), 'docs/plugins/services.md'), 'utf8');
    const described = [...page.matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, names = '']) =>
      [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name),
    );
    expect(offeredServices().map((one) => one.name)).toEqual(
      described.sort((one = '', other = '') => one.localeCompare(other)),
    );
  });
});
