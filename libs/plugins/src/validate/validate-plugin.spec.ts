import { Controller, Get, Inject, Injectable } from '@nestjs/common';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { choice, form, text, whole } from '@redmaple/forms';
import { Allow, defineJob, Handles } from '@redmaple/platform';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { HomeContributor, type HomeItem } from '../contracts/home.js';
import { type PluginDefinition, definePlugin } from '../define/plugin.js';
import { evenings, roundTheClock, weekly } from '../define/shift-pattern.js';
import { defineTeamType, type TeamTypeDefinition } from '../define/team-type.js';
import { describeProblem } from './problems.js';
import { validatePlugin } from './validate-plugin.js';

@Entity({ schema: 'plugin_lake', name: 'reading' })
class Reading {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('float8') gramsPerLitre: number;
}

@Entity({ name: 'stray' })
class Stray {
  @PrimaryGeneratedColumn('uuid') id: string;
}

class AddReading1767225600000 {
  up = () => Promise.resolve();
  down = () => Promise.resolve();
}

class AddSomething {
  up = () => Promise.resolve();
}

const everywhere = defineJob('lake.count-everything', { scope: 'system' });
const foreign = defineJob('river.sample-water');

@Injectable()
class Jobs {
  @Handles(everywhere)
  count(): Promise<void> {
    return Promise.resolve();
  }

  @Handles(foreign)
  sample(): Promise<void> {
    return Promise.resolve();
  }
}

class NotInjectable {}

@Injectable()
class Late {
  @Inject(Jobs) jobs: Jobs;
}

@Controller('readings')
class OpenController {
  @Get()
  list(): string[] {
    return [];
  }

  @Get('one')
  @Allow('liaison')
  one(): string[] {
    return [];
  }
}

@Injectable()
class Waiting extends HomeContributor {
  homeItems(): Promise<readonly HomeItem[]> {
    return Promise.resolve([]);
  }
}

