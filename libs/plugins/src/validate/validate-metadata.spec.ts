import { Injectable } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { Clock } from '@redmaple/platform';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Areas, Files, Messages, Places, Volunteers } from '../contracts/index.js';
import { type PluginDefinition, definePlugin } from '../define/plugin.js';
import { describeProblem } from './problems.js';
import { validatePlugin } from './validate-plugin.js';

@Entity({ schema: 'plugin_lake', name: 'kept_reading' })
class KeptReading {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('float8') gramsPerLitre: number;
}

class AddKeptReading1767225600001 {
  up = () => Promise.resolve();
  down = () => Promise.resolve();
}

@Injectable()
class Walks {
  constructor(
    readonly volunteers: Volunteers,
    readonly areas: Areas,
    readonly clock: Clock,
  ) {}
}

@Injectable()
class Lists {
  constructor(readonly files: Files) {}
}

@Injectable()
class Boxes {
  constructor(readonly places: Places) {}
}

@Injectable()
class Reminders {
  constructor(readonly messages: Messages) {}
}

const texts = { why: '…', what: '…' };
const base: PluginDefinition = {
  id: 'lake',
  version: '1.0.0',
  requires: '^1.4',
  counties: 'all',
  labels: { 'zh-CN': texts, en: texts },
};
const complete: Partial<PluginDefinition> = {
  owner: { 'zh-CN': '盐湖区红枫林', en: 'Red Maple of Yanhu' },
  licence: 'MulanPSL-2.0',
  permissions: [
    { service: 'Volunteers', sees: 'names', why: 'why' },
    { service: 'Areas', why: 'why' },
  ],
  keeps: { personal: true, what: 'what', why: 'why', retentionDays: 365 },
  providers: [Walks],
  entities: [KeptReading],
  migrations: [AddKeptReading1767225600001],
};

const problems = (changes: object): string[] =>
  validatePlugin(definePlugin({ ...base, ...complete, ...changes } as PluginDefinition)).map(describeProblem);

describe('what a plugin says about itself', () => {
  it('may be left out, and is accepted whole', () => {
    expect(validatePlugin(definePlugin(base))).toEqual([]);
    expect(problems({})).toEqual([]);
    expect(problems({ owner: 'Red Maple office', licence: 'LicenseRef-County' })).toEqual([]);
  });

  it.each<[string, object, RegExp]>([
    ['an owner without a name', { owner: ' ' }, /^owner: is " ": name who answers for it/],
    ['an owner in one language', { owner: { en: 'Office' } }, /^owner: is \{"en":"Office"\}: name who/],
    ['an unknown licence', { licence: 'free' }, /^licence: is "free": use an SPDX identifier/],
    [
      'an unknown service',
      { permissions: [{ service: 'Everything', why: 'why' }] },
      /^permissions\[0\]\.service: is "Everything": use one of Areas/,
    ],
    [
      'a service without a reason',
      { permissions: [{ service: 'Areas' }] },
      /^permissions\[0\]\.why: is missing: name a text of labels/,
    ],
    [
      'more than names',
      { permissions: [{ service: 'Areas', sees: 'phones', why: 'why' }] },
      /^permissions\[0\]\.sees: is "phones": use one of masked, names/,
    ],
    [
      'a service that is called and not named',
      { permissions: [{ service: 'Areas', why: 'why' }] },
      /^permissions: leaves out Volunteers, which a provider or controller asks for: add \{ service: 'Volunteers'/,
    ],
    [
      'code that sends messages without saying so',
      { providers: [Walks, Reminders] },
      /^permissions: leaves out Messages, which a provider or controller asks for: add \{ service: 'Messages'/,
    ],
    [
      'code that reads places without saying so',
      { providers: [Walks, Boxes] },
      /^permissions: leaves out Places, which a provider or controller asks for: add \{ service: 'Places'/,
    ],
    [
      'code that keeps files without saying so',
      { providers: [Walks, Lists] },
      /^permissions: leaves out Files, which a provider or controller asks for: add \{ service: 'Files'/,
    ],
    [
      'files about which it says nothing, where it declares nothing at all',
      { providers: [Lists], entities: [], migrations: [], permissions: undefined, keeps: undefined },
      /^keeps: is missing although it keeps files/,
    ],
    ['tables about which it says nothing', { keeps: undefined }, /^keeps: is missing although it has tables/],
    [
      'data kept for ever',
      { keeps: { personal: true, what: 'what', why: 'why', retentionDays: 99_999 } },
      /^keeps\.retentionDays: is 99999: use a whole number from 1 to 3650/,
    ],
    [
      'data of which it does not say whether it is about people',
      { keeps: { what: 'what', why: 'why', retentionDays: 9 } },
      /^keeps\.personal: is missing: write true or false/,
    ],
    [
      'a reason without a text',
      {
        permissions: [
          { service: 'Volunteers', why: 'none' },
          { service: 'Areas', why: 'why' },
        ],
      },
      /^labels\.zh-CN: has no text for "none" \(permissions\[0\]\.why\)/,
    ],
  ])('refuses %s', (_what, changes, message) => {
    expect(problems(changes)).toContainEqual(expect.stringMatching(message));
  });
});
