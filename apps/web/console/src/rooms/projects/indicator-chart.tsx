import { LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type ReactNode, useEffect, useRef } from 'react';
import { wantsStillness } from '../../kit/motion.js';
import type { Indicator } from './indicators.js';

use([LineChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

interface Props {
  readonly goal: Pick<Indicator, 'baseline' | 'target' | 'actuals' | 'unit'>;
  readonly names: { readonly actual: string; readonly baseline: string; readonly target: string };
  /** Read out in place of the picture. */
  readonly label: string;
}

const [maple, grey, green] = ['#a61d24', '#595959', '#237804'];

/** Actuals month by month, with baseline and target as lines across. */
export function IndicatorChart({ goal, names, label }: Props): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const drawn = init(element, undefined, { renderer: 'svg' });
    chart.current = drawn;
    const watch = new ResizeObserver(() => drawn.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      drawn.dispose();
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption(optionOf(goal, names), true);
  }, [goal, names]);
  return <div ref={place} className="chart" role="img" aria-label={label} />;
}

function optionOf({ baseline, target, actuals, unit }: Props['goal'], names: Props['names']) {
  const values = [baseline, target, ...actuals.map((one) => one.value)];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const air = (high - low || 1) * 0.12;
  const line = (name: string, yAxis: number, color: string) => ({
    name,
    yAxis,
    lineStyle: { color, type: 'dashed' as const },
    label: { formatter: `${name} ${yAxis}`, color, position: 'insideEndTop' as const, fontSize: 12 },
  });
  return {
    animation: !wantsStillness(),
    textStyle: { fontFamily: 'inherit' },
    grid: { left: 8, right: 16, top: 20, bottom: 4, containLabel: true },
    tooltip: { trigger: 'axis' as const, valueFormatter: (value: unknown) => `${String(value)} ${unit}` },
    xAxis: {
      type: 'category' as const,
      data: actuals.map((one) => one.month),
      axisLabel: { color: grey },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: '#d9d6d2' } },
    },
    yAxis: {
      type: 'value' as const,
      // The lines across stand a little off the edges; what cannot be negative does not go below nought.
      min: low >= 0 ? Math.max(0, Math.floor(low - air)) : Math.floor(low - air),
      max: Math.ceil(high + air),
      minInterval: Number.isInteger(high - low) ? 1 : 0,
      axisLabel: { color: grey, showMaxLabel: false },
      splitLine: { lineStyle: { color: '#efedea' } },
    },
    series: [
      {
        name: names.actual,
        type: 'line' as const,
        data: actuals.map((one) => one.value),
        symbolSize: 8,
        lineStyle: { color: maple, width: 2.5 },
        itemStyle: { color: maple },
        markLine: {
          symbol: 'none',
          silent: true,
          data: [
            line(names.baseline, baseline, grey),
            ...(target === baseline ? [] : [line(names.target, target, green)]),
          ],
        },
      },
    ],
  };
}