describe('validating a plugin', () => {
  let teamType: TeamTypeDefinition<ReturnType<typeof form>>;
  let plugin: PluginDefinition;

  beforeEach(() => {
    teamType = {
      code: 'patrol',
      form: form({ shore: choice('north', 'south') }),
      requires: { qualifications: ['boat'], minAge: 18, insurance: true, danger: true },
      shifts: roundTheClock({ hours: 8, crew: 2 }),
    };
    plugin = {
      id: 'lake',
      version: '1.0.0',
      requires: '^1.0',
      counties: ['140802'],
      qualifications: [{ code: 'boat', validMonths: 60 }],
      labels: {
        'zh-CN': { patrol: '巡护队', shore: '岸段', north: '北岸', south: '南岸', boat: '船舶驾驶证' },
        en: { patrol: 'Patrol', shore: 'Shore', north: 'North', south: 'South', boat: 'Boat licence' },
      },
    };
  });

  /** The problems of the plugin with some parts changed. */
  function problems(changes: object = {}, teamChanges: object = {}): string[] {
    const team = defineTeamType({ ...teamType, ...teamChanges });
    return validatePlugin(definePlugin({ ...plugin, teamTypes: [team], ...changes })).map(describeProblem);
  }

  it('finds nothing wrong with a plugin that keeps to the contract', () => {
    expect(problems()).toEqual([]);
    expect(
      problems({ entities: [Reading], migrations: [AddReading1767225600000], counties: 'all', requires: '>=1.0 <2' }),
    ).toEqual([]);
  });

  it('says how to write a plugin when the package has none', () => {
    expect(validatePlugin(undefined).map(describeProblem)).toEqual([
      `The package's default export is missing: write "export default definePlugin({ … })".`,
    ]);
    expect(validatePlugin(class Lake {})[0]?.message).toMatch(/definePlugin/);
    expect(validatePlugin({ ...plugin })[0]?.message).toMatch(/not frozen/);
  });

  it.each<[string, object, RegExp]>([
    ['an id with capitals', { id: 'Lake' }, /^id: is "Lake": use at most 40 small letters .* kebab case/],
    ['an id of the core', { id: 'volunteers' }, /^id: is "volunteers", a name of the core/],
    ['a version that is none', { version: '1' }, /^version: is "1": use a semantic version/],
    ['a range that is none', { requires: 'newest' }, /^requires: is "newest": use a semver range/],
    ['a range for another SDK', { requires: '^2.0' }, /^requires: asks for SDK \^2\.0, this is \d+\.\d+\.\d+: install/],
    ['a county by name', { counties: ['yanhu'] }, /^counties\[0\]: is "yanhu": use the six digits of GB\/T 2260/],
    ['no county at all', { counties: [] }, /^counties: is \[\]: list six-digit county codes/],
    ['a key the contract does not have', { teamtypes: [] }, /^teamtypes: is no part of the contract/],
    ['a list that is none', { panels: {} }, /^panels: must be an array/],
    ['no labels', { labels: undefined }, /^labels: is missing/],
    [
      'a qualification without a term',
      { qualifications: [{ code: 'boat' }] },
      /^qualifications\[0\]\.validMonths: is missing: use a whole number/,
    ],
    ['a settings form that is none', { settings: { quietFrom: '22:00' } }, /^settings: This is not a form/],
    [
      'a stage of the core',
      { vettingStages: [{ code: 'screening', after: 'screening', decidedBy: 'operator', withinDays: 5 }] },
      /^vettingStages\[0\]\.code: is "screening", a stage of the core/,
    ],
    [
      'a panel without a controller',
      { panels: [{ slot: 'team.detail', title: 'patrol', kind: 'line', source: 'readings' }] },
      /^panels: have nowhere to get their data/,
    ],
    [
      'a panel in a place that is none',
      { panels: [{ slot: 'roof', title: 'patrol', kind: 'line', source: 'x' }] },
      /^panels\[0\]\.slot: is "roof": use one of/,
    ],
    [
      'an entity outside its schema',
      { entities: [Stray], migrations: [AddReading1767225600000] },
      /^entities\[0\]: \(Stray\) lies in the schema missing: write @Entity\(\{ schema: 'plugin_lake'/,
    ],
    [
      'a class that is no entity',
      { entities: [NotInjectable], migrations: [AddReading1767225600000] },
      /^entities\[0\]: \(NotInjectable\) is no entity/,
    ],
    ['an entity without a migration', { entities: [Reading] }, /^migrations: is missing/],
    [
      'a migration without a time',
      { migrations: [AddSomething] },
      /^migrations\[0\]: is named "AddSomething": use words and the time/,
    ],
    [
      'a migration without a way back',
      { migrations: [AddSomething] },
      /^migrations\[0\]: \(AddSomething\) can't be undone/,
    ],
    [
      'two migrations of the same time',
      { migrations: [AddReading1767225600000, AddReading1767225600000] },
      /^migrations\[1\]: .* is not later than the one before/,
    ],
    [
      'a provider Nest can not inject',
      { providers: [NotInjectable] },
      /^providers\[0\]: \(NotInjectable\) can't be injected/,
    ],
    [
      'a job under another name',
      { providers: [Jobs] },
      /^providers\[0\]\.sample: handles the job "river\.sample-water": name it "lake\.<verb-noun>"/,
    ],
    [
      'a provider that speaks on the home page of every county',
      { providers: [Waiting] },
      /^providers\[0\]: \(Waiting\) extends HomeContributor, .*: show it in panels/,
    ],
    ['a job for all counties at once', { providers: [Jobs] }, /^providers\[0\]\.count: runs for all counties at once/],
    [
      'a provider that is no class',
      { providers: [{ provide: 'APP_GUARD', useValue: {} }] },
      /^providers\[0\]: is .*: list a class/,
    ],
    [
      'a service that arrives late',
      { providers: [Jobs, Late] },
      /^providers\[1\]: \(Late\) has services injected into its properties/,
    ],
    ['a class that is no controller', { controllers: [Jobs] }, /^controllers\[0\]: \(Jobs\) is no controller/],
    ['a route nobody may call', { controllers: [OpenController] }, /^controllers\[0\]\.list: .* add @Allow/],
  ])('refuses %s', (_what, changes, expected) => {
    expect(problems(changes)).toContainEqual(expect.stringMatching(expected));
  });

  it.each<[string, object, RegExp]>([
    ['a code with capitals', { code: 'Patrol' }, /^teamTypes\[0\]\.code: is "Patrol"/],
    ['a key the contract does not have', { colour: 'blue' }, /^teamTypes\[0\]\.colour: is no part of the contract/],
    ['no form', { form: undefined }, /^teamTypes\[0\]\.form: is missing/],
    [
      'a question only the core may ask',
      { form: form({ phone: text() }) },
      /^teamTypes\[0\]\.form\.phone: is asked and protected by the core/,
    ],
    [
      'a qualification nobody issues',
      { requires: { qualifications: ['diving'], minAge: 18, insurance: true } },
      /^teamTypes\[0\]\.requires\.qualifications\[0\]: is "diving", which nobody issues/,
    ],
    [
      'dangerous work for minors',
      { requires: { qualifications: [], minAge: 16, insurance: true, danger: true } },
      /minAge: is under 18 for dangerous work/,
    ],
    [
      'dangerous work without insurance',
      { requires: { qualifications: [], minAge: 18, insurance: false, danger: true } },
      /insurance: is false for dangerous work/,
    ],
    [
      'dangerous work for a youth team',
      { requires: { qualifications: [], minAge: 18, insurance: true, danger: true, youth: true } },
      /youth: is true for dangerous work/,
    ],
    [
      'children in a team that is not for youth',
      { requires: { qualifications: [], minAge: 12, insurance: true } },
      /minAge: is under 14: set youth/,
    ],
    [
      'no word about insurance',
      { requires: { qualifications: [], minAge: 18 } },
      /insurance: is missing: write true or false/,
    ],
    [
      'an oldest age below the youngest',
      { requires: { qualifications: [], minAge: 18, maxAge: 17, insurance: true } },
      /maxAge: is 17: use a whole number from 18/,
    ],
    [
      'shifts that leave a gap',
      { shifts: roundTheClock({ hours: 7, crew: 2 }) },
      /shifts: leaves nobody on duty on mon at 21:00: use hours that divide 24/,
    ],
    ['shifts without anyone', { shifts: roundTheClock({ hours: 8, crew: 0 }) }, /shifts\.slots\[0\]\.crew: is 0/],
    [
      'a time that is none',
      { shifts: evenings({ from: '7 pm', to: '21:00', crew: 2 }) },
      /shifts\.slots\[0\]\.startMinute: is NaN/,
    ],
    [
      'a shift on no day',
      { shifts: weekly([{ days: [], from: '09:00', to: '12:00', crew: 1 }]) },
      /days: names no day/,
    ],
    [
      'a youth team at night',
      {
        requires: { qualifications: [], minAge: 10, insurance: true, youth: true },
        shifts: evenings({ from: '20:00', to: '22:30', crew: 2 }),
      },
      /slots\[0\]: is at night for a youth team/,
    ],
    ['a policy that is no function', { rankForDispatch: 'nearest' }, /rankForDispatch: is "nearest": write a function/],
    ['a policy that waits', { rankForDispatch: async () => Promise.resolve([]) }, /rankForDispatch: is asynchronous/],
    ['points that are no number', { assess: { hours: 'many' } }, /assess\.hours: is "many": use a number/],
    [
      'points that are taken away',
      { assess: { hours: -1 } },
      /assess\.hours: is -1: an assessment never takes points away/,
    ],
    [
      'points of three decimals',
      { assess: { hours: 0.125 } },
      /assess\.hours: is 0\.125: use at most 1000 and two decimals/,
    ],
    [
      'bounds of nothing',
      { assess: { hours: 1 }, assessBounds: { shifts: { most: 2 } } },
      /assessBounds\.shifts: bounds a measure/,
    ],
    [
      'bounds that leave out its own points',
      { assess: { hours: 3 }, assessBounds: { hours: { least: 1, most: 2 } } },
      /assessBounds\.hours: leaves out the plugin's own 3/,
    ],
    [
      'bounds of a misspelt kind',
      { assess: { hours: 1 }, assessBounds: { hours: { atMost: 2 } } },
      /assessBounds\.hours/,
    ],
  ])('refuses a team type with %s', (_what, changes, expected) => {
    expect(problems({}, changes)).toContainEqual(expect.stringMatching(expected));
  });

  it('refuses what an isolated plugin can not have, and says what to do instead', () => {
    const found = problems({
      isolation: 'process',
      entities: [Reading],
      migrations: [AddReading1767225600000],
      providers: [],
      controllers: [],
      pages: [{ id: 'shore', roles: ['operator'], view: { kind: 'module', file: 'shore.js' } }],
    });
    const kept =
      'it has no database: declare what the core keeps for it, such as forms and site types; or leave out isolation.';
    expect(found).toEqual(
      expect.arrayContaining([
        `entities: can't be had by an isolated plugin, because ${kept}`,
        `migrations: can't be had by an isolated plugin, because ${kept}`,
        expect.stringMatching(/^providers: .*write functions/),
        expect.stringMatching(/^controllers: .*no routes of its own/),
        expect.stringMatching(/^pages\[0\]\.view: .*browsers of the staff/),
      ]),
    );
    expect(problems({ isolation: 'thread' })).toContain('isolation: is "thread": use one of process.');
  });

  it('accepts a qualification of another plugin by its full name', () => {
    expect(
      problems({}, { requires: { qualifications: ['maple-grove.first-aid'], minAge: 18, insurance: true } }),
    ).toEqual([]);
  });

  it('names every text that is missing, in each language, with the place that needs it', () => {
    const texts = plugin.labels;
    const labels = {
      'zh-CN': { ...texts['zh-CN'], north: ' ' },
      en: { patrol: 'Patrol', 'patrol.shore': 'Shore', south: 'South', boat: 'Boat' },
    };
    expect(problems({ labels }, { assess: { hours: 1, birds: 2 } })).toEqual([
      'labels.zh-CN.north: is empty: write the text.',
      `labels.zh-CN: has no text for "birds" (teamTypes[0].assess.birds): add 'birds': '…'.`,
      `labels.en: has no text for "north" (teamTypes[0].form.shore.north): add 'north': '…'.`,
      `labels.en: has no text for "birds" (teamTypes[0].assess.birds): add 'birds': '…'.`,
    ]);
  });

  it('takes the texts that stand in the form itself', () => {
    const spoken = form({
      depth: whole({ label: { 'zh-CN': '水深', en: 'Depth' } }),
      side: choice(
        { left: { 'zh-CN': '左岸', en: 'Left' }, right: { 'zh-CN': '右岸', en: 'Right' } },
        { label: { 'zh-CN': '哪一岸', en: 'Side' } },
      ),
    });
    expect(problems({}, { form: spoken })).toEqual([]);
  });

  it('reports a code that is declared twice', () => {
    const team = defineTeamType(teamType);
    expect(problems({ teamTypes: [team, team] })).toContainEqual(
      'teamTypes: has the code "patrol" twice: rename or remove one.',
    );
  });
});
