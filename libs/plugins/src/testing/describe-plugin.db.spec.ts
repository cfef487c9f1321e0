import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { choice, form, whole } from '@redmaple/forms';
import { defineJob, Handles, platformMigrations } from '@redmaple/platform';
import { createTestDatabase } from '@redmaple/platform/testing';
import { Injectable } from '@nestjs/common';
import type { DispatchCandidate } from '../define/dispatch.js';
import type { RulePerson } from '../define/eligibility-rule.js';
import { type PluginDefinition, definePlugin } from '../define/plugin.js';
import { roundTheClock } from '../define/shift-pattern.js';
import { defineTeamType } from '../define/team-type.js';
import { workspaceRoot } from '../host/resolve-package.js';
import { conformanceChecks } from '../conformance/checks.js';
import { type AskingHouse, houseOf, waiverProblems } from '../conformance/waiver-checks.js';
import { previousVersionOf, upgradeProblems } from '../conformance/previous-version.js';
import { tableProblems } from '../conformance/table-checks.js';
import { pluginsMigrations } from '../migrations/index.js';
import { describePlugin } from './describe-plugin.js';

const fixture = async (name: string): Promise<PluginDefinition> => {
  const file = pathToFileURL(join(workspaceRoot(), 'test/fixtures/plugins', name, 'index.mjs')).href;
  return ((await import(file)) as { default: PluginDefinition }).default;
};

