import { IsNotEmpty, IsNumber, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';

/** A new site. Latitude and longitude come together or not at all. */
export class NewSite {
  @IsString()
  @IsNotEmpty()
  @MaxLength(80)
  name: string;

  /** `river-dam`, `rescue-pole`, `hydrant`, or a plugin's own: `yanhu.bird-hide`. */
  @IsString()
  @MaxLength(60)
  @Matches(/^[a-z][a-z0-9.-]*$/)
  kind: string;

  @IsOptional()
  @IsUUID()
  areaId?: string;

  /** WGS-84 degrees. */
  @IsOptional()
  @IsNumber()
  @Min(-90)
  @Max(90)
  latitude?: number;

  @IsOptional()
  @IsNumber()
  @Min(-180)
  @Max(180)
  longitude?: number;
}

/** A place where duty is done. */
export class SiteView {
  id: string;
  name: string;
  kind: string;
  areaId?: string;
  latitude?: number;
  longitude?: number;
  version: number;
}

export interface SiteRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly area_id: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly version: number;
}

export function toSiteView(row: SiteRow): SiteView {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    version: row.version,
    ...(row.area_id !== null && { areaId: row.area_id }),
    ...(row.latitude !== null && row.longitude !== null && { latitude: row.latitude, longitude: row.longitude }),
  };
}
