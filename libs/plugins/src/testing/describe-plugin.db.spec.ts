import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { form } from '@redmaple/forms';
import { defineJob, Handles } from '@redmaple/platform';
import { Injectable } from '@nestjs/common';
import { type PluginDefinition, definePlugin } from '../define/plugin.js';
import { roundTheClock } from '../define/shift-pattern.js';
import { defineTeamType } from '../define/team-type.js';
import { workspaceRoot } from '../host/resolve-package.js';
import { conformanceChecks } from './conformance.js';
import { describePlugin } from './describe-plugin.js';

const fixture = async (name: string): Promise<PluginDefinition> => {
  const file = pathToFileURL(join(workspaceRoot(), 'test/fixtures/plugins', name, 'index.mjs')).href;
  return ((await import(file)) as { default: PluginDefinition }).default;
};

// A plugin that uses every corner of the contract, tables included, keeps all its promises.
describePlugin(await fixture('lake'));

const count = defineJob('lake.count-birds');

@Injectable()
class Twice {
  @Handles(count)
  first(): Promise<void> {
    return Promise.resolve();
  }

  @Handles(count)
  second(): Promise<void> {
    return Promise.resolve();
  }
}

describe('the conformance suite', () => {
  let calls = 0;
  const teamType = {
    code: 'patrol',
    form: form({}),
    requires: { qualifications: [], minAge: 18, insurance: true },
  };
  const plugin = {
    id: 'lake',
    version: '1.0.0',
    requires: '^1.0',
    counties: 'all' as const,
    labels: { 'zh-CN': { patrol: '巡护队' }, en: { patrol: 'Patrol' } },
  };

  const of = (changes: Partial<PluginDefinition>, team: object = {}): PluginDefinition =>
    definePlugin({ ...plugin, teamTypes: [defineTeamType({ ...teamType, ...team })], ...changes });

  /** Titles of the checks that find something. */
  async function broken(candidate: PluginDefinition): Promise<string[]> {
    const found = await Promise.all(
      conformanceChecks.map(async (one) => ((await one.problems(candidate)).length > 0 ? [one.title] : [])),
    );
    return found.flat();
  }

  it('finds nothing where nothing is wrong', async () => {
    expect(await broken(of({}))).toEqual([]);
  });

  it.each<[string, () => PluginDefinition | Promise<PluginDefinition>, string]>([
    ['a wrong version', () => of({ version: 'new' }), 'keeps to the contract'],
    [
      'a text that one language lacks',
      () => of({ labels: { 'zh-CN': plugin.labels['zh-CN'], en: {} } }),
      'has a text for everything a person sees',
    ],
    [
      'a gap in a patrol day and night',
      () => of({}, { shifts: roundTheClock({ hours: 5, crew: 1 }) }),
      'covers the hours its shifts promise',
    ],
    [
      'a ranking that changes its mind',
      () =>
        of(
          {},
          {
            rankForDispatch: (_incident: unknown, all: readonly unknown[]) =>
              (calls += 1) % 2 === 0 ? all : [...all].reverse(),
          },
        ),
      'ranks purely: frozen input, the same answer twice, nobody added',
    ],
    [
      'a ranking that writes into its input',
      () => of({}, { rankForDispatch: (_incident: unknown, all: unknown[]) => all.sort() }),
      'ranks purely: frozen input, the same answer twice, nobody added',
    ],
    [
      'a ranking that adds somebody',
      () => fixture('adding-policy'),
      'ranks purely: frozen input, the same answer twice, nobody added',
    ],
    [
      'a ranking that never ends',
      () => fixture('looping-policy'),
      'ranks purely: frozen input, the same answer twice, nobody added',
    ],
    ['two handlers of one job', () => of({ providers: [Twice] }), 'handles each of its jobs once'],
    ['a provider that throws', () => fixture('throwing-at-mount'), 'can be mounted with what the SDK offers'],
    [
      'a provider that needs what nobody offers',
      () => fixture('needy-at-mount'),
      'can be mounted with what the SDK offers',
    ],
  ])('finds %s', async (_what, make, title) => {
    expect(await broken(await make())).toEqual([title]);
  });
});
