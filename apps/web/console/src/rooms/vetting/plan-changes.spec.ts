import { describe, expect, it } from '@jest/globals';
import { changesOf, codeFor, type Stage } from './plan-changes.js';

const stage = (code: string, more: Partial<Stage> = {}): Stage => ({
  code,
  label: { 'zh-CN': code, en: code },
  roles: ['operator'],
  dueDays: 7,
  evidence: [],
  autoAdvance: 'none',
  ...more,
});
const before = ['screening', 'talk', 'background-review', 'acceptance'].map((code) => stage(code));
const told = (after: readonly Stage[]): string[] =>
  changesOf(before, after).map(({ kind, stage: { code } }) => `${kind} ${code}`);

describe('what a version of the stages changes', () => {
  it('names what came, went, moved, and each thing that is other', () => {
    const [first, talk, review, last] = before as [Stage, Stage, Stage, Stage];
    expect(told(before)).toEqual([]);
    expect(told([first, review, last])).toEqual(['removed talk']);
    expect(told([first, review, talk, last])).toEqual(['moved background-review']);
    expect(told([first, stage('swim'), talk, review, last])).toEqual(['added swim']);
    const other = {
      dueDays: 3,
      validDays: 90,
      roles: ['trainer'],
      evidence: ['note'],
      autoAdvance: 'recent-pass',
    } as const;
    const changed = stage('talk', { ...other, roles: [...other.roles], evidence: [...other.evidence] });
    expect(told([first, { ...changed, label: { 'zh-CN': '面谈', en: 'Talk' } }, review, last])).toEqual([
      'renamed talk',
      'roles talk',
      'due talk',
      'valid talk',
      'evidence talk',
      'auto talk',
    ]);
    expect(changesOf(before, [first, stage('talk', { dueDays: 3 }), review, last])).toEqual([
      { kind: 'due', stage: stage('talk', { dueDays: 3 }), before: talk },
    ]);
  });

  it('gives the county’s stages codes of their own', () => {
    expect(codeFor('First talk', [])).toBe('first-talk');
    expect(codeFor('First talk', ['first-talk', 'first-talk-2'])).toBe('first-talk-3');
    expect(codeFor('Acceptance', [])).toBe('acceptance-2');
    for (const words of ['', '面谈', '2nd talk', `${'long '.repeat(12)}word`])
      expect(codeFor(words, [])).toMatch(/^[a-z][a-z0-9-]*$/);
  });
});
