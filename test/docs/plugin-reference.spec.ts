import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { pluginReference } from '../../tools/plugin-reference.mjs';
import { repository } from '../support/child.js';
import { repositoryFile } from '../support/documents.js';

describe('the reference of the SDK', () => {
  const { pages, lacking } = pluginReference(repository);

  it('has a text and a version for everything that an author may import', () => {
    expect(lacking).toEqual([]);
  });

  it('is what the sources say: npm run plugins:reference', () => {
    const folder = 'docs/plugins/reference';
    const there = readdirSync(path.join(repository, folder)).map((file) => `${folder}/${file}`);
    expect(there.sort()).toEqual([...pages.keys()].sort());
    expect([...pages].filter(([file, text]) => repositoryFile(file) !== text).map(([file]) => file)).toEqual([]);
  });

  it('shows what a caller sees: comments of members, no bodies, nothing private', () => {
    const building = pages.get('docs/plugins/reference/building.md') ?? '';
    expect(building).toContain('class UnitOfWork');
    expect(building).not.toMatch(/private |\bthis\./);
    expect(pages.get('docs/plugins/reference/team-types.md')).toContain('function roundTheClock(');
  });
});
