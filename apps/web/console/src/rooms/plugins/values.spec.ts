import { describe, expect, it } from '@jest/globals';
import type { ColumnKind, PluginColumn } from '../../app/plugin-manifest.js';
import { missing, valueText } from './values.js';

const zh = (text: string) => ({ 'zh-CN': text, en: text });
const words = {
  locale: 'zh-CN' as const,
  t: (key: string) => key,
  label: (label: { 'zh-CN': string } | undefined) => label?.['zh-CN'] ?? '',
  date: (instant: string | undefined) => `date ${instant}`,
  dateTime: (instant: string | undefined) => `time ${instant}`,
  day: (day: string | undefined) => `day ${day}`,
};
const column = (kind: ColumnKind, more: Partial<PluginColumn> = {}): PluginColumn => ({
  key: 'x',
  heading: zh('值'),
  kind,
  ...more,
});
const choice = column('choice', { options: [{ value: 'good', label: zh('完好'), tone: 'good' }] });

describe('values of a plugin’s rows', () => {
  it.each<[string, PluginColumn, unknown, string]>([
    ['a text', column('text'), '李村渡口', '李村渡口'],
    ['a number as a text', column('text'), 7, '7'],
    ['a number', column('number'), 12345.678, '12,345.678'],
    ['degrees', column('number'), 120.3987654321, '120.39877'],
    ['nought', column('number'), 0, '0'],
    ['a number from the database', column('number'), '42', '42'],
    ['a number with its unit', column('number', { unit: zh('个') }), 3, '3 个'],
    ['a day', column('date'), '2026-07-01', 'day 2026-07-01'],
    ['an instant as a date', column('date'), '2026-07-01T08:00:00Z', 'date 2026-07-01T08:00:00Z'],
    ['an instant', column('time'), '2026-07-01T08:00:00Z', 'time 2026-07-01T08:00:00Z'],
    ['yes', column('yesNo'), true, 'form.yes'],
    ['no', column('yesNo'), false, 'form.no'],
    ['an option', choice, 'good', '完好'],
  ])('%s', (_, of, value, text) => expect(valueText(of, value, words)).toBe(text));

  const kinds: readonly ColumnKind[] = ['text', 'number', 'date', 'time', 'choice', 'yesNo'];
  const nonsense = [undefined, null, '', '   ', {}, [], Number.NaN, Number.POSITIVE_INFINITY, () => 0, Symbol('x')];
  it.each(kinds.flatMap((kind) => nonsense.map((value) => [kind, value] as const)))(
    'nothing sensible in a %s: %p',
    (kind, value) => expect(valueText(column(kind), value, words)).toBe(missing),
  );

  it.each<[ColumnKind, unknown]>([
    ['number', 'zwölf'],
    ['date', '2026-13-45'],
    ['date', 'tomorrow'],
    ['time', '2026-07-01'],
    ['time', '2026-07-01T99:00:00Z'],
    ['choice', 'unknown'],
    ['yesNo', 'yes'],
    ['unheard-of' as ColumnKind, {}],
  ])('a %s that is none: %p', (kind, value) => expect(valueText(column(kind), value, words)).toBe(missing));
});
