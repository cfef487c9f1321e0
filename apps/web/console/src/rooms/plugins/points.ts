import type { MapLayerView } from '../../app/plugin-manifest.js';
import type { Words } from '../../app/words.js';
import type { MapMarker } from '../../kit/county-map.js';
import type { MapPoint } from '../../kit/map/map-edge.js';
import type { Row } from './answers.js';
import { toneOf } from './value.js';
import { numberOf, plainText, valueText } from './values.js';

type Points = Omit<MapLayerView, 'kind' | 'open'>;

/** Where a row lies; nowhere when its degrees are none. */
export function placeOf({ values }: Row, points: Points): MapPoint | undefined {
  const [latitude, longitude] = [numberOf(values[points.latitude]), numberOf(values[points.longitude])];
  const there =
    latitude !== undefined && longitude !== undefined && Math.abs(latitude) <= 85 && Math.abs(longitude) <= 180;
  return there ? { latitude, longitude } : undefined;
}

/** The rows that lie somewhere, as the map shows them. */
export function markersOf(rows: readonly Row[], points: Points, words: Words, selected?: string): MapMarker[] {
  const { titleKey, state } = points;
  return rows.flatMap((row): MapMarker[] => {
    const point = placeOf(row, points);
    if (!point) return [];
    const name = plainText(row.values[titleKey]);
    const value = state && row.values[state.key];
    return [
      {
        id: row.id,
        kind: 'place',
        tone: toneOf(state, value),
        point,
        name: state ? `${name} · ${valueText(state, value, words)}` : name,
        selected: row.id === selected,
        pictured: true,
      },
    ];
  });
}
