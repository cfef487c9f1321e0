import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { type MapLayerView as View, pluginPagePath } from '../../../app/plugin-manifest.js';
import { useGet } from '../../../app/queries.js';
import { useSession } from '../../../app/session.js';
import { useWords } from '../../../app/words.js';
import { CountyMap } from '../../../kit/county-map.js';
import { Empty } from '../../../kit/states.js';
import type { Row } from '../answers.js';
import { pluginTexts } from '../plugins.texts.js';
import { markersOf, placeOf } from '../points.js';
import { SourceLoaded } from '../source-states.js';
import { useRows } from '../use-source.js';
import { Value } from '../value.js';
import { plainText } from '../values.js';
import { ViewHeader } from '../view-header.js';
import type { ViewProps } from '../view-props.js';

/** Points on the county's map, and beside it the same as a list. */
export function MapView({ plugin, page, view }: ViewProps<View>): ReactNode {
  const words = useWords(pluginTexts);
  const { t, label } = words;
  const { can } = useSession();
  const areas = useGet('/api/v1/areas', {});
  // Tiles are the station's; whoever does not work with its map sees the schematic one.
  const seesTiles = can('liaison', 'operator', 'county-admin');
  const settings = useGet('/api/v1/dispatch/map', {}, { enabled: seesTiles });
  const { rows, result } = useRows({ plugin: plugin.id, path: view.source });
  const [selected, setSelected] = useState<string>();
  const markers = useMemo(() => markersOf(rows, view, words, selected), [rows, view, words, selected]);
  return (
    <>
      <ViewHeader plugin={plugin} page={page} />
      <SourceLoaded plugin={plugin} of={result}>
        {() =>
          rows.length === 0 ? (
            <div className="panel">
              <Empty title={t('plugin.empty')} hint={t('plugin.emptyHint')} />
            </div>
          ) : (
            <div className="plugin-map">
              <section className="panel panel-flush plugin-map-picture" aria-label={t('plugin.onMap')}>
                {areas.data && (
                  <CountyMap
                    areas={areas.data}
                    markers={markers}
                    followsMarkers
                    tiles={settings.data?.tiles}
                    onSelect={(marker) => setSelected(marker.id)}
                  />
                )}
              </section>
              <section className="panel plugin-map-list" aria-label={t('plugin.points')}>
                <h2>
                  {label(page.title)} <span className="quiet number">{rows.length}</span>
                </h2>
                <ul>
                  {rows.map((row) => (
                    <li key={row.id} className={row.id === selected ? 'plugin-point-selected' : ''}>
                      <Point row={row} plugin={plugin} page={page} view={view} onShow={() => setSelected(row.id)} />
                    </li>
                  ))}
                </ul>
                {result.hasNextPage && (
                  <Button loading={result.isFetchingNextPage} onClick={() => void result.fetchNextPage()}>
                    {t('list.more')}
                  </Button>
                )}
              </section>
            </div>
          )
        }
      </SourceLoaded>
    </>
  );
}

interface PointProps extends ViewProps<View> {
  readonly row: Row;
  readonly onShow: () => void;
}

function Point({ row, plugin, view, onShow }: PointProps): ReactNode {
  const { t } = useWords(pluginTexts);
  const name = plainText(row.values[view.titleKey]);
  const placed = placeOf(row, view) !== undefined;
  return (
    <>
      {view.open !== undefined && row.known ? (
        <Link to={pluginPagePath(plugin.id, view.open, row.id)} className="record-link">
          {name}
        </Link>
      ) : (
        <strong>{name}</strong>
      )}
      {view.state && <Value column={view.state} value={row.values[view.state.key]} />}
      {placed ? (
        <Button
          size="small"
          className="plugin-point-show"
          aria-label={t('plugin.showOnMap', { name })}
          onClick={onShow}
        >
          {t('plugin.locate')}
        </Button>
      ) : (
        <span className="quiet">{t('plugin.noPlace')}</span>
      )}
    </>
  );
}
