import { Column, Entity } from 'typeorm';
import { CountyRow } from '../database/county-row.js';

/** A role of an account in a scope, for a time. */
@Entity({ schema: 'platform', name: 'role_grant' })
export class RoleGrantEntity extends CountyRow {
  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('text')
  role: string;

  @Column('text', { default: 'county' })
  scope: 'county' | 'organisation' | 'team';

  @Column('uuid', { name: 'scope_id', nullable: true })
  scopeId: string | null;

  @Column('timestamptz', { name: 'valid_from', default: () => 'now()' })
  validFrom: Date;

  @Column('timestamptz', { name: 'valid_to', nullable: true })
  validTo: Date | null;

  @Column('text', { name: 'granted_by' })
  grantedBy: string;

  /** Another person than the one who granted it. */
  @Column('text', { name: 'approved_by', nullable: true })
  approvedBy: string | null;
}
