import './dispatch.css';
import { PlusOutlined } from '@ant-design/icons';
import { Button, Switch } from 'antd';
import {
  memo,
  type ReactNode,
  useCallback,
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useMemo,
  useState,
} from 'react';
import type { Shape } from '../../app/api.js';
import { watchBoard } from '../../app/live.js';
import { useGet } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { CountyMap, type MapMarker } from '../../kit/county-map.js';
import type { MapPoint } from '../../kit/map/map-edge.js';
import { usePageTitle } from '../../kit/page-title.js';
import { setServerClock } from '../../kit/server-clock.js';
import { Empty } from '../../kit/states.js';
import { useFullHeight } from '../../kit/use-full-height.js';
import { useUrlState } from '../../kit/url-state.js';
import { LayerList } from '../plugins/layers/layer-list.js';
import { usePluginLayers } from '../plugins/layers/use-plugin-layers.js';
import { BoardNumbers } from './board-numbers.js';
import { markersOf } from './board-markers.js';
import { dispatchTexts } from './dispatch.texts.js';
import { useIncidentAlerts } from './incident-alerts.js';
import { IncidentList, type ListKind, useIncidents } from './incident-list.js';
import { IncidentPanel } from './incident-panel.js';
import type { BoardTeam } from './incident-words.js';
import { Intake } from './intake.js';
import { TeamList } from './team-list.js';

/** Parts of the board that a phone shows one at a time. */
const panes = ['list', 'detail', 'teams', 'map'] as const;
type Pane = (typeof panes)[number];
const paneTexts = {
  list: 'dispatch.incidents',
  detail: 'dispatch.current',
  teams: 'dispatch.teams',
  map: 'dispatch.map',
} as const;
/** Timers and numbers drift between events; the board is asked again so often. */
const askEvery = 20_000;

const noTeams: readonly BoardTeam[] = [];
/** Drawn anew only when something of theirs changes, not with every press elsewhere on the board. */
const Teams = memo(TeamList);
const Panel = memo(IncidentPanel);

/** The station's board: what is open, who is there, and the one thing to do next. */
export function Page(): ReactNode {
  const words = useWords(dispatchTexts);
  const { t } = words;
  const { can } = useSession();
  const acts = can('liaison');
  const [url, setUrl] = useUrlState<'open' | 'list' | 'pane'>();
  const [taking, setTaking] = useState(false);
  const [point, setPoint] = useState<MapPoint>();
  const [fresh, setFresh] = useState<string>();
  const [team, setTeam] = useState<string>();
  const kind: ListKind = url.list === 'over' ? 'over' : 'open';
  const pane: Pane = panes.find((one) => one === url.pane) ?? 'list';
  const incidents = useIncidents(kind);
  const board = useBoard();
  const alerts = useIncidentAlerts();
  const heading = usePageTitle(alerts.unseen > 0 ? t('dispatch.alertTitle', { count: alerts.unseen }) : undefined);
  useFullHeight();
  useEffect(() => {
    watchBoard(true);
    return () => watchBoard(false);
  }, []);

  // A press is answered at once where it was made; what else changes with it is drawn right after.
  const shown = useDeferredValue(url.open);
  const located = useDeferredValue(incidents.items);
  const select = useCallback(
    (id: string): void => {
      setTaking(false);
      setFresh(undefined);
      setUrl({ open: id, pane: 'detail' });
    },
    [setUrl],
  );
  const startTaking = (): void => {
    setPoint(undefined);
    setTaking(true);
    if (pane !== 'detail') setUrl({ pane: 'detail' });
  };
  const saved = (incident: Shape<'SavedIncidentView'>): void => {
    if (!incident.emergency) alerts.expectOwn();
    setTaking(false);
    setFresh(incident.id);
    setUrl({ open: incident.id, pane: 'detail', list: undefined });
  };
  useHotkey('n', acts, startTaking);
  useFirstSelected(incidents.items[0]?.id, url.open, (id) => setUrl({ open: id }));

  const onMap = useMemo(
    () => markersOf(located, board.data?.teams ?? [], { incident: shown, team, point }, words),
    [located, board.data, shown, team, point, words],
  );
  const chosen = useCallback(
    (marker: MapMarker): void => {
      if (marker.kind === 'incident') select(marker.id);
      if (marker.kind === 'team') setTeam(marker.id);
    },
    [select],
  );
  return (
    <div className={`dispatch dispatch-on-${pane}`}>
      <header className="dispatch-head">
        <h1 ref={heading}>{t('dispatch.title')}</h1>
        <BoardNumbers numbers={board.data?.numbers} />
        <label className="sound-switch">
          <Switch checked={alerts.sound} onChange={alerts.switchSound} aria-label={t('dispatch.sound')} />
          <span aria-hidden="true">{t('dispatch.sound')}</span>
        </label>
        {acts && (
          <Button type="primary" icon={<PlusOutlined />} onClick={startTaking} aria-keyshortcuts="n">
            {t('dispatch.newIncident')} <kbd title={t('dispatch.hotkey')}>N</kbd>
          </Button>
        )}
      </header>
      <PaneSwitch pane={pane} onPane={(one) => setUrl({ pane: one })} />
      <div className="dispatch-panes">
        <IncidentList
          kind={kind}
          incidents={incidents}
          selected={url.open}
          onKind={(one) => setUrl({ list: one === 'open' ? undefined : one })}
          onSelect={select}
        />
        {taking ? (
          <Intake point={point} onPoint={setPoint} onSaved={saved} onClose={() => setTaking(false)} />
        ) : (
          <section className="dispatch-pane dispatch-detail" aria-label={t('dispatch.current')}>
            {shown === undefined ? (
              <Empty title={t('dispatch.choose')} hint={t('dispatch.emptyHint')} />
            ) : (
              <Panel key={shown} id={shown} fresh={fresh === shown} />
            )}
          </section>
        )}
        <BoardMap markers={onMap} onSelect={chosen} onPick={taking ? setPoint : undefined} />
        <Teams teams={board.data?.teams ?? noTeams} selected={team} onIncident={select} />
      </div>
      <p className="visually-hidden" role="status">
        {alerts.unseen > 0 && t('dispatch.announced', { count: alerts.unseen })}
      </p>
    </div>
  );
}

