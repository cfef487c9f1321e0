import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadPlugins, type PluginDefinition, validatePlugin } from '@redmaple/plugins/house';
import { describePlugin } from '@redmaple/plugins/testing';
import waterWatch from '../../docs/examples/water-watch/src/index.js';
import { codeBlocks, repositoryFile } from '../support/documents.js';
import { repository } from '../support/child.js';

const guide = repositoryFile('docs/plugin-guide.md');
const fifteenLines = repositoryFile('docs/examples/market-post/index.mjs');
const marketPost = await packageOf('docs/examples/market-post/index.mjs');

// The examples keep every promise of the contract, tables included.
describePlugin(marketPost);
describePlugin(waterWatch);

describe('the plugin guide', () => {
  it('writes a team type in fifteen lines, and shows exactly the text of the file that is tested', () => {
    expect(fifteenLines.trimEnd().split('\n').length).toBeLessThanOrEqual(15);
    expect(validatePlugin(marketPost)).toEqual([]);
    expect(codeBlocks(guide, 'js')).toContain(fifteenLines);
  });

  it('shows how an isolated plugin answers and wishes, with the text of the file that is tested', async () => {
    const lakeWatch = 'docs/examples/lake-watch/index.mjs';
    expect(validatePlugin(await packageOf(lakeWatch))).toEqual([]);
    expect(codeBlocks(repositoryFile('docs/plugins/isolation.md'), 'js')).toContain(repositoryFile(lakeWatch));
  });

  it('takes every other piece of code from the second example and the sample of screens, word for word', () => {
    const files = [
      ...sourcesBelow('docs/examples/water-watch/src'),
      repositoryFile('plugins/maple-grove/src/maple-grove.spec.ts'),
      repositoryFile('plugins/rescue-points/src/screens.ts'),
    ];
    const source = files.map(withoutIndent).join('\n');
    const blocks = codeBlocks(guide, 'ts');
    expect(blocks.length).toBeGreaterThan(3);
    expect(blocks.filter((block) => !source.includes(withoutIndent(block).trimEnd()))).toEqual([]);
  });

  it('has examples that the host loads beside the standard team types', async () => {
    const dataDirectory = mkdtempSync(path.join(os.tmpdir(), 'redmaple-guide-'));
    try {
      const plugins = 'maple-grove,./docs/examples/market-post,./docs/examples/water-watch';
      const { active, skipped } = await loadPlugins({ plugins, safeMode: false, dataDirectory });
      expect(skipped).toEqual([]);
      expect(active.map((one) => one.id)).toEqual(['maple-grove', 'market-post', 'water-watch']);
    } finally {
      rmSync(dataDirectory, { recursive: true, force: true });
    }
  }, 120_000);

  it('names every helper for forms, every shift pattern and every requirement there is', () => {
    const helpers = ['text', 'longText', 'whole', 'decimal', 'yesNo', 'date', 'time', 'choice', 'choices', 'optional'];
    const patterns = ['roundTheClock', 'evenings', 'weekly'];
    const requirements = ['qualifications', 'minAge', 'maxAge', 'insurance', 'danger', 'youth'];
    const missing = [...helpers, ...patterns, ...requirements].filter((name) => !guide.includes(`\`${name}`));
    expect(missing).toEqual([]);
  });
});

async function packageOf(file: string): Promise<PluginDefinition> {
  return ((await import(path.join(repository, file))) as { default: PluginDefinition }).default;
}

function sourcesBelow(directory: string): string[] {
  return readdirSync(path.join(repository, directory)).map((file) =>
    readFileSync(path.join(repository, directory, file), 'utf8'),
  );
}

/** A piece taken out of a class loses its indent. */
function withoutIndent(text: string): string {
  return text.replaceAll(/^ +/gm, '');
}
