import { describe, expect, it } from '@jest/globals';
import { cell } from './take-report.js';

describe('a cell of a report', () => {
  it('stays a text that a spreadsheet does not run, and a number stays a number', () => {
    expect(cell('=1+1')).toBe(`"'=1+1"`);
    expect(cell('@SUM(A1)')).toBe(`"'@SUM(A1)"`);
    expect(cell('-3.5')).toBe('"-3.5"');
    expect(cell('盐湖 "北岸", 第一段')).toBe('"盐湖 ""北岸"", 第一段"');
  });
});