function useBoard() {
  const board = useGet('/api/v1/dispatch/board', {}, { every: askEvery });
  const now = board.data?.now;
  useEffect(() => {
    if (now !== undefined) setServerClock(now);
  }, [now]);
  return board;
}

interface MapProps {
  readonly markers: readonly MapMarker[];
  readonly onSelect: (marker: MapMarker) => void;
  readonly onPick: ((point: MapPoint) => void) | undefined;
}

const BoardMap = memo(function BoardMap({ markers, onSelect, onPick }: MapProps): ReactNode {
  const { t } = useWords(dispatchTexts);
  const areas = useGet('/api/v1/areas', {});
  const settings = useGet('/api/v1/dispatch/map', {});
  const { layers, markers: ofLayers, toggle } = usePluginLayers();
  const all = useMemo(() => [...ofLayers, ...markers], [ofLayers, markers]);
  return (
    <section className="dispatch-pane dispatch-map" aria-label={t('dispatch.map')}>
      {areas.data && settings.data && (
        <CountyMap areas={areas.data} tiles={settings.data.tiles} markers={all} onSelect={onSelect} onPick={onPick} />
      )}
      <LayerList layers={layers} onToggle={toggle} />
    </section>
  );
});

function PaneSwitch({ pane, onPane }: { readonly pane: Pane; readonly onPane: (pane: Pane) => void }): ReactNode {
  const { t } = useWords(dispatchTexts);
  return (
    <div className="pane-switch" role="group" aria-label={t('dispatch.title')}>
      {panes.map((one) => (
        <button key={one} type="button" aria-pressed={one === pane} onClick={() => onPane(one)}>
          {t(paneTexts[one])}
        </button>
      ))}
    </div>
  );
}

/** A key that works wherever nobody is typing. */
function useHotkey(key: string, enabled: boolean, act: () => void): void {
  const pressed = useEffectEvent(act);
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent): void => {
      const typing =
        event.target instanceof Element && event.target.closest('input, textarea, select, [role="dialog"]');
      if (typing || event.ctrlKey || event.metaKey || event.altKey || event.key.toLowerCase() !== key) return;
      event.preventDefault();
      pressed();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [key, enabled]);
}

/** The most urgent one is open at first; after that nothing moves under the reader's hands. */
function useFirstSelected(first: string | undefined, open: string | undefined, select: (id: string) => void): void {
  const choose = useEffectEvent(select);
  const none = open === undefined;
  useEffect(() => {
    if (none && first !== undefined) choose(first);
  }, [none, first]);
}