const ranking = 'ranks purely: frozen input, the same answer twice and in whatever order it is asked, nobody added';
const waiving = 'waives no rule of the core: whom it stops stays stopped, whatever the plugin answers';
const judging = 'judges purely: reasons of its own alone, the same twice and in whatever order it is asked';

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

  /** With a rule against whom `against` says. */
  const ruled = (against: (one: RulePerson, people: readonly RulePerson[]) => boolean): PluginDefinition =>
    of(
      {
        labels: {
          'zh-CN': { ...plugin.labels['zh-CN'], tired: '需要休息' },
          en: { ...plugin.labels.en, tired: 'Needs rest' },
        },
      },
      {
        eligibility: {
          reasons: [{ code: 'tired', fixableBy: 'nobody' }],
          check: (_question: unknown, people: readonly RulePerson[]) =>
            people.filter((one) => against(one, people)).map((one) => ({ person: one.id, reason: 'tired' })),
        },
      },
    );

  /** With a hook against whoever signs up, when `against` says so. */
  const deciding = (against: () => boolean, reason = 'tired'): PluginDefinition =>
    of({
      labels: {
        'zh-CN': { ...plugin.labels['zh-CN'], tired: '需要休息' },
        en: { ...plugin.labels.en, tired: 'Needs rest' },
      },
      decide: {
        'sign-up': { reasons: [{ code: 'tired', fixableBy: 'nobody' }], check: () => (against() ? [reason] : []) },
      },
    });
  deciding.title = 'decides and filters purely: answers that hold, the same twice and in whatever order it is asked';

  /** Titles of the checks that find something. */
  async function broken(candidate: PluginDefinition): Promise<string[]> {
    const found = await Promise.all(
      conformanceChecks.map(async (one) => ((await one.problems(candidate)).length > 0 ? [one.title] : [])),
    );
    return found.flat();
  }

  it('finds nothing where nothing is wrong', async () => {
    expect(await broken(of({}))).toEqual([]);
    expect(await broken(ruled((one) => one.age !== undefined && one.age > 60))).toEqual([]);
    const leavesOut = (_incident: unknown, all: readonly DispatchCandidate[]) => all.filter((one) => one.onDuty);
    expect(await broken(of({}, { rankForDispatch: leavesOut }))).toEqual([]);
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
      ranking,
    ],
    [
      'a ranking that writes into its input',
      () => of({}, { rankForDispatch: (_incident: unknown, all: unknown[]) => all.sort() }),
      ranking,
    ],
    [
      'a ranking that leaves ties to chance',
      () =>
        of(
          {},
          {
            rankForDispatch: (_incident: unknown, all: readonly DispatchCandidate[]) =>
              [...all].sort((one, other) => Number(other.onDuty) - Number(one.onDuty)),
          },
        ),
      ranking,
    ],
    ['a rule that changes its mind', () => ruled(() => (calls += 1) % 2 === 0), judging],
    ['a rule that looks at who else is asked about', () => ruled((_one, people) => people.length > 1), judging],
    ['a rule that looks at who comes first', () => ruled((one, people) => one === people[0]), judging],
    [
      'a rule that rewrites the language, so that what the core says is lost',
      () => {
        const { flatMap } = Array.prototype;
        const lossy = function (this: unknown[], ...given: Parameters<typeof flatMap>): unknown[] {
          return flatMap
            .apply(this, given)
            .filter((one) => (one as { source?: string } | undefined)?.source !== 'core');
        };
        return ruled(() => {
          Reflect.set(Array.prototype, 'flatMap', lossy);
          return false;
        });
      },
      waiving,
    ],
    ['a ranking that adds somebody', () => fixture('adding-policy'), ranking],
    ['a ranking that never ends', () => fixture('looping-policy'), ranking],
    ['a decision that remembers', () => deciding(() => (calls += 1) % 2 === 0), deciding.title],
    ['a decision with a reason that is not declared', () => deciding(() => true, 'other'), deciding.title],
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

  describe('of waiving the core’s rules', () => {
    const trying = async (wrong: (house: AskingHouse) => Partial<AskingHouse>, candidate?: PluginDefinition) => {
      const subject = candidate ?? (await fixture('waiving'));
      const house = houseOf(subject);
      return waiverProblems(subject, { ...house, ...wrong(house) });
    };

    it('finds nothing in one that tries all it can, since the host lets nothing of it through', async () => {
      expect(await trying(() => ({}))).toEqual([]);
    });

    it('sees a host in which the word of a plugin stood in place of the core’s', async () => {
      const found = await trying(() => ({ together: (_core, own) => own }));
      expect(found).toContainEqual(
        expect.stringMatching(
          /^eligibility\.check does away with eligibility\.tooYoung, .*eligibility\.weeklyMinutes, .* of the core for waiving\.says-nothing\.$/,
        ),
      );
      expect(found.filter((one) => one.startsWith('decide["take-shift"].check'))).toHaveLength(8);
      // Also where only one that says something was heard.
      const some = await trying(() => ({ together: (core, own) => (own.length > 0 ? own : core) }));
      expect(some.map((one) => one.split(' for ')[1])).toContain('waiving.takes-back.');
    });

    it('sees a host in which a reason of the core could be taken back by its code', async () => {
      const found = await trying(({ rules, together }) => ({
        rules: {
          ask: async (...asked) => {
            const answer = await rules.ask(...asked);
            const own = { code: 'eligibility.overlap', source: 'core', fixableBy: 'nobody' as const };
            return { ...answer, blockers: new Map(asked[2].map((one) => [one.id, [own]])) };
          },
        },
        together: (core, own) => together(core, own).filter((one) => !own.some((other) => other.code === one.code)),
      }));
      expect(found.some((one) => one.includes('does away with eligibility.overlap of the core'))).toBe(true);
      expect(found).toContain('eligibility.check speaks as core, not as waiving.');
    });

    it('sees a host in which a ranking could bring somebody back, or a filter take out what was filled in', async () => {
      const everybody: DispatchCandidate[] = [];
      const ranked = await trying(() => ({
        rankings: {
          rank: async (_type, _incident, candidates) => {
            everybody.push(...candidates);
            return { candidates: everybody, by: 'plugin' };
          },
        },
      }));
      expect(ranked).toContain('rankForDispatch of waiving.throws brings back somebody whom the core left out.');
      const said = await trying(() => ({
        filters: { apply: async (_hook, value) => value.replaceAll(/\d+/g, '') as never },
      }));
      expect(said).toEqual(['filter["message.text"] takes out what was filled in.']);
    });
  });

  describe('of an upgrade', () => {
    const earlier = previousVersionOf(
      of({ version: '0.9.0' }, { form: form({ shore: choice('north', 'south'), years: whole({ min: 0, max: 60 }) }) }),
    );
    const now = (fields: Parameters<typeof form>[0], team: object = {}): string[] =>
      upgradeProblems(of({}, { form: form(fields), ...team }), [JSON.parse(JSON.stringify(earlier)) as typeof earlier]);

    it('takes every answer that was given to the version before', () => {
      const years = whole({ min: 0, max: 60 });
      expect(now({ shore: choice('north', 'south', 'east'), years, boats: whole({ min: 1, max: 2 }) })).toEqual([]);
      expect(now({ years })).toEqual([]);
      expect(now({ shore: choice('north', 'east'), years })).toEqual([
        expect.stringContaining('From 0.9.0: patrol.shore would no longer take what people answered'),
      ]);
      expect(now({ shore: choice('north', 'south'), years: whole({ min: 5, max: 60 }) })).toEqual([
        expect.stringContaining('patrol.years'),
      ]);
    });

    it('works with the answers that miss what is new', () => {
      const rankForDispatch = (_incident: unknown, all: readonly DispatchCandidate[]) =>
        all.filter((one) => (one.answers.boat as string).startsWith('b'));
      const shore = choice('north', 'south');
      expect(now({ shore, boat: choice('big', 'small') }, { rankForDispatch })).toEqual([
        expect.stringMatching(/^From 0\.9\.0: with the answers of that version, patrol\.rankForDispatch threw/),
      ]);
    });

    it('keeps the rows of the tables, and the migrations that made them', async () => {
      const lake = await fixture('lake');
      class DropReadings1767225600001 {
        async up(sql: { query: (text: string) => Promise<unknown> }): Promise<void> {
          await sql.query('CREATE TABLE other (LIKE reading INCLUDING ALL)');
          await sql.query('DROP TABLE reading');
          await sql.query('ALTER TABLE other RENAME TO reading');
        }

        async down(): Promise<void> {}
      }
      const next = { ...lake, version: '2.0.0', migrations: [...(lake.migrations ?? []), DropReadings1767225600001] };
      const database = await createTestDatabase([...platformMigrations, ...pluginsMigrations]);
      try {
        const problems = await tableProblems(next, database.migratorUrl, [previousVersionOf(lake)]);
        expect(problems).toEqual(['From 1.2.0: reading loses rows: bring them over in the migration.']);
      } finally {
        await database.drop();
      }
      expect(upgradeProblems({ ...next, migrations: [DropReadings1767225600001] }, [previousVersionOf(lake)])).toEqual([
        expect.stringContaining('keep them first and unchanged'),
      ]);
    }, 60_000);
  });
});
