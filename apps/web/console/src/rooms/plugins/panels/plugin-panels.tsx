import '../plugins.css';
import { Fragment, type ReactNode, useMemo } from 'react';
import {
  type PanelSlot,
  type PluginPanel,
  type PluginScreens,
  usePluginManifest,
} from '../../../app/plugin-manifest.js';
import { useWords } from '../../../app/words.js';
import { PluginBoundary } from '../plugin-boundary.js';
import { pluginTexts } from '../plugins.texts.js';
import { SourceLoaded } from '../source-states.js';
import { useRecord, useRows } from '../use-source.js';
import { Value } from '../value.js';
import { PanelChart } from './panel-chart.js';

interface Props {
  readonly slot: PanelSlot;
  /** The record whose page it is; the sources are asked with it. */
  readonly id?: string;
  /** Of the titles: below the heading of what they stand in. */
  readonly level?: 2 | 3;
}

/** What plugins have to say at a place of the console. Nothing where none has; one that fails is a card of its own. */
export function PluginPanels({ slot, id, level = 2 }: Props): ReactNode {
  const { data } = usePluginManifest();
  const panels = (data?.plugins ?? []).flatMap((plugin) =>
    plugin.panels.filter((panel) => panel.slot === slot).map((panel) => ({ plugin, panel })),
  );
  if (panels.length === 0) return null;
  return (
    <div className="plugin-panels">
      {panels.map(({ plugin, panel }) => (
        <OnePanel
          key={`${plugin.id} ${panel.source} ${panel.kind} ${panel.title.en}`}
          plugin={plugin}
          panel={panel}
          level={level}
          {...(id !== undefined && { id })}
        />
      ))}
    </div>
  );
}

interface PanelProps {
  readonly plugin: PluginScreens;
  readonly panel: PluginPanel;
  readonly id?: string;
}

function OnePanel({ plugin, panel, id, level }: PanelProps & { readonly level: 2 | 3 }): ReactNode {
  const { t, label } = useWords(pluginTexts);
  const title = label(panel.title);
  const Heading = level === 2 ? 'h2' : 'h3';
  const Content = panel.kind === 'number' ? Figure : Rows;
  return (
    <section className="panel plugin-panel" aria-label={title}>
      <Heading>{title}</Heading>
      <PluginBoundary plugin={plugin} part>
        <Content plugin={plugin} panel={panel} {...(id !== undefined && { id })} />
      </PluginBoundary>
      <p className="plugin-panel-from quiet">{t('plugin.from', { name: label(plugin.label) })}</p>
    </section>
  );
}

function useQueryOf(id: string | undefined): Readonly<Record<string, string>> {
  return useMemo(() => Object.fromEntries(id === undefined ? [] : [['id', id]]), [id]);
}

function Figure({ plugin, panel, id }: PanelProps): ReactNode {
  const { label } = useWords(pluginTexts);
  const record = useRecord({ plugin: plugin.id, path: panel.source, query: useQueryOf(id) });
  const [figure, ...others] = panel.columns;
  return (
    <SourceLoaded plugin={plugin} of={record} part>
      {(values) => (
        <>
          {figure && (
            <p className="plugin-figure">
              <Value column={figure} value={values[figure.key]} />
            </p>
          )}
          {others.length > 0 && (
            <dl className="plugin-panel-facts">
              {others.map((column) => (
                <Fragment key={column.key}>
                  <dt>{label(column.heading)}</dt>
                  <dd>
                    <Value column={column} value={values[column.key]} />
                  </dd>
                </Fragment>
              ))}
            </dl>
          )}
        </>
      )}
    </SourceLoaded>
  );
}

function Rows({ plugin, panel, id }: PanelProps): ReactNode {
  const { t, label } = useWords(pluginTexts);
  const { rows, result } = useRows({ plugin: plugin.id, path: panel.source, query: useQueryOf(id) });
  return (
    <SourceLoaded plugin={plugin} of={result} part>
      {() => {
        const isTable = panel.kind === 'table';
        if (rows.length === 0) return <p className="quiet">{t(isTable ? 'plugin.empty' : 'plugin.noFigures')}</p>;
        if (!isTable) return <PanelChart panel={panel} rows={rows} />;
        const name = t('plugin.rows', { title: label(panel.title) });
        return (
          <div className="plugin-panel-table" role="region" aria-label={name} tabIndex={0}>
            <table>
              <thead>
                <tr>
                  {panel.columns.map((column) => (
                    <th key={column.key} scope="col" className={`plugin-cell-${column.kind}`}>
                      {label(column.heading)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    {panel.columns.map((column) => (
                      <td key={column.key} className={`plugin-cell-${column.kind}`}>
                        <Value column={column} value={row.values[column.key]} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        );
      }}
    </SourceLoaded>
  );
}
