/** A node of the county's tree: county, town, village or community, grid. */
export interface AreaView {
  readonly id: string;
  readonly parentId: string | undefined;
  readonly level: 'county' | 'town' | 'village' | 'grid';
  /** Twelve-digit code where one exists. */
  readonly code: string | undefined;
  readonly name: string;
  /** Middle of the area, WGS-84 degrees. */
  readonly centre: { readonly latitude: number; readonly longitude: number } | undefined;
}

/** The county's area tree. Provided by libs/volunteers. */
export abstract class Areas {
  abstract all(): Promise<AreaView[]>;
  abstract byId(id: string): Promise<AreaView | undefined>;
  /** From the area up to the county. */
  abstract pathOf(id: string): Promise<AreaView[]>;
}
