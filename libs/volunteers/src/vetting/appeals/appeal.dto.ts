import { PageQuery } from '@redmaple/platform';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import type { ApplicationState } from '../../applications/application.policy.js';

export class FileAppeal {
  /** Why the refusal should be looked at again. */
  @IsString()
  @Matches(/\S/)
  @MaxLength(1000)
  statement: string;
}

export class DecideAppeal {
  /** `granted`: vetting goes on from where it was refused, with another person. */
  @IsIn(['granted', 'rejected'])
  outcome: 'granted' | 'rejected';

  /** What the recruit reads. Needed when it is rejected. */
  @IsOptional()
  @IsString()
  @Matches(/\S/)
  @MaxLength(500)
  answer?: string;
}

export class AppealsQuery extends PageQuery {
  /** Also those that were decided. */
  @IsOptional()
  @Transform(({ obj }: { obj: { decided?: unknown } }) => obj.decided === true || obj.decided === 'true')
  @IsBoolean()
  decided?: boolean;

  /** Those of one application. */
  @IsOptional()
  @IsUUID()
  applicationId?: string;
}

export const appealStates = ['open', 'granted', 'rejected'] as const;

/** An appeal in the office's list. */
export class AppealSummary {
  id: string;
  applicationId: string;
  number: string;
  name: string;
  teamTypeCode: string;
  /** Stage at which it was refused; absent when it was refused outside of the stages. */
  stage?: string;
  reasonCode?: string;
  state: (typeof appealStates)[number];
  filedAt: string;
  dueAt: string;
  overdue: boolean;
  /** The reader refused, so another person decides. */
  refusedByReader: boolean;
}

export class AppealPage {
  items: AppealSummary[];
  next?: string;
}

export class AppealDetail extends AppealSummary {
  /** In the recruit's words; absent once they are erased. */
  statement?: string;
  source: 'online' | 'office';
  decidedBy?: string;
  decidedAt?: string;
  answer?: string;
}

/** The appeal, and where the application stands after it. */
export class DecidedAppeal extends AppealDetail {
  applicationState: ApplicationState;
}
