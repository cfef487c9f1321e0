import 'leaflet/dist/leaflet.css';
import L from 'leaflet';
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useWords } from '../../app/words.js';
import type { CountyMapProps, MapMarker } from '../county-map.js';
import { wantsStillness } from '../motion.js';
import { fromMap, type MapCrs, toMap } from './map-edge.js';
import { schematicBase } from './schematic-base.js';

const shades = ['#f1efe6', '#e9f0ea', '#eaeef3', '#f3ece8', '#eef0e4', '#efeaf1'];

/** The map itself; a chunk of its own. */
export function LeafletMap({
  areas,
  markers,
  tiles,
  followsMarkers = false,
  onSelect,
  onPick,
}: CountyMapProps): ReactNode {
  const { t } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<L.Map>();
  /** The map that stands: one that was taken away may still be the one that was drawn last. */
  const standing = useRef<L.Map>(undefined);
  /** Markers that stand, by kind, id and place: hundreds of them do not move because one is chosen or a team changes. */
  const drawn = useRef(new Map<string, DrawnMarker>());
  const crs: MapCrs = tiles?.crs ?? 'wgs84';
  const pick = useEffectEvent((point: L.LatLng) => onPick?.(fromMap([point.lat, point.lng], crs)));
  const around = useEffectEvent(
    (bounds: L.LatLngBounds): L.LatLngBounds =>
      followsMarkers ? markers.reduce((box, marker) => box.extend(toMap(marker.point, crs)), bounds) : bounds,
  );
  const select = useEffectEvent((marker: MapMarker) => onSelect?.(marker));
  const [zoomIn, zoomOut] = [t('map.zoomIn'), t('map.zoomOut')];

  useEffect(() => {
    if (!place.current) return;
    const made = L.map(place.current, { zoomControl: false, zoomSnap: 0.25, attributionControl: tiles !== undefined });
    made.setView([30, 114], 5);
    L.control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(made);
    if (tiles) {
      made.attributionControl.setPrefix(false);
      const { url, attribution, subdomains, maxZoom } = tiles;
      L.tileLayer(url, { attribution, maxZoom, ...(subdomains !== undefined && { subdomains }) }).addTo(made);
    }
    made.on('click', ({ latlng }) => pick(latlng));
    // In a tab that is not shown it has no size, and Leaflet cannot count without one.
    const sized = new ResizeObserver(([entry]) => entry && entry.contentRect.width > 0 && made.invalidateSize());
    sized.observe(place.current);
    standing.current = made;
    setMap(made);
    return () => {
      standing.current = undefined;
      drawn.current = new Map();
      sized.disconnect();
      made.remove();
    };
  }, [tiles, zoomIn, zoomOut]);

  useEffect(() => {
    if (!map || map !== standing.current) return;
    const base = baseLayer(areas, crs, tiles !== undefined).addTo(map);
    const bounds = around(base.getBounds());
    // Markers at the edge are to be seen whole.
    const air = followsMarkers ? 24 : 6;
    const fit = (): void => {
      if (bounds.isValid()) map.fitBounds(bounds, { padding: [air, air], animate: false });
    };
    if (map.getSize().x > 0) fit();
    else map.once('resize', fit);
    return () => {
      map.off('resize', fit);
      base.remove();
    };
  }, [map, areas, crs, tiles, followsMarkers]);

  useEffect(() => {
    if (!map || map !== standing.current) return;
    const before = drawn.current;
    const now = new Map<string, DrawnMarker>();
    const stood = new Map<string, number>();
    for (const marker of markers) {
      const at = `${marker.point.latitude},${marker.point.longitude}`;
      const aside = stood.get(at) ?? 0;
      stood.set(at, aside + 1);
      const key = `${marker.kind} ${marker.id} ${at}`;
      const looks = JSON.stringify([marker, aside, crs]);
      const same = before.get(key);
      if (now.has(key)) continue;
      if (same?.looks === looks) {
        now.set(key, same);
        before.delete(key);
      } else {
        const layer = markerLayer(marker, crs, aside * besides, () => select(marker)).addTo(map);
        now.set(key, { looks, layer });
      }
    }
    for (const { layer } of before.values()) layer.remove();
    drawn.current = now;
  }, [map, markers, crs]);

  const selected = followsMarkers ? markers.find((marker) => marker.selected)?.id : undefined;
  const goTo = useEffectEvent((id: string) => {
    const chosen = markers.find((marker) => marker.id === id);
    if (chosen) map?.panTo(toMap(chosen.point, crs), { animate: !wantsStillness() });
  });
  useEffect(() => {
    if (map && selected !== undefined) goTo(selected);
  }, [map, selected]);

  return <div ref={place} className="county-map-canvas" role="region" aria-label={t('map.name')} />;
}

function baseLayer(areas: CountyMapProps['areas'], crs: MapCrs, onTiles: boolean): L.FeatureGroup {
  const cells = schematicBase(areas);
  return L.featureGroup(
    cells.flatMap((cell) => [
      L.polygon(
        cell.outline.map((corner) => toMap(corner, crs)),
        {
          interactive: false,
          color: '#b9b2a8',
          weight: 1,
          fillColor: shades[cell.shade % shades.length] ?? '#f1efe6',
          fillOpacity: onTiles ? 0 : 1,
        },
      ),
      L.marker(toMap(cell.centre, crs), {
        interactive: false,
        keyboard: false,
        icon: L.divIcon({ className: 'county-map-area', html: textOf(onTiles ? '' : cell.name), iconSize: [0, 0] }),
      }),
    ]),
  );
}

/** A text as an element: names are data, never markup. */
function textOf(text: string): HTMLElement {
  const element = document.createElement('span');
  element.textContent = text;
  return element;
}

const signs: Readonly<Record<MapMarker['kind'], string>> = { incident: '!', team: '●', place: '+' };

/** Teams of one base would hide each other: each stands so many pixels beside the one before. */
const besides = 30;

interface DrawnMarker {
  /** All that is seen of it, as a text: another text is another marker. */
  readonly looks: string;
  readonly layer: L.Marker;
}

function markerLayer(marker: MapMarker, crs: MapCrs, aside: number, onSelect: () => void): L.Marker {
  const { kind, tone, name, selected, point, pictured = false } = marker;
  const layer = L.marker(toMap(point, crs), {
    keyboard: !pictured,
    title: name,
    alt: name,
    zIndexOffset: (selected ? 1000 : 0) + (kind === 'incident' ? 500 : 0),
    icon: L.divIcon({
      className: `map-marker map-marker-${kind} map-marker-${tone}${selected ? ' map-marker-selected' : ''}`,
      html: textOf(signs[kind]),
      iconSize: [28, 28],
      iconAnchor: [14 - aside, 14],
    }),
  });
  layer.on('click', onSelect);
  layer.on('keypress', ({ originalEvent }: L.LeafletKeyboardEvent) => originalEvent.key === 'Enter' && onSelect());
  // Leaflet puts `alt` on pictures only.
  layer.on('add', () => {
    layer.getElement()?.setAttribute('aria-label', name);
    if (pictured) layer.getElement()?.setAttribute('role', 'img');
  });
  return layer;
}
