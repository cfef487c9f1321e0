import { describe, expect, it } from '@jest/globals';
import { mostRows, recordOf, rowsOf, withIds } from './answers.js';

describe('what a source answers', () => {
  it('is an array or a page', () => {
    expect(rowsOf([{ id: 1 }])).toEqual({ rows: [{ id: 1 }] });
    expect(rowsOf({ items: [{ id: 1 }], next: 'n' })).toEqual({ rows: [{ id: 1 }], next: 'n' });
    expect(rowsOf({ items: [], next: '' })).toEqual({ rows: [] });
  });

  it.each([undefined, null, 7, '<html>', {}, { items: {} }, [1], [null], [[]], { items: ['x'] }])(
    'is refused otherwise: %p',
    (answer) => expect(() => rowsOf(answer)).toThrow(expect.objectContaining({ code: 'plugin.nonsense' })),
  );

  it('is refused when it is too much at once', () => {
    const rows = Array.from({ length: mostRows + 1 }, () => ({}));
    expect(() => rowsOf(rows)).toThrow(expect.objectContaining({ code: 'plugin.tooMany' }));
  });

  it('is one record where one is asked for', () => {
    expect(recordOf({ total: 1 })).toEqual({ total: 1 });
    expect(() => recordOf([])).toThrow(expect.objectContaining({ code: 'plugin.nonsense' }));
    expect(() => recordOf('x')).toThrow(expect.objectContaining({ code: 'plugin.nonsense' }));
  });
});

describe('ids of rows', () => {
  it('are the own ones, each once', () => {
    const rows = withIds([{ id: 'a' }, { id: 'a' }, {}, { id: 3 }]);
    expect(rows.map(({ id, known }) => [id, known])).toEqual([
      ['a', true],
      ['#1', false],
      ['#2', false],
      ['3', true],
    ]);
  });
});
