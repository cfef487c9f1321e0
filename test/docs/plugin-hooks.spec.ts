import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { definePlugin, deprecationsIn, type HookCatalogue, hookCatalogue, hookLines } from '@redmaple/plugins/house';
import { breaksIn, pagesOf, releasedOf } from '../../tools/plugin-hooks.mjs';

const root = new URL('../../', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8');
const folder = 'docs/plugins/hooks';
const released = JSON.parse(read(`${folder}/released.json`)) as ReturnType<typeof releasedOf>;

const listener = definePlugin({
  id: 'listener',
  version: '1.0.0',
  requires: '^1.4',
  counties: 'all',
  on: { 'seat.taken': () => {} } as never,
  labels: { 'zh-CN': {}, en: {} },
});

describe('the pages of the hooks', () => {
  it('are one for each hook, as the catalogue says (node tools/plugin-hooks.mjs writes them)', () => {
    const pages = pagesOf(hookCatalogue);
    expect(Object.entries(pages).filter(([file, text]) => read(file) !== text)).toEqual([]);
    const written = readdirSync(new URL(`${folder}/`, root)).filter((one) => one.endsWith('.md'));
    expect(written.map((one) => `${folder}/${one}`).sort()).toEqual(
      Object.keys(pages)
        .filter((one) => one !== 'docs/plugins/hooks.md')
        .sort(),
    );
    expect(hookLines([]).every(({ since, when }) => /^\d+\.\d+\.\d+$/.test(since) && when.endsWith('.'))).toBe(true);
  });
});

describe('hooks that were released', () => {
  it('are all still there as they were', () => {
    expect(breaksIn(released, hookCatalogue)).toEqual([]);
    expect(released).toEqual(releasedOf(hookCatalogue));
  });

  it('may be added to and be deprecated, and are refused when they vanish or change', () => {
    const { 'shift.seat-taken': seatTaken, ...others } = hookCatalogue.event;
    const catalogueWith = (event: HookCatalogue['event']): HookCatalogue => ({ ...hookCatalogue, event });
    const carries = { assignmentId: 'id', shiftId: 'id', volunteerId: 'id' };
    expect(breaksIn(released, catalogueWith({ ...others, 'seat.taken': seatTaken as never }))).toEqual([
      'event shift.seat-taken is gone: put it back, marked as deprecated, and give what is new another name.',
    ]);
    const wider = { ...(seatTaken as object), carries: { ...carries, teamId: 'id?' } } as never;
    expect(breaksIn(released, catalogueWith({ ...others, 'shift.seat-taken': wider }))).toEqual([]);
    const narrower = { ...(seatTaken as object), carries: { ...carries, volunteerId: 'id?' } } as never;
    expect(breaksIn(released, catalogueWith({ ...others, 'shift.seat-taken': narrower }))).toEqual([
      'event shift.seat-taken no longer has volunteerId as it was: give the change another name, and deprecate this one.',
    ]);
  });

  it('that are deprecated go on working, and who uses them is told what to use', () => {
    const about = {
      since: '1.4.0',
      when: 'A seat was taken.',
      deprecated: { since: '1.6.0', use: 'shift.seat-taken' },
    };
    const catalogue: HookCatalogue = { ...hookCatalogue, event: { ...hookCatalogue.event, 'seat.taken': about } };
    expect(hookLines([listener], catalogue).find(({ name }) => name === 'seat.taken')?.usedBy).toEqual(['listener']);
    expect(deprecationsIn(listener, catalogue)).toEqual([
      'The event hook "seat.taken" is deprecated since 1.6.0: use "shift.seat-taken". It goes on working.',
    ]);
    expect(deprecationsIn(listener)).toEqual([]);
  });
});
