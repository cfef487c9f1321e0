import { describe, expect, it } from '@jest/globals';
import { choice, choices, date, decimal, optional, text, time, whole, yesNo } from '../declare/fields.js';
import { form } from '../declare/form.js';
import { answersFromCells, coerceCell } from './coerce-cell.js';

const stretches = {
  upstream: { 'zh-CN': '上游', en: 'Upstream' },
  midstream: { 'zh-CN': '中游', en: 'Midstream' },
};
const patrol = form({
  stretch: choice(stretches, { label: { 'zh-CN': '巡查河段', en: 'Stretch' } }),
  stretches: optional(choices(stretches)),
  swimMetres: optional(whole({ min: 0, label: { 'zh-CN': '游泳距离(米)', en: 'Swimming distance (m)' } })),
  weight: optional(decimal()),
  swims: optional(yesNo({ label: { 'zh-CN': '会游泳', en: 'Can swim' } })),
  day: optional(date()),
  from: optional(time()),
  note: optional(text()),
});
const read = (key: string, cell: string) => {
  const field = patrol.fields.find((candidate) => candidate.key === key);
  if (!field) throw new Error(key);
  const result = coerceCell(field, cell);
  return result.ok ? result.value : result.code;
};

describe('reading a spreadsheet cell', () => {
  it.each([
    ['swims', '是', true],
    ['swims', ' 否 ', false],
    ['swims', '√', true],
    ['swims', 'Ｎ', false],
    ['swims', '不会', false],
    ['swims', '也许', 'wrongType'],
    ['swimMetres', '２００', 200],
    ['swimMetres', '1,200', 1200],
    ['swimMetres', '200.0', 200],
    ['swimMetres', '-3', -3],
    ['swimMetres', '1.5', 'wrongType'],
    ['swimMetres', '约二百', 'wrongType'],
    ['swimMetres', '1e3', 'wrongType'],
    ['weight', '61.5', 61.5],
    ['weight', '61,5', 'wrongType'],
    ['weight', '0x10', 'wrongType'],
    ['stretch', '上游', 'upstream'],
    ['stretch', 'UPSTREAM', 'upstream'],
    ['stretch', 'Mid stream', 'midstream'],
    ['stretch', '下游', 'notAnOption'],
    ['stretches', '上游、中游', ['upstream', 'midstream']],
    ['stretches', '上游，上游', ['upstream']],
    ['stretches', '上游;下游', 'notAnOption'],
    ['day', '2026/3/5', '2026-03-05'],
    ['day', '2026年3月5日', '2026-03-05'],
    ['day', '2026.2.30', 'impossibleDate'],
    ['day', '三月五日', 'pattern'],
    ['from', '8:30', '08:30'],
    ['from', '２２：００', '22:00'],
    ['from', '25:00', 'pattern'],
    ['note', '  会开船 ', '会开船'],
    ['note', '　', undefined],
    ['swims', '', undefined],
  ])('takes %s written as "%s"', (key, cell, expected) => {
    expect(read(key, cell)).toEqual(expected);
  });

  it('tells the words that would have been understood', () => {
    const field = patrol.fields[0];
    expect(field && coerceCell(field, '下游')).toEqual({
      ok: false,
      code: 'notAnOption',
      params: { options: '上游、中游' },
    });
  });
});

describe('reading a spreadsheet row', () => {
  it('finds the fields by key or label, whatever the width and blanks of the heading', () => {
    const row = answersFromCells(patrol, {
      巡查河段: '中游',
      '游泳距离（米）': '150',
      'can swim': 'yes',
      姓名: '某某',
      note: '',
    });
    expect(row).toEqual({ answers: { stretch: 'midstream', swimMetres: 150, swims: true }, errors: [] });
  });

  it('reports each cell that cannot be read and keeps the others', () => {
    const row = answersFromCells(patrol, { stretch: '海边', swims: '是', day: '2026-2-30' });
    expect(row.answers).toEqual({ swims: true });
    expect(row.errors.map(({ field, code }) => [field, code])).toEqual([
      ['stretch', 'notAnOption'],
      ['day', 'impossibleDate'],
    ]);
  });
});
