import type { AreaView } from '@redmaple/plugins/house';
import { distanceBetween, type Point } from '../geo/distance.js';

/** Where an incident belongs in the county's tree. */
export interface Territory {
  readonly areaId: string | undefined;
  /** From the area up to the county; empty when the area is not known. */
  readonly path: readonly AreaView[];
  /** Found by the nearest centre, not said by anyone: somebody should look at it. */
  readonly guessed: boolean;
}

export const nowhere: Territory = { areaId: undefined, path: [], guessed: false };

/** How far the middle of an area may be from a place inside it, in metres; figures of our own. */
const reach = { grid: 2_000, village: 6_000, town: 25_000 } as const;

/** The territory of an area that was named; undefined when the county has no such area. */
export function territoryOfArea(areas: readonly AreaView[], areaId: string): Territory | undefined {
  const path = pathFrom(areas, areaId);
  return path.length === 0 ? undefined : { areaId, path, guessed: false };
}

/** The territory of a point: the area with the nearest middle, grids before villages before towns. */
export function territoryOfPoint(areas: readonly AreaView[], point: Point): Territory {
  for (const level of ['grid', 'village', 'town'] as const) {
    const near = areas
      .flatMap((area) =>
        area.level === level && area.centre ? [{ area, metres: distanceBetween(area.centre, point) }] : [],
      )
      .filter((one) => one.metres <= reach[level])
      .sort((one, other) => one.metres - other.metres || (one.area.id < other.area.id ? -1 : 1))[0];
    if (near) return { areaId: near.area.id, path: pathFrom(areas, near.area.id), guessed: true };
  }
  return nowhere;
}

/** The place from which distances are counted: the incident's own, or the middle of the smallest area that has one. */
export function placeOf(own: Point | undefined, path: readonly AreaView[]): Point | undefined {
  return own ?? path.find((area) => area.centre)?.centre;
}

function pathFrom(areas: readonly AreaView[], areaId: string): AreaView[] {
  const byId = new Map(areas.map((area) => [area.id, area]));
  const path: AreaView[] = [];
  let area = byId.get(areaId);
  // A tree that bites its own tail must not hold us.
  while (area && !path.includes(area)) {
    path.push(area);
    area = area.parentId === undefined ? undefined : byId.get(area.parentId);
  }
  return path;
}
