import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  Min,
} from 'class-validator';
import { type CoreRole, coreRoles } from './allow.js';

const countyCode = /^[0-9A-Z]{6}$/;
/** Mainland mobile number, as typed: spaces, dashes and +86 are taken off later. */
const phoneAsTyped = /^[+\d０-９\s-]{11,24}$/;

export class StaffSignInDto {
  @Matches(countyCode)
  county: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  login: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(128)
  password: string;

  /** Six digits from the authenticator app. */
  @Matches(/^\d{6}$/)
  code: string;

  /** `cookie` for browsers (answers a CSRF token), `bearer` for API clients. */
  @IsOptional()
  @IsIn(['cookie', 'bearer'])
  transport?: 'cookie' | 'bearer';
}

export class PhoneCodeRequestDto {
  @Matches(countyCode)
  county: string;

  @Matches(phoneAsTyped)
  phone: string;
}

export class VolunteerSignInDto extends PhoneCodeRequestDto {
  @IsUUID()
  flowId: string;

  @Matches(/^\d{6}$/)
  code: string;

  @IsOptional()
  @IsIn(['cookie', 'bearer'])
  transport?: 'cookie' | 'bearer';
}

export class ConfirmSecondFactorDto {
  @Matches(/^\d{6}$/)
  code: string;
}

export class InviteStaffDto {
  @Matches(/^[a-z][a-z0-9._-]{2,39}$/)
  login: string;

  @IsString()
  @Length(1, 40)
  displayName: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(8)
  @ArrayUnique()
  @IsIn(coreRoles, { each: true })
  roles: CoreRole[];
}

/** The roles that an account has in the whole county from now on. */
export class ChangeRolesDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(8)
  @ArrayUnique()
  @IsIn(coreRoles, { each: true })
  roles: CoreRole[];

  /** The version that was read. */
  @IsInt()
  @Min(0)
  version: number;
}

export class OpenInvitationDto {
  @Matches(countyCode)
  county: string;

  @IsString()
  @Length(40, 64)
  token: string;
}

export class AcceptInvitationDto extends OpenInvitationDto {
  @IsOptional()
  @IsString()
  @MaxLength(128)
  password?: string;

  @Matches(/^\d{6}$/)
  code: string;
}

/** A session just opened. With a cookie the token is not in the body. */
export class SessionOpenedView {
  token?: string;
  /** Send it back in `X-CSRF-Token` with every changing request when the session is in a cookie. */
  csrfToken: string;
  expiresAt: string;
}

export class PhoneCodeFlowView {
  flowId: string;
  expiresInSeconds: number;
}

export class GrantView {
  role: string;
  scope: 'county' | 'organisation' | 'team';
  scopeId?: string;
}

export type SessionKind = 'staff' | 'volunteer' | 'recruit';

/** One of my sessions, with what it takes to recognise it. */
export class SessionView {
  id: string;
  kind: SessionKind;
  /** When it was opened. */
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
  /** Coarse, as the browser told when it was opened: "Windows · Chrome". */
  device?: string;
  /** The session that asks. */
  current: boolean;
}

/** A county one can sign in to. */
export class CountyView {
  code: string;
  name: string;
  /** IANA zone in which its days are counted. */
  timezone: string;
  /** Its people are invented. */
  demo: boolean;
  /** Messages are not sent but shown on the page /dev/inbox. */
  messagesInInbox: boolean;
}

/** Who I am. */
export class WhoView {
  accountId: string;
  county: string;
  countyName: string;
  /** IANA zone in which the county's days are counted. */
  timezone: string;
  kind: SessionKind;
  /** Name of the account; recruits have none. */
  displayName?: string;
  grants: GrantView[];
  /** To send back in `X-CSRF-Token` with every changing request; only when the session came in the cookie. */
  csrfToken?: string;
  /** When the session ends if nothing more is asked. */
  endsAt: string;
  /** When it ends in any case: staff sign in anew, of volunteers it moves with each visit. */
  expiresAt: string;
  /** Nobody acted for so long that changes answer `access.confirmAgain` until the second factor was shown again. */
  confirmationNeeded: boolean;
  /** Server time, from which a page computes its timers. */
  now: string;
}

export class InvitationView {
  accountId: string;
  link: string;
  expiresAt: string;
}

export class SecondFactorResetView {
  requestId: string;
}

/** A second factor that somebody asked to reset, waiting for another to approve. */
export class PendingResetView {
  id: string;
  accountId: string;
  /** Whose second factor it is. */
  displayName: string;
  requestedAt: string;
  expiresAt: string;
  /** Who asked for it. */
  requestedBy: string;
  /** Whether the reader may approve: neither the one who asked nor the one it is about. */
  approvable: boolean;
}
