/** From the county down (domain.md §1); levels may be left out, as where a town has grids and no villages. */
export const areaLevels = ['county', 'town', 'village', 'grid'] as const;
export type AreaLevel = (typeof areaLevels)[number];

/** Whether an area of `level` may lie under one of `parent`; only the county lies under none. */
export function mayLieUnder(level: AreaLevel, parent: AreaLevel | undefined): boolean {
  if (parent === undefined) return level === 'county';
  return areaLevels.indexOf(parent) < areaLevels.indexOf(level);
}
