import type { ReactNode } from 'react';
import type { PluginColumn, PluginPanel } from '../../../app/plugin-manifest.js';
import { useWords } from '../../../app/words.js';
import type { Row } from '../answers.js';
import { pluginTexts } from '../plugins.texts.js';
import { missing, numberOf, valueText } from '../values.js';
import { chartOf, type Chart, height, margins, width } from './chart-shape.js';

interface Props {
  readonly panel: PluginPanel;
  readonly rows: readonly Row[];
}

/** Numbers along an axis as a small picture; its values are read out, and stand in the table below it. */
export function PanelChart({ panel, rows }: Props): ReactNode {
  const words = useWords(pluginTexts);
  const { t, label } = words;
  const [axis, ...series] = panel.columns;
  const [first] = series;
  if (!axis || !first) return <p className="quiet">{t('plugin.noFigures')}</p>;
  const chart = chartOf(
    rows.map((row) => series.map((one) => numberOf(row.values[one.key]))),
    panel.kind,
  );
  if (!chart) return <p className="quiet">{t('plugin.noFigures')}</p>;
  const last = rows.at(-1);
  const title = label(panel.title);
  const latest = last ? valueText(first, last.values[first.key], words) : missing;
  const names = namesBelow(rows, panel.kind).map((row) => valueText(axis, row.values[axis.key], words));
  const colours = series.map(({ tone }, index) => (tone ? `plugin-tone-${tone}` : `plugin-series-${index % 4}`));
  return (
    <>
      <Picture
        chart={chart}
        colours={series.length === 1 ? ['plugin-series-single'] : colours}
        label={t('plugin.chart', { title, count: rows.length, latest })}
      />
      <div
        className={`plugin-chart-axis quiet plugin-chart-axis-${panel.kind}`}
        style={{ paddingLeft: `${margins.left * 100}%`, paddingRight: `${margins.right * 100}%` }}
        aria-hidden="true"
      >
        {names.map((name, index) => (
          <span key={`${index} ${name}`}>{name}</span>
        ))}
      </div>
      {series.length > 1 && (
        <ul className="plugin-chart-names">
          {series.map((one, index) => (
            <li key={one.key} className={colours[index]}>
              {label(one.heading)}
            </li>
          ))}
        </ul>
      )}
      <Numbers axis={axis} series={series} rows={rows} />
    </>
  );
}

/** More bars have no room for their names: then, as with a line, the first and the last say from where to where. */
const mostNames = 6;

function namesBelow(rows: readonly Row[], kind: string): readonly Row[] {
  if (kind === 'bar' && rows.length <= mostNames) return rows;
  return rows.length > 1 ? [...rows.slice(0, 1), ...rows.slice(-1)] : rows;
}

interface PictureProps {
  readonly chart: Chart;
  readonly label: string;
  /** Class names, by series. */
  readonly colours: readonly string[];
}

function Picture({ chart, label, colours }: PictureProps): ReactNode {
  return (
    <svg className="plugin-chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {chart.lines.map(({ y, text }) => (
        <g key={text}>
          <line className="plugin-chart-line" x1={0} x2={width} y1={y} y2={y} />
          <text className="plugin-chart-number" x={0} y={y - 4}>
            {text}
          </text>
        </g>
      ))}
      {chart.bars.map(({ key, series, ...bar }) => (
        <rect key={key} className={colours[series]} rx={2} {...bar} />
      ))}
      {chart.paths.map(({ key, series, d }) => (
        <path key={key} className={`plugin-path ${colours[series] ?? ''}`} d={d} />
      ))}
      {chart.dots.map(({ key, series, x, y }) => (
        <circle key={key} className={colours[series]} cx={x} cy={y} r={2.5} />
      ))}
    </svg>
  );
}

interface NumbersProps {
  readonly axis: PluginColumn;
  readonly series: readonly PluginColumn[];
  readonly rows: readonly Row[];
}

function Numbers({ axis, series, rows }: NumbersProps): ReactNode {
  const words = useWords(pluginTexts);
  const { t, label } = words;
  return (
    <details className="plugin-numbers">
      <summary>{t('plugin.asTable')}</summary>
      <table>
        <thead>
          <tr>
            {[axis, ...series].map((column) => (
              <th key={column.key} scope="col" className={`plugin-cell-${column.kind}`}>
                {label(column.heading)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{valueText(axis, row.values[axis.key], words)}</th>
              {series.map((column) => (
                <td key={column.key} className={`plugin-cell-${column.kind}`}>
                  {valueText(column, row.values[column.key], words)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
