import { IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';

/** Whom to ask. Empty: the suggested order over all teams. */
export class MakeOffers {
  /** Ask this volunteer now. */
  @IsOptional()
  @IsUUID()
  volunteerId?: string;

  /** Ask this team's members in their order; with `volunteerId`: as whose member. */
  @IsOptional()
  @IsUUID()
  teamId?: string;

  /**
   * Who is asked after a decline or no answer: `nobody` else, the rest of the `team`, or `anyone` in the suggested
   * order. Left out: `team` for a team, otherwise `anyone`.
   */
  @IsOptional()
  @IsIn(['nobody', 'team', 'anyone'])
  otherwise?: 'nobody' | 'team' | 'anyone';

  /** How many are asked at the same time; the first to accept goes, the others are thanked. Stays for this incident. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(50)
  atOnce?: number;
}
