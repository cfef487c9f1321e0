import { IsIn, IsInt, IsUUID, Max, Min } from 'class-validator';
import { IfGiven } from '@redmaple/platform';

/** Whom to ask. Empty: the suggested order over all teams. */
export class MakeMissionOffers {
  /** Ask this volunteer now. */
  @IfGiven()
  @IsUUID()
  volunteerId?: string;

  /** Ask this team's members in their order; with `volunteerId`: as whose member. */
  @IfGiven()
  @IsUUID()
  teamId?: string;

  /**
   * Who is asked after a decline or no answer: `nobody` else, the rest of the `team`, or `anyone` in the suggested
   * order. Left out: `team` for a team, otherwise `anyone`.
   */
  @IfGiven()
  @IsIn(['nobody', 'team', 'anyone'])
  otherwise?: 'nobody' | 'team' | 'anyone';

  /** How many are asked at the same time; the first to accept goes, the others are thanked. Stays for this incident. */
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(50)
  atOnce?: number;
}
