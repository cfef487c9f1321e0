import { describe, expect, it } from '@jest/globals';
import { chartOf, height, width } from './chart-shape.js';

describe('a chart of a panel', () => {
  it('is none without a number', () => {
    expect(chartOf([], 'line')).toBeUndefined();
    expect(chartOf([[undefined], [undefined]], 'bar')).toBeUndefined();
  });

  it('draws a line through neighbours, and leaves a gap where a value is missing', () => {
    const chart = chartOf([[1], [2], [undefined], [4]], 'line');
    expect(chart?.paths).toHaveLength(1);
    expect(chart?.paths[0]?.d.match(/[ML]/g)).toEqual(['M', 'L', 'M']);
    expect(chart?.dots).toHaveLength(3);
  });

  it('stands on nought', () => {
    const chart = chartOf([[5], [10], [-5]], 'bar');
    const [small, large, below] = chart?.bars ?? [];
    expect(small?.height).toBeCloseTo((large?.height ?? 0) / 2, 0);
    expect(below?.y).toBeCloseTo((large?.y ?? 0) + (large?.height ?? 0), 0);
  });

  it.each([[[[0]]], [[[7]]], [[[1e12], [-1e12]]], [Array.from({ length: 400 }, (_, index) => [index, index / 2])]])(
    'stays inside its frame: %#',
    (values) => {
      for (const kind of ['line', 'bar']) {
        const chart = chartOf(values, kind);
        for (const { x, y } of [...(chart?.dots ?? []), ...(chart?.bars ?? [])]) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(width);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(height);
        }
      }
    },
  );
});
