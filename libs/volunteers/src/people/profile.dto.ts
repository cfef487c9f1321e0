import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  Min,
} from 'class-validator';

/** What an emergency contact is to a volunteer. */
export const relations = ['spouse', 'parent', 'child', 'sibling', 'relative', 'friend', 'colleague'] as const;
export type Relation = (typeof relations)[number];

const clock = /^([01]\d|2[0-3]):[0-5]\d$/;

/** What is said anew: what is left out stays, `null` or an empty text takes it away. */
export class ChangeProfile {
  @IsOptional()
  @IsString()
  @MaxLength(120)
  email?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  address?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  occupation?: string | null;

  /** Name and phone of the emergency contact go together. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  emergencyName?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(30)
  emergencyPhone?: string | null;

  @IsOptional()
  @IsIn(relations)
  emergencyRelation?: Relation | null;

  /** As people say it: 普通话, 吴语, 手语. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(20, { each: true })
  languages?: string[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(20, { each: true })
  skills?: string[];

  /** Whether news comes as a text message; else it stands in /me alone. Codes and dispatches come in any case. */
  @IsOptional()
  @IsBoolean()
  texts?: boolean;

  /** `21:00`: from then on the phone stays silent; goes with `quietTo`. */
  @IsOptional()
  @Matches(clock)
  quietFrom?: string | null;

  @IsOptional()
  @Matches(clock)
  quietTo?: string | null;

  /** Until then nothing is sent but what cannot wait. */
  @IsOptional()
  @IsISO8601({ strict: true })
  optOutUntil?: string | null;

  /** The version that was read; 0 when nothing was said before. */
  @IsInt()
  @Min(0)
  version: number;
}

/** What is the same for everybody who may look. */
class ProfileBase {
  languages: string[];
  skills: string[];
  /** To be sent back with a change; 0: nothing was said yet. */
  version: number;
}

/** How somebody wants to be reached. */
class ReachView extends ProfileBase {
  emergencyRelation?: Relation;
  texts: boolean;
  quietFrom?: string;
  quietTo?: string;
  optOutUntil?: string;
}

/** My own profile. */
export class OwnProfile extends ReachView {
  name: string;
  /** 138****8000 */
  maskedPhone?: string;
  email?: string;
  address?: string;
  occupation?: string;
  emergencyName?: string;
  emergencyPhone?: string;
}

/** A volunteer's profile for staff: the office reads it masked, team leaders what their work needs. */
export class ProfileView extends ProfileBase {
  /** For the office only, as all below. */
  occupation?: string;
  emergencyRelation?: Relation;
  maskedEmail?: string;
  maskedEmergencyName?: string;
  maskedEmergencyPhone?: string;
  texts?: boolean;
  quietFrom?: string;
  quietTo?: string;
  optOutUntil?: string;
}
