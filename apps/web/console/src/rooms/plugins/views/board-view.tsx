import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Problem } from '../../../app/api.js';
import { type BoardView as View, pluginPagePath } from '../../../app/plugin-manifest.js';
import { useWords } from '../../../app/words.js';
import { Board } from '../../../kit/board.js';
import { problemText } from '../../../kit/problem-text.js';
import { Empty } from '../../../kit/states.js';
import type { Row } from '../answers.js';
import { fillPath } from '../paths.js';
import { askPlugin, useReadAnew } from '../plugin-api.js';
import { pluginTexts } from '../plugins.texts.js';
import { explained, SourceLoaded } from '../source-states.js';
import { useRows } from '../use-source.js';
import { Value } from '../value.js';
import { plainText } from '../values.js';
import { ViewHeader } from '../view-header.js';
import type { ViewProps } from '../view-props.js';

/** Where cards go whose lane the plugin did not name. */
const elsewhere = '#elsewhere';

/** Cards in lanes. A moved card is there at once, and back with the reason where the plugin refuses. */
export function BoardView({ plugin, page, view }: ViewProps<View>): ReactNode {
  const words = useWords(pluginTexts);
  const { t, label } = words;
  const { message, notification } = App.useApp();
  const readAnew = useReadAnew(plugin.id);
  const { rows, result } = useRows({ plugin: plugin.id, path: view.source });
  /** Cards on their way, with the lane they go to. */
  const [moving, setMoving] = useState<ReadonlyMap<string, string>>(new Map());
  const nameOf = (row: Row): string => plainText(row.values[view.titleKey]);
  const laneOf = (row: Row): string => {
    const lane = moving.get(row.id) ?? row.values[view.lane];
    return view.lanes.some((one) => one.value === lane) ? String(lane) : elsewhere;
  };
  const settle = (id: string): void => setMoving((before) => new Map([...before].filter(([one]) => one !== id)));

  const move = async (row: Row, lane: string): Promise<void> => {
    if (!view.move || moving.has(row.id)) return;
    setMoving((before) => new Map([...before, [row.id, lane]]));
    try {
      const path = fillPath(view.move.path, row.values);
      if (path === undefined) throw new Problem(400, 'plugin.address', '');
      await askPlugin({ plugin: plugin.id, method: view.move.method, path, body: { [view.lane]: lane } });
      await readAnew();
      const name = label(view.lanes.find((one) => one.value === lane)?.label);
      void message.success(t('plugin.moved', { lane: name }));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      notification.error({
        title: t('plugin.notMoved', { name: nameOf(row) }),
        description: problemText(explained(error, plugin, words), t),
        role: 'alert',
        duration: 10,
      });
    } finally {
      settle(row.id);
    }
  };
  const lanes = view.lanes.map(({ value, label: name }) => ({ key: value, title: label(name) }));
  const stray = rows.some((row) => laneOf(row) === elsewhere);
  const columns = [...lanes, ...(stray ? [{ key: elsewhere, title: t('plugin.otherLane') }] : [])].map((lane) => ({
    ...lane,
    cards: rows.filter((row) => laneOf(row) === lane.key),
  }));
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
            <>
              <Board<Row>
                columns={columns}
                nameOf={nameOf}
                targets={(row) =>
                  view.move && fillPath(view.move.path, row.values) !== undefined && !moving.has(row.id)
                    ? lanes.filter((lane) => lane.key !== laneOf(row))
                    : []
                }
                onMove={(row, lane) => void move(row, lane)}
                render={(row) => <Card row={row} name={nameOf(row)} plugin={plugin} page={page} view={view} />}
              />
              {result.hasNextPage && (
                <div className="list-foot">
                  <Button loading={result.isFetchingNextPage} onClick={() => void result.fetchNextPage()}>
                    {t('list.more')}
                  </Button>
                </div>
              )}
            </>
          )
        }
      </SourceLoaded>
    </>
  );
}

function Card({ row, name, plugin, view }: ViewProps<View> & { readonly row: Row; readonly name: string }): ReactNode {
  const { label } = useWords(pluginTexts);
  const opens = view.open !== undefined && row.known;
  return (
    <>
      {opens ? (
        <Link to={pluginPagePath(plugin.id, view.open ?? '', row.id)} className="record-link">
          {name}
        </Link>
      ) : (
        <strong>{name}</strong>
      )}
      {(view.fields ?? []).map((field) => (
        <span key={field.key} className="plugin-card-fact">
          <span className="quiet">{label(field.heading)}</span> <Value column={field} value={row.values[field.key]} />
        </span>
      ))}
    </>
  );
}
