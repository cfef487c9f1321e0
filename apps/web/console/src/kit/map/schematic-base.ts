import type { MapPoint } from './map-edge.js';

/** An area with its middle. */
export interface MapArea {
  readonly id: string;
  readonly parentId?: string;
  readonly level: string;
  readonly name: string;
  readonly centre?: MapPoint;
}

/** A part of the schematic base: what lies nearer to this area's middle than to any other's. */
export interface SchematicCell {
  readonly id: string;
  readonly name: string;
  readonly centre: MapPoint;
  readonly outline: readonly MapPoint[];
  /** Cells of one parent have one shade. */
  readonly shade: number;
}

type Point = readonly [x: number, y: number];
/** Room around the outermost middles, in degrees of latitude. */
const margin = 0.014;
/** More cells than this would be a carpet: towns are drawn then instead of villages. */
const mostCells = 150;

/**
 * A base for the map from what the county knows of its areas: each village (or town, where there are no villages) gets the land
 * nearest to its middle. It is no survey, so whoever shows it says 示意图.
 */
export function schematicBase(areas: readonly MapArea[]): readonly SchematicCell[] {
  const drawn = ['village', 'town', 'county']
    .map((level) => areas.filter((area) => area.level === level && area.centre !== undefined))
    .find((found) => found.length > 0 && found.length <= mostCells);
  const middles = (drawn ?? []).flatMap((area) => (area.centre ? [{ area, centre: area.centre }] : []));
  const latitude = middles.reduce((sum, { centre }) => sum + centre.latitude, 0) / (middles.length || 1);
  const narrow = Math.cos((latitude * Math.PI) / 180);
  const flat = ({ latitude: y, longitude: x }: MapPoint): Point => [x * narrow, y];
  const round = ([x, y]: Point): MapPoint => ({ latitude: y, longitude: x / narrow });
  const land = landAround(middles.map(({ centre }) => flat(centre)));
  const parents = [...new Set(middles.map(({ area }) => area.parentId))];
  return middles.map(({ area, centre }) => {
    const own = flat(centre);
    const outline = middles
      .filter((other) => other.area !== area)
      .reduce<readonly Point[]>((shape, other) => nearerTo(own, flat(other.centre), shape), land);
    return {
      id: area.id,
      name: area.name,
      centre,
      outline: outline.map(round),
      shade: parents.indexOf(area.parentId),
    };
  });
}

/** A rounded shape around all middles: the hull of a circle around each. */
function landAround(middles: readonly Point[]): readonly Point[] {
  const around = middles.flatMap(([x, y]) =>
    Array.from({ length: 24 }, (_, step): Point => {
      const angle = (step / 24) * 2 * Math.PI;
      return [x + margin * Math.cos(angle), y + margin * Math.sin(angle)];
    }),
  );
  return hullOf(around);
}

/** The convex hull, counter-clockwise (Andrew's monotone chain). */
function hullOf(points: readonly Point[]): readonly Point[] {
  const sorted = [...points].sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  const chain = (ordered: readonly Point[]): Point[] => {
    const kept: Point[] = [];
    for (const point of ordered) {
      while (kept.length > 1 && turn(kept[kept.length - 2] as Point, kept[kept.length - 1] as Point, point) <= 0) {
        kept.pop();
      }
      kept.push(point);
    }
    return kept.slice(0, -1);
  };
  return [...chain(sorted), ...chain(sorted.reverse())];
}

function turn([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

/** The part of a convex shape that lies nearer to one point than to another (Sutherland–Hodgman). */
function nearerTo(own: Point, other: Point, shape: readonly Point[]): readonly Point[] {
  const towards: Point = [other[0] - own[0], other[1] - own[1]];
  const middle: Point = [(own[0] + other[0]) / 2, (own[1] + other[1]) / 2];
  const beyond = ([x, y]: Point): number => (x - middle[0]) * towards[0] + (y - middle[1]) * towards[1];
  return shape.flatMap((point, index) => {
    const next = shape[(index + 1) % shape.length] as Point;
    const [here, there] = [beyond(point), beyond(next)];
    const kept = here <= 0 ? [point] : [];
    if (here <= 0 === there <= 0) return kept;
    const part = here / (here - there);
    return [...kept, [point[0] + part * (next[0] - point[0]), point[1] + part * (next[1] - point[1])] as const];
  });
}
