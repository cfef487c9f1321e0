import { IfGiven, IsFilled, PageQuery } from '@redmaple/platform';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength, Min } from 'class-validator';
import type { OrganisationEntity } from './organisation.entity.js';
import { type OrganisationState, organisationStates } from './organisation.policy.js';

export class NewOrganisation {
  @IsString()
  @IsFilled()
  @MaxLength(100)
  name: string;

  /** In the county's own words: 应急救援, 纠纷调解 … */
  @IsString()
  @IsFilled()
  @MaxLength(60)
  kind: string;

  /** `resident` for one that has moved in already; otherwise it begins as `applied`. */
  @IfGiven()
  @IsIn(['applied', 'resident'])
  state?: OrganisationState;

  /** Account of the project officer. An officer who registers an organisation is put in. */
  @IfGiven()
  @IsUUID()
  officerAccountId?: string;

  @IfGiven()
  @IsUUID()
  areaId?: string;
}

/** What is left out stays as it is. */
export class OrganisationChange {
  @IfGiven()
  @IsString()
  @IsFilled()
  @MaxLength(100)
  name?: string;

  @IfGiven()
  @IsString()
  @IsFilled()
  @MaxLength(60)
  kind?: string;

  /** applied → resident → graduated; any of them → left; left → applied. */
  @IfGiven()
  @IsIn(organisationStates)
  state?: OrganisationState;

  /** `null` takes it away; only operators may change it. */
  @IsOptional()
  @IsUUID()
  officerAccountId?: string | null;

  /** `null` takes it away. */
  @IsOptional()
  @IsUUID()
  areaId?: string | null;

  /** The version that was read. */
  @IsInt()
  @Min(1)
  version: number;
}

export class OrganisationQuery extends PageQuery {
  @IfGiven()
  @IsIn(organisationStates)
  state?: OrganisationState;
}

export class OrganisationView {
  id: string;
  name: string;
  kind: string;
  state: OrganisationState;
  officerAccountId?: string;
  areaId?: string;
  /** To be sent back with a change. */
  version: number;
}

export type OrganisationRow = Pick<
  OrganisationEntity,
  'id' | 'name' | 'kind' | 'state' | 'officerAccountId' | 'areaId' | 'version'
>;

export function toOrganisationView(row: OrganisationRow): OrganisationView {
  const { id, name, kind, state, officerAccountId, areaId, version } = row;
  return {
    id,
    name,
    kind,
    state,
    ...(officerAccountId !== null && { officerAccountId }),
    ...(areaId !== null && { areaId }),
    version,
  };
}
