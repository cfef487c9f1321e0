import { IsInt, IsNotEmpty, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';

/** A specialist that is looked for. */
export class SpecialistInput {
  /** Of one that stands on the list; left out for a new one. */
  @IsOptional()
  @IsUUID()
  specialistId?: string;

  @Matches(/\S/)
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  skill: string;

  /** How many. */
  @IsInt()
  @Min(1)
  @Max(999)
  wanted: number;
}

/** A specialist that a call looks for. */
export class SpecialistView {
  id: string;
  skill: string;
  wanted: number;
}

/** The same, with how many applications say to be one and are under way or accepted. */
export class SpecialistCount extends SpecialistView {
  found: number;
}
