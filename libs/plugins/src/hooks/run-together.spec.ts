import { describe, expect, it } from '@jest/globals';
import { filtered, reasonsIn } from './answers.js';
import { InvalidAnswer, runTogether } from './run-together.js';

const forever = (): never => {
  for (;;);
};

describe('plugins that answer under one watchdog', () => {
  it('each get their answer back, in their order', () => {
    expect(runTogether([() => 1, () => 2])).toEqual([
      { ok: true, value: 1 },
      { ok: true, value: 2 },
    ]);
    expect(runTogether([])).toEqual([]);
  });

  it('are blamed each for its own: one that throws, one that answers nonsense', () => {
    const outcomes = runTogether<unknown>([
      () => {
        throw new Error('no word about 13800000000');
      },
      () => {
        throw new InvalidAnswer('It says too much.');
      },
      () => 'fine',
      () => {
        throw Object.defineProperty(new Error('odd'), 'message', {
          get: () => {
            throw new Error('again');
          },
        });
      },
    ]);
    expect(outcomes).toEqual([
      { ok: false, reason: 'threw', message: 'Error: no word about …' },
      { ok: false, reason: 'invalid', message: 'It says too much.' },
      { ok: true, value: 'fine' },
      { ok: false, reason: 'threw', message: 'It throws something that says nothing.' },
    ]);
  });

  it('are stopped when one loops, and only that one is blamed: before and after it the others are heard', () => {
    const outcomes = runTogether<unknown>([() => 'before', forever, () => 'after'], 20);
    expect(outcomes).toEqual([
      { ok: true, value: 'before' },
      { ok: false, reason: 'slow', message: 'It did not answer within 20 ms.' },
      { ok: true, value: 'after' },
    ]);
  });

  it('are not blamed for others that used up the time', () => {
    const outcomes = runTogether<unknown>([...Array.from({ length: 60 }, () => forever), () => 'last'], 5, 100);
    expect(outcomes.at(-1)).toBeUndefined();
    expect(outcomes.filter((one) => one?.ok)).toEqual([]);
  });
});

describe('answers of decisions', () => {
  const reasons = [
    { code: 'too-young', fixableBy: 'nobody' },
    { code: 'no-boat', fixableBy: 'volunteer' },
  ] as const;

  it('are the codes that are declared, copied', () => {
    const answer = ['no-boat'];
    const found = reasonsIn(answer, reasons);
    expect(found).toEqual(['no-boat']);
    expect(found).not.toBe(answer);
  });

  it.each<[string, unknown]>([
    ['no array', 'no-boat'],
    ['a promise', Promise.resolve(['no-boat'])],
    ['a reason of its own', ['waive-all']],
    ['no text', [{ code: 'no-boat' }]],
    ['more than there are', ['no-boat', 'no-boat', 'no-boat']],
    ['nothing at all', undefined],
  ])('that are %s do not hold', (_what, answer) => {
    expect(() => reasonsIn(answer, reasons)).toThrow(InvalidAnswer);
  });
});

describe('texts of messages that a plugin changes', () => {
  const before = '明天 3月2日 19:00 在浣江北岸集合，带上手电。回复请登录 https://hong.cn/me';
  const hold = (answer: unknown) => filtered['message.text'](answer, before, ['3月2日 19:00', '浣江北岸']);

  it('may have other words around what was filled in', () => {
    const answer = `【红枫】${before}`;
    expect(hold(answer)).toBe(answer);
    expect(hold(before)).toBe(before);
  });

  it.each<[string, unknown]>([
    ['no text', 7],
    ['empty', '  '],
    ['another time', before.replace('19:00', '20:00')],
    ['without the place', before.replace('浣江北岸', '老地方')],
    ['with a number to call', `${before} 15700000000`],
    ['with another link', `${before} www.elsewhere.cn`],
    ['much longer', before + '请'.repeat(600)],
    ['with hidden characters', `${before}\u202e`],
    ['a promise', Promise.resolve(before)],
  ])('do not hold when they are %s', (_what, answer) => {
    expect(() => hold(answer)).toThrow(InvalidAnswer);
  });
});
