import { lazy, type ReactNode, Suspense } from 'react';
import type { Shape } from '../app/api.js';
import { useWords } from '../app/words.js';
import type { MapPoint } from './map/map-edge.js';
import type { MapArea } from './map/schematic-base.js';
import { PageLoading } from './states.js';
import type { Tone } from './status-tag.js';

/** Something on the map. The page has it in a list too: the map is never the only way to it. */
export interface MapMarker {
  readonly id: string;
  readonly kind: 'incident' | 'team' | 'place';
  readonly tone: Tone;
  readonly point: MapPoint;
  /** Read out, and shown on hovering. */
  readonly name: string;
  readonly selected?: boolean;
}

export interface CountyMapProps {
  readonly areas: readonly MapArea[];
  readonly markers: readonly MapMarker[];
  readonly tiles?: Shape<'MapTilesView'> | undefined;
  readonly onSelect?: (marker: MapMarker) => void;
  /** A place was pointed at; while it is there the map says so. */
  readonly onPick?: ((point: MapPoint) => void) | undefined;
}

const LeafletMap = lazy(async () => ({ default: (await import('./map/leaflet-map.js')).LeafletMap }));

/**
 * The county with what happens in it: a schematic base from the centres of its areas, tiles where the house has them. Places go in
 * and out in WGS-84.
 */
export function CountyMap(props: CountyMapProps): ReactNode {
  const { t } = useWords();
  return (
    <div className="county-map">
      <Suspense fallback={<PageLoading />}>
        <LeafletMap {...props} />
      </Suspense>
      {!props.tiles && <span className="county-map-note">{t('map.schematic')}</span>}
      {props.onPick && <span className="county-map-hint">{t('map.pick')}</span>}
    </div>
  );
}
