import { PageQuery } from '@redmaple/platform';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';
import { RosterPersonView } from '../shifts/shift.dto.js';
import { IsDay } from '../shifts.validation.js';
import { maxPhotos } from './patrol-log.policy.js';

/** What a patrol saw. Either the duty it was written on or the team it was a patrol of. */
export class NewPatrolLog {
  /** Chosen on the phone: the same log sent again is the first one. */
  @IsUUID()
  clientId: string;

  /** My own assignment. */
  @IsOptional()
  @IsUUID()
  assignmentId?: string;

  /** A team that I belong to, where there is no assignment. */
  @IsOptional()
  @IsUUID()
  teamId?: string;

  @IsOptional()
  @IsUUID()
  siteId?: string;

  /** When it was seen, by the phone; at most thirty days ago. */
  @MaxLength(40)
  @IsISO8601({ strict: true, strictSeparator: true })
  observedAt: string;

  @IsString()
  @Matches(/\S/)
  @MaxLength(2000)
  text: string;

  /** Photos sent before, in the order in which they are shown. */
  @IsArray()
  @ArrayMaxSize(maxPhotos)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  photoIds: string[];
}

export class PatrolLogsQuery extends PageQuery {
  @IsOptional()
  @IsUUID()
  teamId?: string;

  @IsOptional()
  @IsUUID()
  siteId?: string;

  /** Days of the county on which it was seen, both included. */
  @IsOptional()
  @IsDay()
  from?: string;

  @IsOptional()
  @IsDay()
  to?: string;
}

/** A photo that was kept. `patrol-logs/photos/:id` gives its bytes. */
export class PatrolPhotoView {
  id: string;
  type: string;
  /** Bytes kept. */
  size: number;
}

/** A log as its writer sees it. */
export class OwnPatrolLogView {
  id: string;
  clientId: string;
  teamId: string;
  assignmentId?: string;
  siteId?: string;
  text: string;
  observedAt: string;
  receivedAt: string;
  photos: PatrolPhotoView[];
}

/** A log as those who lead see it. */
export class PatrolLogView extends OwnPatrolLogView {
  volunteer: RosterPersonView;
  /** The week and the seat of the duty it was written on; what was taken outside a week has none. */
  rosterId?: string;
  seatId?: string;
}
