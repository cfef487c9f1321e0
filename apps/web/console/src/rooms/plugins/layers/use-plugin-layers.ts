import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { Problem } from '../../../app/api.js';
import { type PluginLayer, type PluginScreens, usePluginManifest } from '../../../app/plugin-manifest.js';
import { useWords } from '../../../app/words.js';
import type { MapMarker } from '../../../kit/county-map.js';
import { mostRows, type Row, rowsOf, withIds } from '../answers.js';
import { askPlugin, pluginKey } from '../plugin-api.js';
import { markersOf } from '../points.js';

/** A layer of the map as its list shows it. */
export interface LayerState {
  readonly key: string;
  readonly title: string;
  readonly from: string;
  readonly on: boolean;
  readonly failed: boolean;
  readonly loading: boolean;
  /** Points of it that lie somewhere. */
  readonly points: readonly MapMarker[];
}

export interface PluginLayers {
  readonly layers: readonly LayerState[];
  readonly markers: readonly MapMarker[];
  readonly toggle: (key: string) => void;
}

/** Which layers are on stays for this browser: a board is set up once. */
const place = 'redmaple-map-layers';

/** The layers that plugins have for the map, and the points of those that are on. */
export function usePluginLayers(): PluginLayers {
  const words = useWords();
  const { data } = usePluginManifest();
  const [on, setOn] = useState<readonly string[]>(readChosen);
  const all = useMemo(
    () =>
      (data?.plugins ?? []).flatMap((plugin) =>
        plugin.mapLayers.map((layer) => ({ key: `${plugin.id}/${layer.id}`, plugin, layer })),
      ),
    [data],
  );
  const toggle = useCallback((key: string): void => {
    setOn((before) => {
      const after = before.includes(key) ? before.filter((one) => one !== key) : [...before, key];
      localStorage.setItem(place, JSON.stringify(after));
      return after;
    });
  }, []);
  const results = useQueries({
    queries: all.map(({ key, plugin, layer }) => ({
      queryKey: [`${pluginKey(plugin.id)}${layer.source}`, 'layer', layer.id],
      queryFn: () => readAll(plugin, layer),
      enabled: on.includes(key),
    })),
    combine: useCallback(
      (found: { data?: Row[] | undefined; error: Error | null }[]) =>
        found.map(({ data: rows, error }) => ({ rows, error: error as Problem | null })),
      [],
    ),
  });
  const layers = useMemo(
    () =>
      all.map(({ key, plugin, layer }, index): LayerState => {
        const { rows, error } = results[index] ?? { rows: undefined, error: null };
        const shown = on.includes(key);
        const points = shown && rows ? markersOf(rows, layer, words) : [];
        return {
          key,
          title: words.label(layer.title),
          from: words.label(plugin.label),
          on: shown,
          failed: shown && rows === undefined && error !== null,
          loading: shown && rows === undefined && error === null,
          points: points.map((one) => ({ ...one, id: `${key}/${one.id}` })),
        };
      }),
    [all, results, on, words],
  );
  const markers = useMemo(() => layers.flatMap((layer) => layer.points), [layers]);
  return { layers, markers, toggle };
}

/** All points, page by page, up to what a map can show. */
async function readAll(plugin: PluginScreens, layer: PluginLayer): Promise<Row[]> {
  const rows: Row['values'][] = [];
  let after: string | undefined;
  do {
    const more = after !== undefined && { query: { after } };
    const page = rowsOf(await askPlugin({ plugin: plugin.id, method: 'GET', path: layer.source, ...more }));
    rows.push(...page.rows);
    after = page.next === after ? undefined : page.next;
  } while (after !== undefined && rows.length < mostRows);
  return withIds(rows);
}

function readChosen(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}
