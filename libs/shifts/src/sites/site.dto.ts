import type { FormSchema } from '@redmaple/forms';
import { answersInWords } from '@redmaple/plugins/house';
import {
  IsNotEmpty,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { inspectionDue, type SiteKindTerms } from './site-kind.js';

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

  /** Answers to the form of a plugin's kind. */
  @IsOptional()
  @IsObject()
  facts?: Record<string, unknown>;

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

/** The words for something, in every language. */
export class SiteLabelView {
  'zh-CN': string;
  en: string;
}

/** A question of an inspection. */
export class SiteQuestionView {
  code: string;
  label: SiteLabelView;
  kind: 'yesNo' | 'number' | 'text' | 'picture';
  unit?: SiteLabelView;
}

/** How a kind of site is looked after. */
export class SiteInspectionView {
  everyDays: number;
  checklist: SiteQuestionView[];
}

/** A kind of site that a plugin of the county adds. */
export class SiteKindView {
  code: string;
  label: SiteLabelView;
  /** What is known of each, with its texts. */
  form?: FormSchema;
  inspection?: SiteInspectionView;
}

/** Something known of a site, in words. */
export class SiteFactView {
  key: string;
  label: SiteLabelView;
  text: SiteLabelView;
}

/** When a site was looked after and should be again. */
export class SiteLookedAfterView {
  everyDays: number;
  checklist: SiteQuestionView[];
  /** When the last log of it was observed; absent: none yet. */
  lastAt?: string;
  dueAt: string;
}

/** A place where duty is done. */
export class SiteView {
  id: string;
  name: string;
  kind: string;
  /** Of a kind that a plugin declares. */
  kindLabel?: SiteLabelView;
  /** What the form of its kind asked. */
  facts: SiteFactView[];
  inspection?: SiteLookedAfterView;
  areaId?: string;
  latitude?: number;
  longitude?: number;
  version: number;
}

export interface SiteRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly kind_terms: SiteKindTerms | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly created_at: Date;
  readonly looked_after_at: Date | null;
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
    ...(row.kind_terms && { kindLabel: row.kind_terms.label }),
    facts: answersInWords(row.kind_terms?.form, row.facts),
    ...(row.kind_terms?.inspection && { inspection: lookedAfter(row, row.kind_terms.inspection) }),
    version: row.version,
    ...(row.area_id !== null && { areaId: row.area_id }),
    ...(row.latitude !== null && row.longitude !== null && { latitude: row.latitude, longitude: row.longitude }),
  };
}

function lookedAfter(
  { created_at, looked_after_at }: SiteRow,
  { everyDays, checklist }: NonNullable<SiteKindTerms['inspection']>,
): SiteLookedAfterView {
  return {
    everyDays,
    checklist: checklist.map((one) => ({ ...one })),
    ...(looked_after_at && { lastAt: looked_after_at.toISOString() }),
    dueAt: inspectionDue(everyDays, looked_after_at ?? created_at).toISOString(),
  };
}
