import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { LabelView } from '../../calls/call.dto.js';
import {
  type AutoAdvance,
  autoAdvances,
  type DeciderRole,
  deciderRoles,
  type EvidenceKind,
  evidenceKinds,
} from './stage.policy.js';

/** What a stage is called, in both languages. */
class StageLabel {
  @IsString()
  @Matches(/\S/)
  @MaxLength(30)
  'zh-CN': string;

  @IsString()
  @Matches(/\S/)
  @MaxLength(60)
  en: string;
}

export class SaveStage {
  /** One of the core's, of the plugin's, or the county's own. */
  @IsString()
  @MaxLength(80)
  @Matches(/^[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)?$/)
  code: string;

  /** Of the county's own stages; the others bring theirs. */
  @IsOptional()
  @ValidateNested()
  @Type(() => StageLabel)
  label?: StageLabel;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(5)
  @ArrayUnique()
  @IsIn(deciderRoles, { each: true })
  roles: DeciderRole[];

  /** Days until it is overdue. */
  @IsInt()
  @Min(1)
  @Max(365)
  dueDays: number;

  /** Days for which a pass may be relied on. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(3650)
  validDays?: number;

  /** What a pass needs. */
  @IsArray()
  @ArrayMaxSize(2)
  @ArrayUnique()
  @IsIn(evidenceKinds, { each: true })
  evidence: EvidenceKind[];

  @IsIn(autoAdvances)
  autoAdvance: AutoAdvance;
}

/** The stages of a team type, all of them, in their order. */
export class SavePlan {
  @IsString()
  @MaxLength(100)
  teamTypeCode: string;

  /** Of the plan that was read. */
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  version: number;

  @IsArray()
  @ArrayMinSize(3)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => SaveStage)
  stages: SaveStage[];
}

export class StageView {
  code: string;
  label: LabelView;
  /** State of an application that waits here. */
  state: 'submitted' | 'screened' | 'reviewed';
  roles: DeciderRole[];
  dueDays: number;
  validDays?: number;
  evidence: EvidenceKind[];
  autoAdvance: AutoAdvance;
  /** `core`, `county`, or the plugin's id. */
  source: string;
}

export class PlanView {
  teamTypeCode: string;
  teamTypeLabel: LabelView;
  /** Decisions are stored with it. */
  version: number;
  stages: StageView[];
}

/** Whose versions are asked for. */
export class PlanVersionsQuery {
  @IsString()
  @MaxLength(100)
  teamTypeCode: string;
}

/** A plan as it was written down; without a day the core's own stages, which every team type begins with. */
export class PlanVersionView extends PlanView {
  madeAt?: string;
  /** Who wrote it; nobody where the house did when a plugin brought stages. */
  madeByName?: string;
}
