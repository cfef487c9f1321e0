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
  /** A picture with a name: the list beside the map is the way to it by keyboard, so that many may stand close together. */
  readonly pictured?: boolean;
}

export interface CountyMapProps {
  readonly areas: readonly MapArea[];
  readonly markers: readonly MapMarker[];
  readonly tiles?: Shape<'MapTilesView'> | undefined;
  /** The map is about its markers: it shows all of them at first, and goes to the one that is selected. */
  readonly followsMarkers?: boolean;
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
